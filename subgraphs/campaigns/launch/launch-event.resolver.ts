import { sql } from 'kysely';
import { Arg, Args, Ctx, FieldResolver, Int, Resolver, Root } from 'type-graphql';
import { today } from '../../kit/clock.js';
import { columnsOf } from '../../kit/columns.js';
import { connectionOf, PageArgs } from '../../kit/connection.js';
import type { GraphContext } from '../../kit/context.js';
import { refuseInput } from '../../kit/errors.js';
import { createLoader } from '../../kit/loader.js';
import { readPagePerParent } from '../../kit/page.js';
import { rowById } from '../../kit/rows.js';
import { LocalDate } from '../../kit/scalars.js';
import { Campaign } from '../campaign/campaign.js';
import { AdministrativeUnit } from '../references/administrative-unit.js';
import { IndustrialZone } from '../references/industrial-zone.js';
import { Organization } from '../references/organization.js';
import { launchesOfUnit, launchesOfZone, type LaunchSpan, LaunchSummary } from './launch-summary.view.js';
import { LaunchEvent } from './launch-event.js';

const LaunchEventConnection = connectionOf(LaunchEvent);

const launchesOfOrganization = createLoader(({ db }: GraphContext, parents, page: PageArgs) => {
  const query = {
    ...{ list: 'organization-launches', columns: columnsOf(LaunchEvent, 'e') },
    ...{ from: sql`campaigns.launch_event e`, where: [sql`not e.withdrawn`] },
    ...{ parent: sql`e.organization_id`, parents },
    orderBy: [
      { expression: sql`e.held_on`, direction: 'DESC', type: 'date' },
      { expression: sql`e.id`, direction: 'DESC', type: 'uuid' },
    ],
  } as const;
  return readPagePerParent<LaunchEvent>(db, query, page);
});

/** Longest span looked back at: ten years. */
const MAX_MONTHS = 120;

function toSpan(months: number, asOf: string | null): LaunchSpan {
  if (months < 1 || months > MAX_MONTHS)
    refuseInput('months', `is ${months}; 1 to ${MAX_MONTHS} are looked at`);
  return { months, asOf: asOf ?? today() };
}

const MonthsArg = () =>
  Arg('months', () => Int, { defaultValue: 24, description: 'Months looked back, 1 to 120.' });
const AsOfArg = () =>
  Arg('asOf', () => LocalDate, { nullable: true, description: 'Last day of the span; absent: today.' });

@Resolver(() => LaunchEvent)
export class LaunchEventResolver {
  @FieldResolver(() => Organization, { nullable: true, description: 'Enterprise in which it was held.' })
  organization(@Root() { organizationId }: LaunchEvent): Organization {
    return { id: organizationId };
  }

  @FieldResolver(() => Campaign, {
    nullable: true,
    description: 'LAUNCH campaign that prepared it; null: none did.',
  })
  campaign(@Root() { campaignId }: LaunchEvent, @Ctx() context: GraphContext) {
    return campaignId && rowById(Campaign)(context).load(campaignId);
  }
}

@Resolver(() => Organization)
export class OrganizationLaunchesResolver {
  @FieldResolver(() => LaunchEventConnection, {
    nullable: true,
    description: 'Launches of the movement held in it, latest first (clause 4g).',
  })
  launches(
    @Root() { id }: Organization,
    @Args(() => PageArgs) { first, after }: PageArgs,
    @Ctx() context: GraphContext,
  ) {
    return launchesOfOrganization(context, { first, after: after ?? null }).load(id);
  }
}

@Resolver(() => IndustrialZone)
export class ZoneLaunchesResolver {
  @FieldResolver(() => LaunchSummary, {
    nullable: true,
    description: 'Launches by the enterprises that are in the zone on a day (clause 4g).',
  })
  launchSummary(
    @Root() { id }: IndustrialZone,
    @MonthsArg() months: number,
    @AsOfArg() asOf: string | null,
    @Ctx() context: GraphContext,
  ) {
    return launchesOfZone(context, toSpan(months, asOf)).load(id);
  }
}

@Resolver(() => AdministrativeUnit)
export class UnitLaunchesResolver {
  @FieldResolver(() => LaunchSummary, {
    nullable: true,
    description: 'Launches by the enterprises that are in this unit, or below it, on a day (clause 4g).',
  })
  launchSummary(
    @Root() { id }: AdministrativeUnit,
    @MonthsArg() months: number,
    @AsOfArg() asOf: string | null,
    @Ctx() context: GraphContext,
  ) {
    return launchesOfUnit(context, toSpan(months, asOf)).load(id);
  }
}
