import { Arg, Ctx, Int, Query, Resolver } from 'type-graphql';
import type { GraphContext } from '../../kit/context.js';
import { requireYear } from './campaign-activity.rules.js';
import { FormatStatistic, readFormatStatistics } from './format-statistic.view.js';

@Resolver(() => FormatStatistic)
export class FormatStatisticResolver {
  @Query(() => [FormatStatistic], {
    description: 'How activities of a year were held, by kind of host, and what was new (duty 2b).',
  })
  formatStatistics(
    @Arg('year', () => Int, { description: 'Calendar year, e.g. 2026.' }) year: number,
    @Ctx() context: GraphContext,
  ): Promise<FormatStatistic[]> {
    return readFormatStatistics(context, requireYear(year, 'year'));
  }
}
