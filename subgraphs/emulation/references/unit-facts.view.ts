import type { Kysely } from 'kysely';
import type { Change } from '../../kit/feed/outbox.js';
import { newestFacts } from '../../kit/feed/projection.js';
import { replaceRows } from '../../kit/insert.js';
import { UnitReference } from './unit-reference.js';
import { UnitSuccessionReference } from './unit-succession-reference.js';

/** The facts of topic `unit` this subgraph keeps; the feed tells more. */
interface UnitFacts extends Omit<UnitReference, 'id'> {
  successions: { toId: string; effectiveOn: string }[];
}

/** Keeps the units of the province, and which followed which, beside what happened in them: four statements a page that has any. */
export async function keepUnits(db: Kysely<unknown>, changes: readonly Change[]): Promise<void> {
  const facts = newestFacts<UnitFacts>(changes, 'unit');
  if (facts.length === 0) return;
  const ids = facts.map(({ id }) => id);
  const rows = facts.map(({ id, level, nameVi, areaIds, validFrom, validTo }) => ({
    ...{ id, level, nameVi, areaIds, validFrom, validTo },
  }));
  await replaceRows(db, UnitReference, { owner: 'id', ids, rows });
  const followed = facts.flatMap(({ id, successions }) =>
    successions.map(({ toId, effectiveOn }) => ({ fromId: id, toId, effectiveOn })),
  );
  await replaceRows(db, UnitSuccessionReference, { owner: 'fromId', ids, rows: followed });
}
