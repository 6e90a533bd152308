import { sql } from 'kysely';
import { Arg, Args, Ctx, FieldResolver, Query, Resolver, Root } from 'type-graphql';
import { Access } from '../../kit/access.js';
import { today } from '../../kit/clock.js';
import { type Connection, PageArgs } from '../../kit/connection.js';
import type { GraphContext } from '../../kit/context.js';
import { matches } from '../../kit/filter.js';
import { type OrderBy, orderKeys } from '../../kit/order.js';
import { readPage, type Sql } from '../../kit/page.js';
import { rowById } from '../../kit/rows.js';
import { LocalDate } from '../../kit/scalars.js';
import { organizationsOf } from '../references/asked-organizations.view.js';
import { organizationConditions } from '../references/organization-filter.view.js';
import {
  assertOrganizationWithinReach,
  KEEPERS,
  withinReach,
} from '../references/organization-reach.view.js';
import { Organization } from '../references/organization.js';
import { ProtectionPlan } from './protection-plan.js';
import { ProtectionStatusOrderBy, ProtectionStatusWhere } from './protection-status.inputs.js';
import {
  drilledOn,
  planCurrentOn,
  ProtectionStatus,
  ProtectionStatusConnection,
  statusColumns,
  statusesOf,
  statusOfOrganization,
} from './protection-status.view.js';

const ORDER = {
  PLAN_CONFIRMED_ON: { expression: sql`coalesce(c.confirmed_on, '0001-01-01'::date)`, type: 'date' },
  LAST_DRILL_ON: { expression: sql`coalesce(d.last_drill_on, '0001-01-01'::date)`, type: 'date' },
} as const;
const UNIQUE = { expression: sql`o.id`, type: 'uuid' } as const;

function conditionsOf(where: ProtectionStatusWhere | null, day: string): Sql[] {
  return [
    sql`coalesce(o.established_on <= ${day}, true)`,
    sql`coalesce(o.closed_on > ${day}, true)`,
    ...organizationConditions(where?.organization, day),
    ...matches(sql`(l.id is not null)`, where?.planInForce),
    ...matches(planCurrentOn(day), where?.planCurrent),
    ...matches(drilledOn(day), where?.drilled),
  ];
}

@Resolver(() => ProtectionStatus)
export class ProtectionStatusResolver {
  @Access('COMMUNE_OFFICER', 'PROVINCE_OFFICER')
  @Query(() => ProtectionStatusConnection, {
    description: 'Plan and drills of every organisation of the viewer’s area that is open on a day.',
  })
  protectionStatuses(
    @Arg('where', () => ProtectionStatusWhere, { nullable: true, description: 'Which to list; absent: all.' })
    where: ProtectionStatusWhere | null,
    @Arg('asOf', () => LocalDate, { nullable: true, description: 'The day; absent: today.' })
    asOf: string | null,
    @Arg('orderBy', () => [ProtectionStatusOrderBy], {
      defaultValue: [{ field: 'PLAN_CONFIRMED_ON', direction: 'ASC' }],
      description: 'Order; ties end in id order of the organisations.',
    })
    orderBy: OrderBy<keyof typeof ORDER>[],
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() { db, viewer }: GraphContext,
  ): Promise<Connection<ProtectionStatus>> {
    const day = asOf ?? today();
    const conditions = [withinReach(viewer), ...conditionsOf(where, day)];
    const list = {
      ...{ list: 'protection-statuses', columns: statusColumns(day) },
      from: statusesOf(organizationsOf(viewer, where?.organization, day), day),
    };
    return readPage(db, { ...list, where: conditions, orderBy: orderKeys(orderBy, ORDER, UNIQUE) }, page);
  }

  @FieldResolver(() => Organization, { description: 'Whose plan and drills they are.' })
  organization(@Root() { organizationId }: ProtectionStatus): Organization {
    return { id: organizationId };
  }

  @FieldResolver(() => ProtectionPlan, {
    nullable: true,
    description: 'The plan in force on the day; null: none is.',
  })
  plan(@Root() { planId }: ProtectionStatus, @Ctx() context: GraphContext) {
    return planId === null ? null : rowById(ProtectionPlan)(context).load(planId);
  }
}

@Resolver(() => Organization)
export class OrganizationProtectionStatusResolver {
  @Access(...KEEPERS)
  @FieldResolver(() => ProtectionStatus, {
    nullable: true,
    description:
      'Its protection plan and drills on a day; for itself and the officers of its area (duties 3e and 4e).',
  })
  async protectionStatus(
    @Root() { id }: Organization,
    @Arg('asOf', () => LocalDate, { nullable: true, description: 'The day; absent: today.' })
    asOf: string | null,
    @Ctx() context: GraphContext,
  ): Promise<ProtectionStatus | null> {
    await assertOrganizationWithinReach(context, id);
    return statusOfOrganization(context, { day: asOf ?? today() }).load(id);
  }
}
