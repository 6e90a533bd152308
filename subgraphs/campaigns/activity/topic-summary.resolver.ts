import { Arg, Ctx, FieldResolver, Int, Resolver, Root } from 'type-graphql';
import type { GraphContext } from '../../kit/context.js';
import { rowById } from '../../kit/rows.js';
import { Organization } from '../references/organization.js';
import { Topic } from '../topic/topic.js';
import { requireYear } from './campaign-activity.rules.js';
import { TopicSummary, topicsOfHost } from './topic-summary.view.js';

@Resolver(() => TopicSummary)
export class TopicSummaryResolver {
  @FieldResolver(() => Topic, { description: 'The topic.' })
  topic(@Root() { topicId }: TopicSummary, @Ctx() context: GraphContext) {
    return rowById(Topic)(context).load(topicId);
  }
}

@Resolver(() => Organization)
export class OrganizationTopicsResolver {
  @FieldResolver(() => [TopicSummary], {
    nullable: true,
    description:
      'Its awareness activities of a year by topic, in order of code; topics of which it held none are left out.',
  })
  async activityTopics(
    @Root() { id }: Organization,
    @Arg('year', () => Int, { description: 'Calendar year, e.g. 2026.' }) year: number,
    @Ctx() context: GraphContext,
  ): Promise<TopicSummary[]> {
    return (await topicsOfHost(context, { year: requireYear(year, 'year') }).load(id)) ?? [];
  }
}
