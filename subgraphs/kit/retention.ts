import type { EntityManager } from '@mikro-orm/postgresql';
import { type Kysely, sql } from 'kysely';
import { addMonths, type Day } from './clock.js';
import type { Sql } from './page.js';

/** What is kept for a time only, and what becomes of it afterwards. */
export interface RetentionRule {
  /** What it is, e.g. `guard-members`. */
  name: string;
  /** How long it is kept and by which clause, for the report. */
  kept: string;
  /** Rows that are due on a day. */
  count(db: Kysely<unknown>, today: Day): Promise<number>;
  /** Erases them, or turns them into counts first; told how many they were. Runs in one transaction. */
  erase(db: Kysely<unknown>, today: Day): Promise<number>;
}

export interface RetentionLine {
  name: string;
  kept: string;
  due: number;
  erased: number;
}

/** Rows of a table that are deleted when a condition on `r` holds. */
export function deleteWhen(
  { name, kept }: Pick<RetentionRule, 'name' | 'kept'>,
  table: Sql,
  isDue: (today: Day) => Sql,
): RetentionRule {
  return {
    ...{ name, kept },
    count: async (db, today) => {
      const { rows } = await sql<{ n: number }>`
        select count(*)::int as n from ${table} r where ${isDue(today)}`.execute(db);
      return rows[0]!.n;
    },
    erase: async (db, today) => {
      const { numAffectedRows } = await sql`delete from ${table} r where ${isDue(today)}`.execute(db);
      return Number(numAffectedRows);
    },
  };
}

/** The access log itself is kept five years, like every log about users of the system (domain 8.1). */
export const accessLogRetention = (schema: string): RetentionRule =>
  deleteWhen(
    { name: 'access-log', kept: '5 years (domain 8.1, system user)' },
    sql`${sql.table(`${schema}.access_log`)}`,
    (today) => sql`r.recorded_at < cast(${addMonths(today, -60)} as date)`,
  );

/** Applies rules one by one, or with `run: false` only says what they would do. */
export async function applyRetention(
  em: EntityManager,
  rules: readonly RetentionRule[],
  { run, today }: { run: boolean; today: Day },
): Promise<RetentionLine[]> {
  const lines: RetentionLine[] = [];
  for (const { name, kept, count, erase } of rules) {
    const due = await count(em.getKysely(), today);
    const erased = run ? await em.transactional((transaction) => erase(transaction.getKysely(), today)) : 0;
    lines.push({ name, kept, due, erased });
  }
  return lines;
}
