import type { Kysely } from 'kysely';
import type { Change } from '../../kit/feed/outbox.js';
import { replaceRows } from '../../kit/insert.js';
import { keepUnitRows } from '../../kit/unit.js';
import { UnitReference } from './unit-reference.js';
import { UnitSuccessionReference } from './unit-succession-reference.js';

interface Succeeded {
  successions: { toId: string; effectiveOn: string; extent: UnitSuccessionReference['extent'] }[];
}

/** Keeps the units of the province, and which followed which, beside what happened in them: four statements a page that has any. */
export async function keepUnits(db: Kysely<unknown>, changes: readonly Change[]): Promise<void> {
  const facts = await keepUnitRows<Succeeded>(db, UnitReference, changes);
  if (facts.length === 0) return;
  const ids = facts.map(({ id }) => id);
  const followed = facts.flatMap(({ id, successions }) =>
    successions.map(({ toId, effectiveOn, extent }) => ({ fromId: id, toId, effectiveOn, extent })),
  );
  await replaceRows(db, UnitSuccessionReference, { owner: 'fromId', ids, rows: followed });
}
