import { Arg, Ctx, FieldResolver, Int, Mutation, Query, Resolver, Root } from 'type-graphql';
import { Access } from '../../kit/access.js';
import { today } from '../../kit/clock.js';
import type { GraphContext } from '../../kit/context.js';
import { rowById, rowsByParent } from '../../kit/rows.js';
import { assertOrganizationWithinReach } from '../assessment/assessment-reach.view.js';
import { requireStatisticYear } from '../assessment/safety-assessment.rules.js';
import { IndustrialZone } from '../industrial-zone/industrial-zone.js';
import { Organization } from '../organization/organization.js';
import { KEEPERS, writeForOrganization } from '../organization/organization-record.view.js';
import { AdministrativeUnit } from '../place/administrative-unit.js';
import { mapDay } from '../place/unit-scheme.view.js';
import { requireRecordYear, yearOf } from '../readiness/yearly-record.rules.js';
import { keepYear } from '../readiness/yearly-record.view.js';
import { AggregateIndicator } from './aggregate-indicator.js';
import { RecordIndicatorsInput } from './indicator.inputs.js';
import { requireFittingIndicators, requireIndicators, showIndicators } from './indicator.rules.js';
import { IndicatorPlaceTotal, IndicatorTotals, readPlaces } from './indicator-total.view.js';

const indicatorsOf = rowsByParent(AggregateIndicator, 'organizationId', 'r.year desc');

@Resolver(() => Organization)
export class OrganizationIndicatorsResolver {
  @Access(...KEEPERS)
  @FieldResolver(() => [AggregateIndicator], {
    nullable: true,
    description: 'Its yearly counts, latest year first; for itself and the officers of its area (duty 3e).',
  })
  async indicators(@Root() { id }: Organization, @Ctx() context: GraphContext) {
    await assertOrganizationWithinReach(context, id);
    return (await indicatorsOf(context).load(id)) ?? [];
  }

  @Access('ORGANIZATION')
  @Mutation(() => AggregateIndicator, {
    description: 'Records, or corrects, what an organisation counted in a year; only it enters them (3e).',
  })
  recordIndicators(
    @Arg('input', () => RecordIndicatorsInput, { description: 'The counts.' }) input: RecordIndicatorsInput,
    @Ctx() context: GraphContext,
  ): Promise<AggregateIndicator> {
    const { year, version } = input;
    const counts = requireIndicators(input);
    return writeForOrganization(context, input.organizationId, (em, organization) => {
      requireFittingIndicators(organization.kind, counts);
      requireRecordYear(organization, year, yearOf(today()));
      return keepYear(em, AggregateIndicator, { organizationId: organization.id, year, version, ...counts });
    });
  }
}

@Resolver(() => IndicatorPlaceTotal)
export class IndicatorTotalsResolver {
  @Query(() => IndicatorTotals, {
    description:
      'Counts of thefts, fires, labour accidents and school violence of a year by place. Small counts are withheld from all but a PROVINCE_OFFICER of the whole register (domain 8.3).',
  })
  async indicatorTotals(
    @Arg('year', () => Int, { description: 'Calendar year, e.g. 2025.' }) year: number,
    @Ctx() { db, viewer }: GraphContext,
  ): Promise<IndicatorTotals> {
    const day = mapDay('AS_OF_EVENT', requireStatisticYear(year, today()), today());
    const rows = await readPlaces(db, year, day);
    const seesAll = viewer.role === 'PROVINCE_OFFICER' && viewer.area === undefined;
    return { year, ...showIndicators(rows, seesAll) };
  }

  @FieldResolver(() => AdministrativeUnit, {
    nullable: true,
    description: 'The commune, without the organisations in zones; null: a zone, or places together.',
  })
  unit(@Root() { unitId }: IndicatorPlaceTotal, @Ctx() context: GraphContext) {
    return unitId && rowById(AdministrativeUnit)(context).load(unitId);
  }

  @FieldResolver(() => IndustrialZone, {
    nullable: true,
    description: 'The industrial zone; null: a commune, or places together.',
  })
  zone(@Root() { zoneId }: IndicatorPlaceTotal, @Ctx() context: GraphContext) {
    return zoneId && rowById(IndustrialZone)(context).load(zoneId);
  }
}
