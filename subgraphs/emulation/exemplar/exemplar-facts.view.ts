import type { EntityManager } from '@mikro-orm/postgresql';
import { sql } from 'kysely';
import { publishChanges } from '../../kit/feed/outbox.js';

/** Its name is what it is an example of; the organisation's own name comes through the graph. */
const FACTS = sql`
  select x.id as entity_id, jsonb_build_object(
    'name', x.achievement, 'state', x.state, 'organizationId', x.organization_id, 'unitId', null,
    'recognisedOn', (select min(s.taken_on) from emulation.exemplar_step s where s.exemplar_id = x.id and s.event = 'RECOGNISE'),
    'clearedForPublication', x.state in ('RECOGNISED', 'PUBLICISED')) as facts
  from emulation.exemplar x`;

/** Publishes the facts of some exemplars, or of all when `ids` is absent (after a bulk load). */
export function publishExemplars(em: EntityManager, ids?: readonly string[]): Promise<void> {
  const facts = ids ? sql`${FACTS} where x.id = any(cast(${[...ids]} as uuid[]))` : FACTS;
  return publishChanges(em, 'emulation', { topic: 'exemplar', facts, ids });
}
