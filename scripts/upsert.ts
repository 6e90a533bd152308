import { type Kysely, sql } from 'kysely';

export interface UpsertTable {
  /** With its schema, e.g. `organizations.administrative_unit`. */
  name: string;
  /** Column → PostgreSQL type; the row's property has the column's name in camel case. */
  columns: Readonly<Record<string, string>>;
}

export interface UpsertCounts {
  inserted: number;
  changed: number;
  unchanged: number;
}

/** Keeps one statement's parameter at a few megabytes. */
const BATCH = 5000;

const toProperty = (column: string): string =>
  column.replace(/_(\w)/g, (_, letter: string) => letter.toUpperCase());

/** Brings rows into a table by id, a few statements in all; a row that is already so is not written. */
export async function upsertRows(
  db: Kysely<unknown>,
  table: UpsertTable,
  rows: readonly { id: string }[],
): Promise<UpsertCounts> {
  const counts = { inserted: 0, changed: 0, unchanged: rows.length };
  for (let start = 0; start < rows.length; start += BATCH) {
    const written = await writeBatch(db, table, rows.slice(start, start + BATCH));
    counts.inserted += written.inserted;
    counts.changed += written.changed;
    counts.unchanged -= written.inserted + written.changed;
  }
  return counts;
}

async function writeBatch(db: Kysely<unknown>, { name, columns }: UpsertTable, rows: readonly object[]) {
  const names = Object.keys(columns);
  const told = sql.join(names.map((column) => sql.ref(`r.${toProperty(column)}`)));
  const shape = sql.join(
    names.map((column) => sql`${sql.id(toProperty(column))} ${sql.raw(columns[column]!)}`),
  );
  const others = names.filter((column) => column !== 'id');
  const { rows: written } = await sql<{ inserted: boolean }>`
    insert into ${sql.table(name)} as t (${sql.join(names.map((column) => sql.id(column)))})
    select ${told} from jsonb_to_recordset(cast(${JSON.stringify(rows)} as jsonb)) as r(${shape})
    on conflict (id) do update set ${sql.join(others.map((column) => sql`${sql.id(column)} = excluded.${sql.id(column)}`))}
    where (${sql.join(others.map((column) => sql.ref(`t.${column}`)))})
      is distinct from (${sql.join(others.map((column) => sql.ref(`excluded.${column}`)))})
    returning (xmax = 0) as inserted`.execute(db);
  const inserted = written.filter((row) => row.inserted).length;
  return { inserted, changed: written.length - inserted };
}
