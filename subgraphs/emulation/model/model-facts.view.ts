import type { EntityManager } from '@mikro-orm/postgresql';
import { sql } from 'kysely';
import { publishChanges } from '../../kit/feed/outbox.js';

/** A recognised model may be publicised (clause 5c); one that ended no longer. */
const FACTS = sql`
  select m.id as entity_id, jsonb_build_object(
    'name', m.name, 'state', m.state, 'organizationId', m.organization_id, 'unitId', m.unit_id,
    'recognisedOn', (select min(s.taken_on) from emulation.model_step s where s.model_id = m.id and s.event = 'RECOGNISE'),
    'clearedForPublication', m.state in ('RECOGNISED', 'REPLICATED')) as facts
  from emulation.movement_model m`;

/** Publishes the facts of some models, or of all when `ids` is absent (after a bulk load). */
export function publishModels(em: EntityManager, ids?: readonly string[]): Promise<void> {
  const facts = ids ? sql`${FACTS} where m.id = any(cast(${[...ids]} as uuid[]))` : FACTS;
  return publishChanges(em, 'emulation', { topic: 'model', facts, ids });
}
