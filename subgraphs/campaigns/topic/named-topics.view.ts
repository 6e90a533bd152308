import { sql } from 'kysely';
import { all, type Sql } from '../../kit/page.js';

/**
 * Topics (`t`) that conditions leave, found once, before anything else: joined to, they would be looked up for each
 * activity, and one that nobody knows would be looked for in every activity.
 */
export function namedTopics(conditions: readonly Sql[]): { exist: Sql; include: (topicId: Sql) => Sql } {
  const topics = sql`select t.id from campaigns.topic t where ${all(conditions)}`;
  return {
    exist: sql`exists (${topics})`,
    include: (topicId) => sql`${topicId} = any(array(${topics}))`,
  };
}
