import { sql } from 'kysely';
import { Arg, Args, Ctx, FieldResolver, ID, Query, Resolver, Root } from 'type-graphql';
import { columnsOf } from '../../kit/columns.js';
import { type Connection, connectionOf, PageArgs } from '../../kit/connection.js';
import type { GraphContext } from '../../kit/context.js';
import { matches, matchesId } from '../../kit/filter.js';
import { requireId } from '../../kit/ids.js';
import { createLoader } from '../../kit/loader.js';
import { type OrderKey, readPage, readPagePerParent, type Sql } from '../../kit/page.js';
import { rowById } from '../../kit/rows.js';
import { inYear } from '../activity/activity-list.view.js';
import { requireYear } from '../activity/campaign-activity.rules.js';
import { AdministrativeUnit } from '../references/administrative-unit.js';
import { placedWithin, unitsOf } from '../references/organization-reach.view.js';
import { Organization } from '../references/organization.js';
import { FestivalEvent } from './festival-event.js';
import { FestivalPlan } from './festival-plan.js';
import { FestivalEventWhere } from './festival.inputs.js';

const FestivalEventConnection = connectionOf(FestivalEvent);
const COLUMNS = columnsOf(FestivalEvent, 'e');
const FROM = sql`campaigns.festival_event e`;
const COUNTED = sql`not e.withdrawn`;
const LATEST_FIRST: readonly OrderKey[] = [
  { expression: sql`e.held_on`, direction: 'DESC', type: 'date' },
  { expression: sql`e.id`, direction: 'DESC', type: 'uuid' },
];

function conditionsOf(where: FestivalEventWhere | null): Sql[] {
  const units = unitsOf(where?.unit);
  return [
    COUNTED,
    ...(where?.year == null ? [] : [inYear(sql`e.held_on`, requireYear(where.year, 'where.year'))]),
    ...matchesId(sql`e.plan_id`, where?.plan, 'where.plan'),
    ...matches(sql`e.level`, where?.level),
    ...(units
      ? [
          sql`(e.area_ids && cast(${units} as uuid[]) or ${placedWithin(units, sql`e.organization_id`, sql`e.held_on`)})`,
        ]
      : []),
  ];
}

const eventsOfOrganization = createLoader(({ db }: GraphContext, parents, page: PageArgs) =>
  readPagePerParent<FestivalEvent>(
    db,
    {
      ...{ list: 'organization-festival-events', columns: COLUMNS, from: FROM, where: [COUNTED] },
      ...{ orderBy: LATEST_FIRST, parent: sql`e.organization_id`, parents },
    },
    page,
  ),
);

@Resolver(() => FestivalEvent)
export class FestivalEventResolver {
  @Query(() => FestivalEvent, { nullable: true, description: 'One event by id; null: there is none.' })
  festivalEvent(
    @Arg('id', () => ID, { description: 'Id in the graph.' }) id: string,
    @Ctx() context: GraphContext,
  ) {
    return rowById(FestivalEvent)(context).load(requireId(id, 'id'));
  }

  @Query(() => FestivalEventConnection, {
    description: 'Festival events that count, latest first, a page at a time (clause 2e).',
  })
  festivalEvents(
    @Arg('where', () => FestivalEventWhere, { nullable: true, description: 'Which to list; absent: all.' })
    where: FestivalEventWhere | null,
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() { db }: GraphContext,
  ): Promise<Connection<FestivalEvent>> {
    const list = { list: 'festival-events', columns: COLUMNS, from: FROM, orderBy: LATEST_FIRST };
    return readPage(db, { ...list, where: conditionsOf(where) }, page);
  }

  @FieldResolver(() => FestivalPlan, { description: 'Plan it was held under.' })
  plan(@Root() { planId }: FestivalEvent, @Ctx() context: GraphContext) {
    return rowById(FestivalPlan)(context).load(planId);
  }

  @FieldResolver(() => Organization, { nullable: true, description: 'Its host; null: a unit held it.' })
  organization(@Root() { organizationId }: FestivalEvent): Organization | null {
    return organizationId ? { id: organizationId } : null;
  }

  @FieldResolver(() => AdministrativeUnit, {
    nullable: true,
    description: 'Its host, or the commune of the residential area; null: an organisation held it.',
  })
  unit(@Root() { unitId }: FestivalEvent): AdministrativeUnit | null {
    return unitId ? { id: unitId } : null;
  }
}

@Resolver(() => Organization)
export class OrganizationFestivalResolver {
  @FieldResolver(() => FestivalEventConnection, {
    nullable: true,
    description: 'Festival events it held, latest first (clause 2e).',
  })
  festivalEvents(
    @Root() { id }: Organization,
    @Args(() => PageArgs) { first, after }: PageArgs,
    @Ctx() context: GraphContext,
  ) {
    return eventsOfOrganization(context, { first, after: after ?? null }).load(id);
  }
}
