import { type EntityClass, type FilterQuery, LockMode } from '@mikro-orm/core';
import type { EntityManager } from '@mikro-orm/postgresql';
import { type Changeable, changeRecord, type Versioned } from '../../kit/change.js';
import { type Day, today } from '../../kit/clock.js';
import type { GraphContext } from '../../kit/context.js';
import { requirePastDay } from '../../kit/days.js';
import type { EndRecordInput } from './dated-record.inputs.js';
import { requireEnd, requireFollowing } from './dated-record.rules.js';

interface Dated extends Versioned {
  validFrom: Day;
  validTo: Day | null;
}

/** Ends the open record that a new one follows. Flushed at once: spans may not overlap even for a moment. */
export async function endOpen<T extends Dated>(
  em: EntityManager,
  entity: EntityClass<T>,
  { where, from, path }: { where: object; from: Day; path: string },
): Promise<void> {
  const wanted = { ...where, validTo: null } as FilterQuery<T>;
  const open = (await em.findOne(entity, wanted, { lockMode: LockMode.PESSIMISTIC_WRITE })) as T | null;
  if (!open) return;
  requireFollowing(open, from, path);
  open.validTo = from;
  open.version += 1;
  await em.flush();
}

/** How every record with days is ended. */
export function endRecord<T extends Dated>(
  context: GraphContext,
  kind: Changeable<T>,
  input: EndRecordInput,
): Promise<T> {
  const endedOn = requirePastDay(input.endedOn, today(), 'input.endedOn');
  return changeRecord(context, kind, {
    ...input,
    change: (record) => {
      requireEnd(record, endedOn);
      record.validTo = endedOn;
    },
  });
}
