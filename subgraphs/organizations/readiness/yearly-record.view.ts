import type { EntityClass, FilterQuery, RequiredEntityData } from '@mikro-orm/core';
import { LockMode } from '@mikro-orm/core';
import type { EntityManager } from '@mikro-orm/postgresql';
import type { Versioned } from '../../kit/change.js';
import { newId } from '../../kit/ids.js';
import { requireYearVersion } from './yearly-record.rules.js';

interface Yearly extends Versioned {
  organizationId: string;
  year: number;
}

interface YearKey {
  organizationId: string;
  year: number;
  version?: number | null | undefined;
}

/** Keeps what an organisation says of a year: a first record, or a correction of the one there is. */
export async function keepYear<T extends Yearly>(
  em: EntityManager,
  entity: EntityClass<T>,
  { organizationId, year, version, ...facts }: YearKey & Omit<T, keyof Yearly>,
): Promise<T> {
  const where = { organizationId, year } as FilterQuery<T>;
  const known = (await em.findOne(entity, where, { lockMode: LockMode.PESSIMISTIC_WRITE })) as T | null;
  requireYearVersion(known, { year, version });
  if (known) return Object.assign(known, facts, { version: known.version + 1 });
  const row = { id: newId(), organizationId, year, ...facts, version: 1 };
  return em.create(entity, row as unknown as RequiredEntityData<T>);
}
