import { sql } from 'kysely';
import { Arg, Args, Ctx, FieldResolver, ID, Int, Query, Resolver, Root } from 'type-graphql';
import { Access } from '../../kit/access.js';
import { columnsOf } from '../../kit/columns.js';
import { type Connection, connectionOf, PageArgs } from '../../kit/connection.js';
import type { GraphContext } from '../../kit/context.js';
import { Refusal } from '../../kit/errors.js';
import { requireId } from '../../kit/ids.js';
import { readPage, type Sql } from '../../kit/page.js';
import { rowById } from '../../kit/rows.js';
import { requireYear } from '../activity/campaign-activity.rules.js';
import { AdministrativeUnit } from '../references/administrative-unit.js';
import { ON_TODAYS_MAP, type UnitScheme, UnitSchemeArg } from '../references/unit-scheme.js';
import { unitsOf } from '../references/organization-reach.view.js';
import {
  type FestivalAbsence,
  FestivalAbsenceConnection,
  FestivalObliged,
  readAbsences,
} from './festival-absence.view.js';
import { FestivalPlan } from './festival-plan.js';
import { festivalOfPlan, festivalOfUnit, FestivalSummary } from './festival-summary.view.js';
import { FestivalPlanWhere } from './festival.inputs.js';

const FestivalPlanConnection = connectionOf(FestivalPlan);

function conditionsOf(where: FestivalPlanWhere | null): Sql[] {
  const units = unitsOf(where?.unit);
  return [
    ...(where?.year == null ? [] : [sql`p.year = ${requireYear(where.year, 'where.year')}`]),
    ...(units ? [sql`p.area_ids && cast(${units} as uuid[])`] : []),
  ];
}

@Resolver(() => FestivalPlan)
export class FestivalPlanResolver {
  @Query(() => FestivalPlan, { nullable: true, description: 'One festival plan by id; null: there is none.' })
  festivalPlan(
    @Arg('id', () => ID, { description: 'Id in the graph.' }) id: string,
    @Ctx() context: GraphContext,
  ) {
    return rowById(FestivalPlan)(context).load(requireId(id, 'id'));
  }

  @Query(() => FestivalPlanConnection, { description: 'Plans for the festival, latest year first.' })
  festivalPlans(
    @Arg('where', () => FestivalPlanWhere, { nullable: true, description: 'Which to list; absent: all.' })
    where: FestivalPlanWhere | null,
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() { db }: GraphContext,
  ): Promise<Connection<FestivalPlan>> {
    const query = {
      ...{
        list: 'festival-plans',
        columns: columnsOf(FestivalPlan, 'p'),
        from: sql`campaigns.festival_plan p`,
      },
      where: conditionsOf(where),
      orderBy: [
        { expression: sql`p.year`, direction: 'DESC', type: 'int' },
        { expression: sql`p.id`, direction: 'ASC', type: 'uuid' },
      ],
    } as const;
    return readPage(db, query, page);
  }

  @Access('COMMUNE_OFFICER', 'PROVINCE_OFFICER', 'EMULATION_OFFICE', 'ANALYST')
  @Query(() => FestivalAbsenceConnection, {
    description:
      'Hosts the plan obliged, in the viewer’s reach, that held no event inside its window (clause 2e).',
  })
  async festivalAbsences(
    @Arg('planId', () => ID, { description: 'The plan.' }) planId: string,
    @Arg('obliged', () => FestivalObliged, { description: 'Communes or organisations.' })
    obliged: FestivalObliged,
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() context: GraphContext,
  ): Promise<Connection<FestivalAbsence>> {
    const id = requireId(planId, 'planId');
    const plan = await rowById(FestivalPlan)(context).load(id);
    if (!plan) throw new Refusal('NOT_FOUND', `No festival plan has the id ${id}.`, { path: 'planId' });
    return readAbsences(context, { plan, obliged }, page);
  }

  @FieldResolver(() => AdministrativeUnit, { nullable: true, description: 'Unit whose plan it is.' })
  unit(@Root() { unitId }: FestivalPlan): AdministrativeUnit {
    return { id: unitId };
  }

  @FieldResolver(() => FestivalSummary, { description: 'Events held under this plan, in figures.' })
  summary(@Root() { id }: FestivalPlan, @Ctx() context: GraphContext) {
    return festivalOfPlan(context).load(id);
  }
}

@Resolver(() => AdministrativeUnit)
export class UnitFestivalResolver {
  @FieldResolver(() => FestivalSummary, {
    nullable: true,
    description:
      'Festival events of a year in this unit, below it, and of organisations there on the day (or there today). ' +
      ON_TODAYS_MAP,
  })
  festivalSummary(
    @Root() { id }: AdministrativeUnit,
    @Arg('year', () => Int, { description: 'Calendar year, e.g. 2026.' }) year: number,
    @UnitSchemeArg() unitScheme: UnitScheme,
    @Ctx() context: GraphContext,
  ) {
    return festivalOfUnit(context, { year: requireYear(year, 'year'), unitScheme }).load(id);
  }
}
