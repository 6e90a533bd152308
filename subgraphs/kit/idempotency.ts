import { createHash } from 'node:crypto';
import type { EntityManager } from '@mikro-orm/postgresql';
import { sql } from 'kysely';
import { Refusal } from './errors.js';
import type { Viewer } from './viewer.js';

/** How long a key is remembered: a client that retries does so within hours. */
const KEPT_DAYS = 7;

/** One write of a request that carries an idempotency key. */
export interface Repeatable {
  /** Digest of who asks and the key; the table holds neither. */
  key: string;
  /** Which write of the request it is. */
  place: string;
  /** Digest of what is asked, so that a key cannot answer for another request. */
  fingerprint: string;
}

export const digest = (...parts: unknown[]): string =>
  createHash('sha256').update(JSON.stringify(parts)).digest('hex');

/** The key of a viewer's request: two viewers who chose the same key do not meet. */
export function toRequestKey(viewer: Viewer, header: string | undefined): string | undefined {
  return header === undefined ? undefined : digest(viewer, header);
}

/**
 * Does the work once per key: a repeated request gets the first answer and changes nothing. The key is stored in the
 * work's own transaction, so a repetition under way waits for the first and a failed first leaves no trace.
 */
export async function doOnce<T>(
  em: EntityManager,
  { schema, repeatable: { key, place, fingerprint } }: { schema: string; repeatable: Repeatable },
  work: (em: EntityManager) => Promise<T>,
): Promise<T> {
  const db = em.getKysely();
  const table = sql.table(`${schema}.idempotency`);
  const { rows: taken } = await sql`
    insert into ${table} (key, place, fingerprint) values (${key}, ${place}, ${fingerprint})
    on conflict (key, place) do nothing returning key`.execute(db);
  if (taken.length === 0) return readAnswer(em, { schema, repeatable: { key, place, fingerprint } });
  const answer = await work(em);
  await em.flush();
  await sql`
    update ${table} set answer = cast(${JSON.stringify(answer)} as jsonb) where key = ${key} and place = ${place}`.execute(
    db,
  );
  return answer;
}

async function readAnswer<T>(
  em: EntityManager,
  { schema, repeatable }: { schema: string; repeatable: Repeatable },
): Promise<T> {
  const { rows } = await sql<{ fingerprint: string; answer: T }>`
    select fingerprint, answer from ${sql.table(`${schema}.idempotency`)}
    where key = ${repeatable.key} and place = ${repeatable.place}`.execute(em.getKysely());
  const [first] = rows;
  if (first?.fingerprint !== repeatable.fingerprint) {
    throw new Refusal(
      'CONFLICT',
      'This idempotency key was used for another request. Use a new key for a new request.',
      {
        path: 'Idempotency-Key',
      },
    );
  }
  return first.answer;
}

/** Forgets keys nobody repeats any more. */
export async function forgetOldKeys(em: EntityManager, schema: string): Promise<void> {
  await sql`
    delete from ${sql.table(`${schema}.idempotency`)}
    where recorded_at < now() - make_interval(days => ${KEPT_DAYS})`.execute(em.getKysely());
}
