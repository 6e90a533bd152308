import { sql } from 'kysely';
import { Arg, Args, Ctx, FieldResolver, Query, Resolver, Root } from 'type-graphql';
import { Access } from '../../kit/access.js';
import { today } from '../../kit/clock.js';
import { type Connection, connectionOf, PageArgs } from '../../kit/connection.js';
import type { GraphContext } from '../../kit/context.js';
import { readPage } from '../../kit/page.js';
import { placedWithin, toUnitSets, withinReach } from '../references/organization-reach.view.js';
import { Organization } from '../references/organization.js';
import { unnominated, UnnominatedOrganization, UnnominatedWhere } from './unnominated.view.js';

const UnnominatedOrganizationConnection = connectionOf(UnnominatedOrganization);
const LIST = {
  list: 'unnominated-organizations',
  columns: sql`x.organization_id as "organizationId", x.last_year as "lastYear", x.years`,
  orderBy: [{ expression: sql`x.organization_id`, direction: 'ASC', type: 'uuid' }],
} as const;

@Resolver(() => UnnominatedOrganization)
export class UnnominatedResolver {
  @Access('COMMUNE_OFFICER', 'PROVINCE_OFFICER', 'EMULATION_OFFICE', 'ANALYST')
  @Query(() => UnnominatedOrganizationConnection, {
    description:
      'Organisations of one grade years in a row, without any nomination that was handed in or award (Q3); in the viewer’s reach, for an analyst all.',
  })
  unnominatedOrganizations(
    @Arg('where', () => UnnominatedWhere, { description: 'Which to list.' }) where: UnnominatedWhere,
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() { db, viewer }: GraphContext,
  ): Promise<Connection<UnnominatedOrganization>> {
    const organization = sql`x.organization_id`;
    const conditions = [
      viewer.role === 'ANALYST' ? sql`true` : withinReach(viewer, organization),
      ...toUnitSets(where.unit, 'where.unit').map((units) =>
        placedWithin(units, organization, sql`cast(${today()} as date)`),
      ),
    ];
    const from = unnominated(where.grade, where.consecutiveYears);
    return readPage(db, { ...LIST, from, where: conditions }, page);
  }

  @FieldResolver(() => Organization, { nullable: true, description: 'The organisation.' })
  organization(@Root() { organizationId }: UnnominatedOrganization): Organization {
    return { id: organizationId };
  }
}
