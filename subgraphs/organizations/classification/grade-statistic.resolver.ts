import { sql } from 'kysely';
import { Arg, Args, Ctx, FieldResolver, Int, Query, Resolver, Root } from 'type-graphql';
import { Access } from '../../kit/access.js';
import { today } from '../../kit/clock.js';
import { type Connection, connectionOf, PageArgs } from '../../kit/connection.js';
import type { GraphContext } from '../../kit/context.js';
import { readPage } from '../../kit/page.js';
import { STATISTIC_ORDER, unitOfStatistic } from '../assessment/recognition-statistic.view.js';
import { requireStatisticYear } from '../assessment/safety-assessment.rules.js';
import { AdministrativeUnit } from '../place/administrative-unit.js';
import { UNIT_COLUMN } from '../place/unit-row.view.js';
import { mapDay, UnitScheme } from '../place/unit-scheme.view.js';
import { GradeStatistic, GradeStatisticWhere, gradesByUnit } from './grade-statistic.view.js';
import { seesSmallCells, withhold } from './movement-classification.rules.js';

const GradeStatisticConnection = connectionOf(GradeStatistic);
const COLUMNS = sql`s.unit_id as "unitId", ${UNIT_COLUMN}, s.excellent, s.good, s.average, s.weak, s.ungraded`;

@Resolver(() => GradeStatistic)
export class GradeStatisticResolver {
  @Access('COMMUNE_OFFICER', 'PROVINCE_OFFICER', 'EMULATION_OFFICE', 'ANALYST')
  @Query(() => GradeStatisticConnection, {
    description: 'Grades of a year by commune, by code: how uneven the movement is (weakness P2).',
  })
  async gradeStatistics(
    @Arg('year', () => Int, { description: 'Calendar year, e.g. 2023.' }) year: number,
    @Arg('unitScheme', () => UnitScheme, { description: 'On which map to count.' }) unitScheme: UnitScheme,
    @Arg('where', () => GradeStatisticWhere, { nullable: true, description: 'Where to count.' })
    where: GradeStatisticWhere | null,
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() { db, viewer }: GraphContext,
  ): Promise<Connection<GradeStatistic>> {
    const day = mapDay(unitScheme, requireStatisticYear(year, today()), today());
    const list = { list: 'grade-statistics', columns: COLUMNS, orderBy: STATISTIC_ORDER };
    const query = { ...list, from: gradesByUnit(year, day), where: unitOfStatistic(where?.unit) };
    const found = await readPage<GradeStatistic>(db, query, page);
    const shown = found.edges.map(({ cursor, node }) => ({
      cursor,
      node: seesSmallCells(viewer, node.unitId) ? node : withhold(node),
    }));
    return { ...found, edges: shown, nodes: shown.map(({ node }) => node) };
  }

  @FieldResolver(() => AdministrativeUnit, {
    nullable: true,
    description: 'The commune; null: organisations that are on no unit of this map.',
  })
  unit(@Root() { unit }: GradeStatistic): AdministrativeUnit | null {
    return unit;
  }
}
