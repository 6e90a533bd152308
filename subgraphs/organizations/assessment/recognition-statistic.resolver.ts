import { sql } from 'kysely';
import { Arg, Args, Ctx, FieldResolver, Int, Query, Resolver, Root } from 'type-graphql';
import { today } from '../../kit/clock.js';
import { type Connection, connectionOf, PageArgs } from '../../kit/connection.js';
import type { GraphContext } from '../../kit/context.js';
import { readPage } from '../../kit/page.js';
import { AdministrativeUnit } from '../place/administrative-unit.js';
import { UNIT_COLUMN } from '../place/unit-row.view.js';
import { mapDay, UnitScheme } from '../place/unit-scheme.view.js';
import {
  RecognitionStatistic,
  RecognitionStatisticWhere,
  STATISTIC_ORDER,
  statisticsOf,
  unitOfStatistic,
} from './recognition-statistic.view.js';
import { requireStatisticYear } from './safety-assessment.rules.js';

const RecognitionStatisticConnection = connectionOf(RecognitionStatistic);
const COLUMNS = sql`${UNIT_COLUMN}, s.eligible, s.registered, s.assessed, s.recognised`;

@Resolver(() => RecognitionStatistic)
export class RecognitionStatisticResolver {
  @Query(() => RecognitionStatisticConnection, {
    description: 'Registered, assessed and recognised subjects of a year by commune, by code (clause 2c).',
  })
  recognitionStatistics(
    @Arg('year', () => Int, { description: 'Calendar year, e.g. 2023.' }) year: number,
    @Arg('unitScheme', () => UnitScheme, { description: 'On which map to count.' }) unitScheme: UnitScheme,
    @Arg('where', () => RecognitionStatisticWhere, { nullable: true, description: 'Which to count.' })
    where: RecognitionStatisticWhere | null,
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() { db }: GraphContext,
  ): Promise<Connection<RecognitionStatistic>> {
    const day = mapDay(unitScheme, requireStatisticYear(year, today()), today());
    const list = { list: 'recognition-statistics', columns: COLUMNS, orderBy: STATISTIC_ORDER };
    const from = statisticsOf(year, day, where);
    return readPage(db, { ...list, from, where: unitOfStatistic(where?.unit) }, page);
  }

  @FieldResolver(() => AdministrativeUnit, {
    nullable: true,
    description:
      'The commune; null: subjects that are on no unit of this map, such as those of split communes.',
  })
  unit(@Root() { unit }: RecognitionStatistic): AdministrativeUnit | null {
    return unit;
  }
}
