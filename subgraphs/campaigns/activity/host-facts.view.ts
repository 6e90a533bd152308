import type { EntityManager } from '@mikro-orm/postgresql';
import { sql } from 'kysely';
import { publishChanges } from '../../kit/feed/outbox.js';
import type { Sql } from '../../kit/page.js';
import { COUNTED } from './activity-list.view.js';

/** Topic of the change feed under which what an organisation held is published. */
const ORGANIZATION_TOPIC = 'organization';

/** Activities that count, with the topics they were about. */
const ACTIVITIES = sql`(
  select coalesce(jsonb_agg(jsonb_build_object('on', a.held_on, 'people', a.reached, 'topics', jsonb_build_array(t.code))
    order by a.held_on, a.id), '[]')
  from campaigns.campaign_activity a join campaigns.topic t on t.id = a.topic_id
  where a.host_id = host.id and ${COUNTED})`;

const FESTIVALS = sql`(
  select coalesce(jsonb_agg(jsonb_build_object('on', e.held_on, 'people', e.participants) order by e.held_on, e.id), '[]')
  from campaigns.festival_event e where e.organization_id = host.id and not e.withdrawn)`;

const daysOf = (table: Sql): Sql => sql`(
  select coalesce(jsonb_agg(d.held_on order by d.held_on, d.id), '[]')
  from ${table} d where d.organization_id = host.id and not d.withdrawn)`;

const EVERY_HOST = sql`
  select host_id as id from campaigns.campaign_activity
  union select organization_id from campaigns.festival_event where organization_id is not null
  union select organization_id from campaigns.labour_dialogue
  union select organization_id from campaigns.launch_event`;

const factsOf = (hosts: Sql): Sql => sql`
  select host.id as entity_id, jsonb_build_object('activities', ${ACTIVITIES}, 'festivals', ${FESTIVALS},
    'launches', ${daysOf(sql`campaigns.launch_event`)}, 'dialogues', ${daysOf(sql`campaigns.labour_dialogue`)}) as facts
  from (${hosts}) as host`;

/** Publishes what every organisation held, after a bulk load. */
export const publishEveryHost = (em: EntityManager): Promise<void> =>
  publishChanges(em, 'campaigns', { topic: ORGANIZATION_TOPIC, facts: factsOf(EVERY_HOST) });

/** Publishes what an organisation held, after one of its records changed. */
export async function publishHost(em: EntityManager, hostId: string | null): Promise<void> {
  if (hostId === null) return;
  await em.flush();
  const facts = factsOf(sql`select cast(${hostId} as uuid) as id`);
  await publishChanges(em, 'campaigns', { topic: ORGANIZATION_TOPIC, facts, ids: [hostId] });
}
