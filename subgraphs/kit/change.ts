import type { EntityClass, FilterQuery } from '@mikro-orm/core';
import { LockMode } from '@mikro-orm/core';
import type { EntityManager } from '@mikro-orm/postgresql';
import type { GraphContext } from './context.js';
import { Refusal } from './errors.js';
import { requireId } from './ids.js';
import { assertWithinReach, type Scope } from './viewer.js';

export interface Versioned {
  id: string;
  version: number;
}

/** What a kind of record needs, so that every mutation on it changes it in the same way. */
export interface Changeable<T extends Versioned> {
  entity: EntityClass<T>;
  /** Where the record lies, for the viewer's reach; null: nowhere, so that @Access alone decides. */
  scopeOf(em: EntityManager, record: T): Promise<Scope | null>;
  /** Publishes the record's facts after its change, in the same transaction. */
  publish?(em: EntityManager, id: string): Promise<void>;
}

/**
 * Changes one record in one transaction: found, within reach, still in the version the client read, changed,
 * published. The row is locked first, so of two writers the later one gets CONFLICT and nothing is lost.
 */
export function changeRecord<T extends Versioned>(
  context: GraphContext,
  kind: Changeable<T>,
  { id, version, change }: { id: string; version: number; change: (record: T, em: EntityManager) => unknown },
): Promise<T> {
  const wanted = requireId(id, 'input.id');
  return context.write(async (em) => {
    const where = { id: wanted } as FilterQuery<T>;
    const record = (await em.findOne(kind.entity, where, {
      lockMode: LockMode.PESSIMISTIC_WRITE,
    })) as T | null;
    if (!record)
      throw new Refusal('NOT_FOUND', `No ${kind.entity.name} has the id ${wanted}.`, { path: 'input.id' });
    assertWithinReach(context.viewer, await kind.scopeOf(em, record));
    requireVersion(record, version);
    await change(record, em);
    record.version += 1;
    await em.flush();
    await kind.publish?.(em, wanted);
    return record;
  });
}

function requireVersion(record: Versioned, version: number): void {
  if (record.version === version) return;
  throw new Refusal(
    'CONFLICT',
    `This record is in version ${record.version}, the change was based on ${version}. Read it again, then retry.`,
    { path: 'input.version' },
  );
}
