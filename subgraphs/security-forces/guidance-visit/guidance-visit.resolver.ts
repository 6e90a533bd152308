import { sql } from 'kysely';
import { Arg, Args, Ctx, FieldResolver, Query, Resolver, Root } from 'type-graphql';
import { Access } from '../../kit/access.js';
import { today } from '../../kit/clock.js';
import { type Connection, PageArgs } from '../../kit/connection.js';
import type { GraphContext } from '../../kit/context.js';
import { matches } from '../../kit/filter.js';
import { type OrderBy, orderKeys } from '../../kit/order.js';
import { readPage, type Sql } from '../../kit/page.js';
import { LocalDate } from '../../kit/scalars.js';
import { organizationConditions } from '../references/organization-filter.view.js';
import {
  assertOrganizationWithinReach,
  KEEPERS,
  withinReach,
} from '../references/organization-reach.view.js';
import { Organization } from '../references/organization.js';
import {
  GUIDANCE_COLUMNS,
  guidedOrganizations,
  GuidanceStatus,
  GuidanceStatusConnection,
  GuidanceVisitConnection,
  visitsOfOrganization,
} from './guidance-status.view.js';
import { GuidanceStatusOrderBy, GuidanceStatusWhere } from './guidance-visit.inputs.js';
import { GuidanceVisit } from './guidance-visit.js';

const ORDER = {
  LAST_VISITED_ON: { expression: sql`coalesce(v.last_visited_on, '0001-01-01'::date)`, type: 'date' },
} as const;
const UNIQUE = { expression: sql`o.id`, type: 'uuid' } as const;

function conditionsOf(where: GuidanceStatusWhere | null, day: string): Sql[] {
  return [
    sql`coalesce(o.established_on <= ${day}, true)`,
    sql`coalesce(o.closed_on > ${day}, true)`,
    ...organizationConditions(where?.organization, day),
    ...(where?.notVisitedSince ? [sql`coalesce(v.last_visited_on < ${where.notVisitedSince}, true)`] : []),
    ...matches(sql`(coalesce(v.overdue, 0) > 0)`, where?.followUpOverdue),
  ];
}

@Resolver(() => GuidanceStatus)
export class GuidanceStatusResolver {
  @Access('COMMUNE_OFFICER', 'PROVINCE_OFFICER')
  @Query(() => GuidanceStatusConnection, {
    description: 'Guidance of every organisation of the viewer’s area that is open on a day (duty 1c).',
  })
  guidanceStatuses(
    @Arg('where', () => GuidanceStatusWhere, { nullable: true, description: 'Which to list; absent: all.' })
    where: GuidanceStatusWhere | null,
    @Arg('asOf', () => LocalDate, { nullable: true, description: 'The day; absent: today.' })
    asOf: string | null,
    @Arg('orderBy', () => [GuidanceStatusOrderBy], {
      defaultValue: [{ field: 'LAST_VISITED_ON', direction: 'ASC' }],
      description: 'Order; ties end in id order of the organisations.',
    })
    orderBy: OrderBy<keyof typeof ORDER>[],
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() { db, viewer }: GraphContext,
  ): Promise<Connection<GuidanceStatus>> {
    const day = asOf ?? today();
    const list = {
      ...{ list: 'guidance-statuses', columns: GUIDANCE_COLUMNS, from: guidedOrganizations(day) },
      where: [withinReach(viewer), ...conditionsOf(where, day)],
    };
    return readPage(db, { ...list, orderBy: orderKeys(orderBy, ORDER, UNIQUE) }, page);
  }

  @FieldResolver(() => Organization, { description: 'Whose guidance it is.' })
  organization(@Root() { organizationId }: GuidanceStatus): Organization {
    return { id: organizationId };
  }
}

@Resolver(() => GuidanceVisit)
export class GuidanceVisitResolver {
  @FieldResolver(() => Organization, { description: 'Organisation that was visited.' })
  organization(@Root() { organizationId }: GuidanceVisit): Organization {
    return { id: organizationId };
  }
}

@Resolver(() => Organization)
export class OrganizationGuidanceVisitsResolver {
  @Access(...KEEPERS)
  @FieldResolver(() => GuidanceVisitConnection, {
    nullable: true,
    description: 'Visits of police, latest first; for itself and the officers of its area (duty 1c).',
  })
  async guidanceVisits(
    @Root() { id }: Organization,
    @Args(() => PageArgs) { first, after }: PageArgs,
    @Ctx() context: GraphContext,
  ) {
    await assertOrganizationWithinReach(context, id);
    return visitsOfOrganization(context, { first, after: after ?? null }).load(id);
  }
}
