import { sql } from 'kysely';
import { Arg, Args, Ctx, FieldResolver, ID, Int, Query, Resolver, Root } from 'type-graphql';
import { type Connection, PageArgs } from '../../kit/connection.js';
import type { GraphContext } from '../../kit/context.js';
import { matches } from '../../kit/filter.js';
import { requireId } from '../../kit/ids.js';
import { createLoader } from '../../kit/loader.js';
import { readPage, readPagePerParent, type Sql } from '../../kit/page.js';
import { rowById } from '../../kit/rows.js';
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

const awardsOfOrganization = createLoader(
  ({ db }: GraphContext, parents, { year, ...page }: PageArgs & { year: number | null }) => {
    const mine = { where: matches(sql`a.year`, { eq: year }), parent: sql`a.organization_id`, parents };
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
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() context: GraphContext,
  ) {
    return awardsOfOrganization(context, { first: page.first, after: page.after ?? null, year }).load(
      organization.id,
    );
  }
}
