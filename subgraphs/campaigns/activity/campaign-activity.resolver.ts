import { sql } from 'kysely';
import { Arg, Args, Ctx, FieldResolver, Query, Resolver, Root } from 'type-graphql';
import { Access } from '../../kit/access.js';
import { type Connection, PageArgs } from '../../kit/connection.js';
import type { GraphContext } from '../../kit/context.js';
import { matches, matchesId } from '../../kit/filter.js';
import { readPage, type Sql } from '../../kit/page.js';
import { rowById, rowsByParent } from '../../kit/rows.js';
import { HOSTS } from '../campaign/campaign.states.js';
import { Campaign } from '../campaign/campaign.js';
import { assertHostWithinReach, placedWithin, unitsOf } from '../references/organization-reach.view.js';
import { namedTopics } from '../topic/named-topics.view.js';
import { Topic } from '../topic/topic.js';
import { ActivityCorrection } from './activity-correction.js';
import { ActivityParticipation } from './activity-participation.js';
import { newFormatOf } from './format-statistic.view.js';
import {
  ACTIVITIES,
  ACTIVITY_COLUMNS,
  ActivityConnection,
  COUNTED,
  inYear,
  LATEST_FIRST,
} from './activity-list.view.js';
import { ActivityWhere } from './campaign-activity.inputs.js';
import { requireYear } from './campaign-activity.rules.js';
import { CampaignActivity } from './campaign-activity.js';

const participationOf = rowsByParent(ActivityParticipation, 'activityId', 'r.audience');
const correctionsOf = rowsByParent(ActivityCorrection, 'activityId', 'r.corrected_on, r.id');

function ofTopics(conditions: readonly Sql[]): Sql[] {
  const topics = namedTopics(conditions);
  return [topics.exist, topics.include(sql`a.topic_id`)];
}

const servesMovements = (least: number): Sql => sql`exists (
  select from campaigns.campaign c where c.id = a.campaign_id and cardinality(c.related_movements) >= ${least})`;

function conditionsOf(where: ActivityWhere | null | undefined): Sql[] {
  const units = unitsOf(where?.unit);
  const topics = matches(sql`t.code`, where?.topic);
  return [
    COUNTED,
    ...matchesId(sql`a.host_id`, where?.host, 'where.host'),
    ...(units ? [placedWithin(units, sql`a.host_id`, sql`a.held_on`)] : []),
    ...(where?.year == null ? [] : [inYear(sql`a.held_on`, requireYear(where.year, 'where.year'))]),
    ...(topics.length ? ofTopics(topics) : []),
    ...matches(sql`a.audience`, where?.audience),
    ...matches(sql`a.format`, where?.format),
    ...(where?.relatedMovementsAtLeast == null ? [] : [servesMovements(where.relatedMovementsAtLeast)]),
  ];
}

@Resolver(() => CampaignActivity)
export class CampaignActivityResolver {
  @Query(() => ActivityConnection, {
    description: 'Activities of public campaigns, latest first, a page at a time.',
  })
  activities(
    @Arg('where', () => ActivityWhere, { nullable: true, description: 'Which to list; absent: all.' })
    where: ActivityWhere | null,
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() { db }: GraphContext,
  ): Promise<Connection<CampaignActivity>> {
    const list = { list: 'activities', columns: ACTIVITY_COLUMNS, from: ACTIVITIES, orderBy: LATEST_FIRST };
    return readPage(db, { ...list, where: conditionsOf(where) }, page);
  }

  @FieldResolver(() => Campaign, { description: 'Campaign it belongs to.' })
  campaign(@Root() { campaignId }: CampaignActivity, @Ctx() context: GraphContext) {
    return rowById(Campaign)(context).load(campaignId);
  }

  @FieldResolver(() => Topic, { description: 'What it was about.' })
  topic(@Root() { topicId }: CampaignActivity, @Ctx() context: GraphContext) {
    return rowById(Topic)(context).load(topicId);
  }

  @FieldResolver(() => [ActivityParticipation], {
    description: 'People by class, together `reached`; empty: not told by class (duty 1a).',
  })
  async participation(@Root() { id }: CampaignActivity, @Ctx() context: GraphContext) {
    return (await participationOf(context).load(id)) ?? [];
  }

  @FieldResolver(() => Boolean, {
    nullable: true,
    description:
      'Whether its host had held no activity in this format before (duty 2b); null: format not told.',
  })
  isNewFormat(@Root() { id, format }: CampaignActivity, @Ctx() context: GraphContext) {
    return format && newFormatOf(context).load(id);
  }

  @Access(...HOSTS)
  @FieldResolver(() => [ActivityCorrection], {
    nullable: true,
    description: 'Its corrections, oldest first; for the host and the officers of its area.',
  })
  async corrections(@Root() { id, hostId }: CampaignActivity, @Ctx() context: GraphContext) {
    await assertHostWithinReach(context, hostId);
    return (await correctionsOf(context).load(id)) ?? [];
  }
}
