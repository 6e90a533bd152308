import { Arg, Args, Ctx, FieldResolver, Int, Query, Resolver, Root } from 'type-graphql';
import { Access } from '../../kit/access.js';
import { type Connection, PageArgs } from '../../kit/connection.js';
import type { GraphContext } from '../../kit/context.js';
import { readPage } from '../../kit/page.js';
import { requireYear } from '../activity/campaign-activity.rules.js';
import { Organization } from '../references/organization.js';
import { withholdSmallCounts } from './activity-gap.rules.js';
import { ActivityGapWhere } from './activity-gap.inputs.js';
import {
  ActivityGap,
  ActivityGapConnection,
  ActivityGapStatistic,
  gapList,
  readGapStatistics,
} from './activity-gap.view.js';

const YearArg = () => Arg('year', () => Int, { description: 'Calendar year, e.g. 2026.' });

@Resolver(() => ActivityGap)
export class ActivityGapResolver {
  @Access('COMMUNE_OFFICER', 'PROVINCE_OFFICER', 'EMULATION_OFFICE', 'ANALYST')
  @Query(() => ActivityGapConnection, {
    description:
      'Organisations in the viewer’s reach, for ANALYST of the register, with two activities or more in a year, the longest gap first (measure P4).',
  })
  activityGaps(
    @YearArg() year: number,
    @Arg('where', () => ActivityGapWhere, { nullable: true, description: 'Which to list; absent: all.' })
    where: ActivityGapWhere | null,
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() { db, viewer }: GraphContext,
  ): Promise<Connection<ActivityGap>> {
    return readPage(db, gapList(viewer, requireYear(year, 'year'), where), page);
  }

  @Access('COMMUNE_OFFICER', 'PROVINCE_OFFICER', 'EMULATION_OFFICE', 'ANALYST')
  @Query(() => [ActivityGapStatistic], {
    description:
      'Regularity of activities by grade, over the viewer’s reach; for ANALYST over the register, without counts of 1 to 4 (measure P4, domain 8.3).',
  })
  async activityGapStatistics(
    @YearArg() year: number,
    @Arg('longerThanDays', () => Int, { defaultValue: 180, description: 'Gap in days that counts as long.' })
    longerThanDays: number,
    @Ctx() context: GraphContext,
  ): Promise<ActivityGapStatistic[]> {
    const rows = await readGapStatistics(context, { year: requireYear(year, 'year'), longerThanDays });
    return context.viewer.role === 'ANALYST' ? rows.map(withholdSmallCounts) : rows;
  }

  @FieldResolver(() => Organization, { nullable: true, description: 'The organisation.' })
  organization(@Root() { organizationId }: ActivityGap): Organization {
    return { id: organizationId };
  }
}
