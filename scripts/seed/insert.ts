import type { EntityClass } from '@mikro-orm/core';
import type { EntityManager } from '@mikro-orm/postgresql';
import { sql } from 'kysely';
import { insertRows as insert } from '../../subgraphs/kit/insert.js';

/** Keeps one statement's parameter at a few megabytes. */
const BATCH = 2000;

/** Inserts plain rows of an entity, a statement per batch; every row has the same properties. */
export async function insertRows(
  em: EntityManager,
  entity: EntityClass<object>,
  rows: readonly object[],
): Promise<void> {
  for (let start = 0; start < rows.length; start += BATCH)
    await insert(em.getKysely(), entity, rows.slice(start, start + BATCH));
}

/**
 * What the planner knows of the tables of a subgraph, before facts are drawn from what was just inserted: no
 * automatic ANALYZE sees rows of an open transaction, and without it the facts of 5,000 organisations took
 * security-forces 41 s, growing with the square.
 */
export async function refreshStatistics(em: EntityManager, schema: string): Promise<void> {
  const { rows } = await sql<{ name: string }>`
    select format('%I.%I', schemaname, tablename) as name from pg_tables where schemaname = ${schema}`.execute(
    em.getKysely(),
  );
  await sql`analyze ${sql.join(rows.map(({ name }) => sql.raw(name)))}`.execute(em.getKysely());
}
