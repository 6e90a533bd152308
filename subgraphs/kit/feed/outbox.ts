import type { EntityManager } from '@mikro-orm/postgresql';
import { type Kysely, sql } from 'kysely';
import { refuseInput } from '../errors.js';
import type { Sql } from '../page.js';

/** A published change: the whole set of facts about one entity, so that applying it twice is harmless. */
export interface Change {
  topic: string;
  entityId: string;
  facts: Record<string, unknown>;
}

export interface ChangePage {
  nodes: Change[];
  /** Give it as `after` for what comes next; unchanged when nothing came. */
  endCursor: string;
  hasNextPage: boolean;
}

interface Publication {
  topic: string;
  /** Selects (entity_id, facts) for every entity to publish, so one statement serves one row or all rows. */
  facts: Sql;
  /** The entities, when they are few; absent: after a bulk load. */
  ids?: readonly string[];
}

/** Above this a publication locks the feed instead of each entity: the server has room for some thousand locks. */
const MOST_LOCKS = 500;

/**
 * Publishes facts in the same transaction as the rows they speak of: neither can be seen without the other.
 * Writers of the same entity take turns until they have ended, so that each sees what the one before it changed. Who
 * comes second may be the older transaction: its facts are the newer ones all the same and are filed behind those of
 * the younger, whose turn to be read does not come before both have ended.
 */
export async function publishChanges(
  em: EntityManager,
  schema: string,
  { topic, facts, ids }: Publication,
): Promise<void> {
  if (!em.isInTransaction()) throw new Error('publishChanges needs the transaction of the change itself');
  const db: Kysely<unknown> = em.getKysely();
  const change = sql.table(`${schema}.change`);
  if (ids && ids.length <= MOST_LOCKS) await takeTurns(db, schema, ids);
  else await sql`lock table ${change} in share row exclusive mode`.execute(db);
  await sql`
    insert into ${change} (xid, topic, entity_id, facts)
    select greatest(pg_current_xact_id()::text::bigint,
        (select max(c.xid) from ${change} c where c.entity_id = f.entity_id and c.topic = ${topic})),
      ${topic}, f.entity_id, f.facts
    from (${facts}) as f`.execute(db);
}

async function takeTurns(db: Kysely<unknown>, schema: string, ids: readonly string[]): Promise<void> {
  await sql`
    select pg_advisory_xact_lock(hashtextextended(${schema} || id, 0))
    from (select distinct id from unnest(cast(${[...ids]} as text[])) as u(id) order by id) as turn`.execute(
    db,
  );
}

const START = '0.0';

/**
 * The oldest transaction of this database that still runs; all before it have ended, and what they wrote is seen by
 * the next statement. `pg_snapshot_xmin` would say the same of the whole server, where one long transaction of another
 * database would hold this feed back. A transaction’s lock on its own id ends only after its rows can be seen. Ids in
 * `pg_locks` have 32 bits; those that do not fit this epoch are of the one before.
 */
async function readHorizon(db: Kysely<unknown>): Promise<string> {
  const { rows } = await sql<{ horizon: string }>`
    with snapshot as (select pg_snapshot_xmax(pg_current_snapshot())::text::bigint as next),
    running as (
      select (next >> 32 << 32) + l.transactionid::text::bigint as xid, next from snapshot
      join pg_locks l on l.locktype = 'transactionid' and l.mode = 'ExclusiveLock' and l.granted
      left join pg_stat_activity a on a.pid = l.pid
      where coalesce(a.datname = current_database(), true))
    select least((select next from snapshot),
      (select min(case when xid - next > 2147483648 then xid - 4294967296 else xid end) from running))::text as horizon`.execute(
    db,
  );
  return rows[0]!.horizon;
}

/**
 * Changes after a cursor, oldest transaction first. A change is handed out only when no transaction as old as its own
 * still runs, so a slow writer can never slip in behind a cursor already given. Two statements, not one: the rows must
 * be read by a snapshot younger than the horizon.
 * A cursor from beyond that horizon belongs to another database (a restored copy): reading starts over.
 */
export async function readChanges(
  db: Kysely<unknown>,
  schema: string,
  { after, limit }: { after: string | null; limit: number },
): Promise<ChangePage> {
  const cursor = after ?? START;
  const match = /^(\d{1,19})\.(\d{1,19})$/.exec(cursor);
  if (!match) refuseInput('after', 'is not a cursor of this feed');
  const horizon = await readHorizon(db);
  const isOfThisDatabase = BigInt(match[1]!) < BigInt(horizon);
  const [xid, seq] = isOfThisDatabase ? [match[1], match[2]] : ['0', '0'];
  const { rows } = await sql<Change & { cursor: string }>`
    select c.topic, c.entity_id as "entityId", c.facts, c.xid || '.' || c.seq as cursor
    from ${sql.table(`${schema}.change`)} c
    where (c.xid, c.seq) > (cast(${xid} as bigint), cast(${seq} as bigint)) and c.xid < cast(${horizon} as bigint)
    order by c.xid, c.seq limit ${limit + 1}`.execute(db);
  const page = rows.slice(0, limit);
  return {
    nodes: page.map(({ topic, entityId, facts }) => ({ topic, entityId, facts })),
    endCursor: page.at(-1)?.cursor ?? cursor,
    hasNextPage: rows.length > limit,
  };
}
