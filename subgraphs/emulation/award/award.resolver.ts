import { sql } from 'kysely';
import { Arg, Args, Ctx, FieldResolver, ID, Int, Query, Resolver, Root } from 'type-graphql';
import type { Day } from '../../kit/clock.js';
import { type Connection, PageArgs } from '../../kit/connection.js';
import type { GraphContext } from '../../kit/context.js';
import { matches } from '../../kit/filter.js';
import { requireId } from '../../kit/ids.js';
import { createLoader } from '../../kit/loader.js';
import { readPage, readPagePerParent, type Sql } from '../../kit/page.js';
import { rowById } from '../../kit/rows.js';
import { LocalDate } from '../../kit/scalars.js';
import { placedWithin, toUnitSets } from '../references/organization-reach.view.js';
import { Organization } from '../references/organization.js';
import {
  AWARD_LIST,
  AwardConnection,
  type AwardOrder,
  LATEST_AWARD_FIRST,
  toAwardOrder,
} from './award-list.view.js';
import { Award } from './award.js';
import { AwardOrderBy, AwardWhere } from './award.inputs.js';

function conditionsOf(where: AwardWhere | null): Sql[] {
  return [
    ...matches(sql`a.year`, where?.year),
    ...matches(sql`a.level`, where?.level),
    ...matches(sql`a.title`, where?.title),
    ...matches(sql`a.form`, where?.form),
    ...toUnitSets(where?.unit, 'where.unit').map((units) =>
      placedWithin(units, sql`a.organization_id`, sql`a.decided_on`),
    ),
  ];
}

interface AwardPage extends PageArgs {
  year: number | null;
  asOf: Day | null;
}

/** Decided by a day, and not revoked until it. */
const stoodOn = (day: Day): Sql => sql`(a.decided_on <= ${day} and coalesce(a.revoked_on > ${day}, true))`;

const awardsOfOrganization = createLoader(
  ({ db }: GraphContext, parents, { year, asOf, ...page }: AwardPage) => {
    const where = [...matches(sql`a.year`, { eq: year }), ...(asOf ? [stoodOn(asOf)] : [])];
    const mine = { where, parent: sql`a.organization_id`, parents };
    const query = { ...AWARD_LIST, list: 'organization-awards', ...mine };
    return readPagePerParent<Award>(db, query, page);
  },
);

@Resolver(() => Award)
export class AwardResolver {
  @Query(() => Award, {
    nullable: true,
    description: 'One award of an organisation by id; null: there is none.',
  })
  award(@Arg('id', () => ID, { description: 'Id in the graph.' }) id: string, @Ctx() context: GraphContext) {
    return rowById(Award)(context).load(requireId(id, 'id'));
  }

  @Query(() => AwardConnection, {
    description: 'Awards of organisations, revoked ones included, a page at a time.',
  })
  awards(
    @Arg('where', () => AwardWhere, { nullable: true, description: 'Which to list.' })
    where: AwardWhere | null,
    @Arg('orderBy', () => [AwardOrderBy], {
      defaultValue: LATEST_AWARD_FIRST,
      description: 'Order; ties end in id order.',
    })
    orderBy: AwardOrder[],
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() { db }: GraphContext,
  ): Promise<Connection<Award>> {
    const chosen = { where: conditionsOf(where), orderBy: toAwardOrder(orderBy) };
    return readPage(db, { ...AWARD_LIST, list: 'awards', ...chosen }, page);
  }

  @FieldResolver(() => Organization, { nullable: true, description: 'Organisation that received it.' })
  organization(@Root() award: Award): Organization {
    return { id: award.organizationId };
  }
}

@Resolver(() => Organization)
export class OrganizationAwardsResolver {
  @FieldResolver(() => AwardConnection, {
    nullable: true,
    description: 'Its awards, latest decision first; revoked ones stay, marked (R18).',
  })
  awards(
    @Root() organization: Organization,
    @Arg('year', () => Int, { nullable: true, description: 'Year of the achievement; absent: all years.' })
    year: number | null,
    @Arg('asOf', () => LocalDate, {
      nullable: true,
      description: 'Those that stood on this day: decided by then, not revoked until then. Absent: all.',
    })
    asOf: string | null,
    @Args(() => PageArgs) { first, after }: PageArgs,
    @Ctx() context: GraphContext,
  ) {
    const page = { first, after: after ?? null, year, asOf };
    return awardsOfOrganization(context, page).load(organization.id);
  }
}
