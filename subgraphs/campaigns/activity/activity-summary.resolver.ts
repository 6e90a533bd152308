import { Arg, Args, Ctx, FieldResolver, Int, Resolver, Root } from 'type-graphql';
import { PageArgs } from '../../kit/connection.js';
import type { GraphContext } from '../../kit/context.js';
import { LocalDate } from '../../kit/scalars.js';
import { AdministrativeUnit } from '../references/administrative-unit.js';
import { Organization } from '../references/organization.js';
import { ON_TODAYS_MAP, type UnitScheme, UnitSchemeArg } from '../references/unit-scheme.js';
import { ActivityConnection, activitiesOfHost } from './activity-list.view.js';
import { ActivitySummary, summaryOfHost, summaryOfUnit } from './activity-summary.view.js';
import { requireYear } from './campaign-activity.rules.js';

const YearArg = () => Arg('year', () => Int, { description: 'Calendar year, e.g. 2026.' });
const AsOfArg = () =>
  Arg('asOf', () => LocalDate, {
    nullable: true,
    description: 'Held on this day or before, as they count today; absent: whenever.',
  });

@Resolver(() => Organization)
export class OrganizationActivitiesResolver {
  @FieldResolver(() => ActivityConnection, {
    nullable: true,
    description: 'Its awareness activities of public campaigns, latest first (duty 1a).',
  })
  activities(
    @Root() { id }: Organization,
    @Args(() => PageArgs) { first, after }: PageArgs,
    @Arg('year', () => Int, { nullable: true, description: 'Calendar year they were held in; absent: any.' })
    year: number | null,
    @AsOfArg() asOf: string | null,
    @Ctx() context: GraphContext,
  ) {
    const when = { year: year == null ? null : requireYear(year, 'year'), asOf };
    return activitiesOfHost(context, { first, after: after ?? null, ...when }).load(id);
  }

  @FieldResolver(() => ActivitySummary, {
    nullable: true,
    description: 'Its awareness activities of a year in figures (measure P4).',
  })
  activitySummary(
    @Root() { id }: Organization,
    @YearArg() year: number,
    @AsOfArg() asOf: string | null,
    @Ctx() context: GraphContext,
  ) {
    return summaryOfHost(context, { year: requireYear(year, 'year'), asOf }).load(id);
  }
}

@Resolver(() => AdministrativeUnit)
export class UnitActivitiesResolver {
  @FieldResolver(() => ActivitySummary, {
    nullable: true,
    description:
      'Activities of a year whose host was in this unit, or below it, on the day (or is there today), taken together. ' +
      ON_TODAYS_MAP,
  })
  activitySummary(
    @Root() { id }: AdministrativeUnit,
    @YearArg() year: number,
    @UnitSchemeArg() unitScheme: UnitScheme,
    @Ctx() context: GraphContext,
  ) {
    return summaryOfUnit(context, { year: requireYear(year, 'year'), unitScheme }).load(id);
  }
}
