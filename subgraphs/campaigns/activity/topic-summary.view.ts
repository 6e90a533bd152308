import { sql } from 'kysely';
import { Field, Int, ObjectType } from 'type-graphql';
import type { GraphContext } from '../../kit/context.js';
import { createLoader } from '../../kit/loader.js';
import { all } from '../../kit/page.js';
import { ACTIVITIES, COUNTED, inYear } from './activity-list.view.js';

@ObjectType({
  description:
    'Awareness activities of one organisation on one topic in a calendar year, as counts (duty 1a). Only activities of public campaigns count.',
})
export class TopicSummary {
  topicId!: string;

  @Field(() => Int, { description: 'Activities held on the topic.' })
  count!: number;

  @Field(() => Int, {
    description: 'People reached, summed over the activities; one person reached twice counts twice.',
  })
  reached!: number;
}

/** Figures by topic of many hosts in one statement; topics of which nothing was held are left out. */
export const topicsOfHost = createLoader(async ({ db }: GraphContext, ids, { year }: { year: number }) => {
  const conditions = [
    COUNTED,
    inYear(sql`a.held_on`, year),
    sql`a.host_id = any(cast(${[...ids]} as uuid[]))`,
  ];
  const { rows } = await sql<TopicSummary & { hostId: string }>`
    select a.host_id as "hostId", a.topic_id as "topicId", count(*)::int as count, sum(a.reached)::int as reached
    from ${ACTIVITIES} join campaigns.topic t on t.id = a.topic_id where ${all(conditions)}
    group by a.host_id, a.topic_id, t.code order by a.host_id, t.code`.execute(db);
  return Map.groupBy(rows, ({ hostId }) => hostId);
});
