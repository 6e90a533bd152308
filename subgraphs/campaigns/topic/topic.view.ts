import type { EntityManager } from '@mikro-orm/postgresql';
import { Refusal } from '../../kit/errors.js';
import { Topic } from './topic.js';

/** The topic a write names by its code. */
export async function requireTopic(em: EntityManager, code: string): Promise<Topic> {
  const topic = await em.findOne(Topic, { code });
  if (topic) return topic;
  throw new Refusal('NOT_FOUND', `No topic has the code ${code}; the query topics lists them.`, {
    path: 'input.topicCode',
  });
}
