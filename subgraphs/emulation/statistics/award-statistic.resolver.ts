import { sql } from 'kysely';
import { Arg, Args, Ctx, FieldResolver, Int, Query, Resolver, Root } from 'type-graphql';
import { Access } from '../../kit/access.js';
import { type Connection, connectionOf, PageArgs } from '../../kit/connection.js';
import type { GraphContext } from '../../kit/context.js';
import { IdFilter } from '../../kit/filter.js';
import { readPage } from '../../kit/page.js';
import { kindByCode } from '../award/award-kind.view.js';
import { AwardKind } from '../award/award-kind.js';
import { AdministrativeUnit } from '../references/administrative-unit.js';
import { toUnitSets } from '../references/organization-reach.view.js';
import { UnitScheme } from '../references/unit-scheme.js';
import { requireRoundYear } from '../round/round.rules.js';
import { AwardShare, readAwardShares } from './award-share.view.js';
import { AwardStatistic, awardsByUnit } from './award-statistic.view.js';
import { AwardTiming, readAwardTimings } from './award-timing.view.js';

const AwardStatisticConnection = connectionOf(AwardStatistic);
const NOWHERE = '00000000-0000-0000-0000-000000000000';
const BY_UNIT = {
  list: 'award-statistics',
  columns: sql`s.unit_id as "unitId", s.titles, s.forms, s.organizations`,
  orderBy: [{ expression: sql`coalesce(s.unit_id, ${NOWHERE})`, direction: 'ASC', type: 'uuid' }],
} as const;
const YearArg = () =>
  Arg('year', () => Int, { description: 'Calendar year of the achievements, e.g. 2023.' });

@Resolver(() => AwardStatistic)
export class AwardStatisticResolver {
  @Query(() => AwardStatisticConnection, {
    description: 'Awards of collectives of a year by commune, on the map of each decision or of today (Q14).',
  })
  awardStatistics(
    @YearArg() year: number,
    @Arg('unitScheme', () => UnitScheme, { description: 'On which map to count.' }) unitScheme: UnitScheme,
    @Arg('unit', () => IdFilter, {
      nullable: true,
      description: 'Only in this unit or below it, on that map.',
    })
    unit: IdFilter | null,
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() { db }: GraphContext,
  ): Promise<Connection<AwardStatistic>> {
    const from = awardsByUnit(unitScheme, requireRoundYear(year, 'year'), toUnitSets(unit, 'unit'));
    return readPage(db, { ...BY_UNIT, from, where: [] }, page);
  }

  @FieldResolver(() => AdministrativeUnit, {
    nullable: true,
    description: 'The commune; null: organisations that are on no unit of this map.',
  })
  unit(@Root() { unitId }: AwardStatistic): AdministrativeUnit | null {
    return unitId ? { id: unitId } : null;
  }

  @Access('PROVINCE_OFFICER', 'EMULATION_OFFICE', 'ANALYST')
  @Query(() => [AwardTiming], {
    description:
      'Median days to decision and publication, by level and award, a short list (clause 5b, Q22).',
  })
  awardTimings(@YearArg() year: number, @Ctx() { db }: GraphContext): Promise<AwardTiming[]> {
    return readAwardTimings(db, requireRoundYear(year, 'year'));
  }

  @Access('PROVINCE_OFFICER', 'EMULATION_OFFICE', 'ANALYST')
  @Query(() => [AwardShare], {
    description:
      'Collectives beside persons, workers beside leaders, by level, a short list (clause 5b, Q22).',
  })
  awardShares(@YearArg() year: number, @Ctx() { db }: GraphContext): Promise<AwardShare[]> {
    return readAwardShares(db, requireRoundYear(year, 'year'));
  }
}

@Resolver(() => AwardTiming)
export class AwardTimingResolver {
  @FieldResolver(() => AwardKind, { description: 'The award.' })
  kind(@Root() { kindCode }: AwardTiming, @Ctx() context: GraphContext) {
    return kindByCode(context).load(kindCode);
  }
}
