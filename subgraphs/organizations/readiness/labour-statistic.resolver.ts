import { Arg, Args, Ctx, FieldResolver, Int, Query, Resolver, Root } from 'type-graphql';
import { Access } from '../../kit/access.js';
import { today } from '../../kit/clock.js';
import { type Connection, connectionOf, PageArgs } from '../../kit/connection.js';
import type { GraphContext } from '../../kit/context.js';
import { readPage } from '../../kit/page.js';
import { rowById } from '../../kit/rows.js';
import { requireStatisticYear } from '../assessment/safety-assessment.rules.js';
import { IndustrialZone } from '../industrial-zone/industrial-zone.js';
import { AdministrativeUnit } from '../place/administrative-unit.js';
import { mapDay, UnitScheme } from '../place/unit-scheme.view.js';
import { LabourPlace, LabourStatistic, labourStatistics } from './labour-statistic.view.js';

const LabourStatisticConnection = connectionOf(LabourStatistic);

@Resolver(() => LabourStatistic)
export class LabourStatisticResolver {
  @Access('PROVINCE_OFFICER', 'PARTNER:LABOUR_FEDERATION')
  @Query(() => LabourStatisticConnection, {
    description:
      'Large enterprises without a trade union and their labour-law sessions by place, most without first; of the area of the viewer (clauses 4d, 4f).',
  })
  labourStatistics(
    @Arg('year', () => Int, { description: 'Calendar year, e.g. 2025.' }) year: number,
    @Arg('by', () => LabourPlace, { description: 'By commune or by zone.' }) by: LabourPlace,
    @Arg('unitScheme', () => UnitScheme, { description: 'Where enterprises count: then or today.' })
    unitScheme: UnitScheme,
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() { db, viewer }: GraphContext,
  ): Promise<Connection<LabourStatistic>> {
    const counted = requireStatisticYear(year, today());
    const until = mapDay('AS_OF_EVENT', counted, today());
    const span = { year: counted, until, mapDay: mapDay(unitScheme, counted, today()) };
    return readPage(db, labourStatistics(viewer, by, span), page);
  }

  @FieldResolver(() => AdministrativeUnit, {
    nullable: true,
    description: 'The commune; null: by zone, or on no unit of the map.',
  })
  unit(@Root() { by, placeId }: LabourStatistic, @Ctx() context: GraphContext) {
    return by === 'COMMUNE' && placeId ? rowById(AdministrativeUnit)(context).load(placeId) : null;
  }

  @FieldResolver(() => IndustrialZone, { nullable: true, description: 'The zone; null: by commune.' })
  zone(@Root() { by, placeId }: LabourStatistic, @Ctx() context: GraphContext) {
    return by === 'ZONE' && placeId ? rowById(IndustrialZone)(context).load(placeId) : null;
  }
}
