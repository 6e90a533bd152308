import type { EntityClass } from '@mikro-orm/core';
import { type Kysely, sql } from 'kysely';
import { columnNameOf, tableOf } from './columns.js';
import { all, type Sql } from './page.js';

/** Inserts plain rows of an entity in one statement; every row has the same properties. */
export async function insertRows<Row extends object>(
  db: Kysely<unknown>,
  entity: EntityClass<Row>,
  rows: readonly Partial<Row>[],
): Promise<void> {
  if (rows.length === 0) return;
  const properties = Object.keys(rows[0]!);
  const columns = properties.map((property) => columnNameOf(entity, property));
  const list = sql.join(columns.map((column) => sql.id(column)));
  const records = rows.map((row) => {
    const values = row as Record<string, unknown>;
    return Object.fromEntries(properties.map((property, i) => [columns[i]!, values[property]]));
  });
  await sql`
    insert into ${tableOf(entity)} (${list})
    select ${list} from jsonb_populate_recordset(null::${tableOf(entity)}, cast(${JSON.stringify(records)} as jsonb))`.execute(
    db,
  );
}

interface Replacement<Row> {
  /** The property that says whose the rows are. */
  owner: keyof Row & string;
  ids: readonly string[];
  /** Rows of these owners that are replaced; absent: all. */
  only?: Sql;
  rows: readonly Partial<Row>[];
}

/** Replaces the rows of some owners as a whole: a corrected one must not leave its old twin behind. */
export async function replaceRows<Row extends object>(
  db: Kysely<unknown>,
  entity: EntityClass<Row>,
  { owner, ids, only, rows }: Replacement<Row>,
): Promise<void> {
  const owned = sql`${sql.id(columnNameOf(entity, owner))} = any(cast(${[...ids]} as uuid[]))`;
  await sql`delete from ${tableOf(entity)} where ${all(only ? [owned, only] : [owned])}`.execute(db);
  await insertRows(db, entity, rows);
}
