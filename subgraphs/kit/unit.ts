import type { EntityClass } from '@mikro-orm/core';
import { p } from '@mikro-orm/postgresql';
import type { Kysely } from 'kysely';
import type { Day } from './clock.js';
import type { Change } from './feed/outbox.js';
import { newestFacts } from './feed/projection.js';
import { replaceRows } from './insert.js';
import type { Scope } from './viewer.js';

/** What a subgraph keeps of a unit of the province that the change feed of organizations told, in one version. */
interface UnitRow {
  id: string;
  level: 'PROVINCE' | 'DISTRICT' | 'COMMUNE';
  nameVi: string;
  areaIds: string[];
  validFrom: Day | null;
  validTo: Day | null;
}

/** Its columns, the same in each subgraph's own table; not in the graph. */
export const unitProperties = () => ({
  /** The unit's id in the graph. */
  id: p.uuid().primary(),
  level: p.enum(['PROVINCE', 'DISTRICT', 'COMMUNE']),
  nameVi: p.text(),
  /** The unit and every unit above it, smallest first. */
  areaIds: p.array().columnType('uuid[]'),
  validFrom: p.date().strictNullable(),
  validTo: p.date().strictNullable(),
});

/** Keeps the units that changes tell about, in two statements if there are any; answers with all their facts. */
export async function keepUnitRows<Facts extends object>(
  db: Kysely<unknown>,
  entity: EntityClass<UnitRow>,
  changes: readonly Change[],
): Promise<(UnitRow & Facts)[]> {
  const facts = newestFacts<Omit<UnitRow, 'id'> & Facts>(changes, 'unit') as (UnitRow & Facts)[];
  if (facts.length === 0) return facts;
  const ids = facts.map(({ id }) => id);
  const rows = facts.map(({ id, level, nameVi, areaIds, validFrom, validTo }) => ({
    ...{ id, level, nameVi, areaIds, validFrom, validTo },
  }));
  await replaceRows(db, entity, { owner: 'id', ids, rows });
  return facts;
}

/** A unit with everything above it, smallest first, on the map of one day. */
export interface UnitArea {
  unitId: string;
  areaIds: string[];
}

/** No organisation has a unit's id, so the role ORGANIZATION never reaches what belongs to a unit. */
export const toUnitScope = ({ unitId, areaIds }: UnitArea): Scope => ({ organizationId: unitId, areaIds });
