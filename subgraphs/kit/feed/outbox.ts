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

/**
 * Publishes facts in the same transaction as the rows they speak of: neither can be seen without the other.
 * `facts` selects (entity_id, facts) for every entity to publish, so one statement serves one row or all rows.
 */
export async function publishChanges(
  em: EntityManager,
  schema: string,
  { topic, facts }: { topic: string; facts: Sql },
): Promise<void> {
  if (!em.isInTransaction()) throw new Error('publishChanges needs the transaction of the change itself');
  await sql`
    insert into ${sql.table(`${schema}.change`)} (topic, entity_id, facts)
    select ${topic}, f.entity_id, f.facts from (${facts}) as f`.execute(em.getKysely());
}

const START = '0.0';

/**
 * Changes after a cursor, oldest transaction first. A change is handed out only when no transaction as old
 * as its own still runs (`pg_snapshot_xmin`), so a slow writer can never slip in behind a cursor already given.
 * The horizon is that of the whole database server: a long transaction anywhere on it delays the feed, never harms it.
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
  const { rows } = await sql<Change & { cursor: string }>`
    with horizon as (select pg_snapshot_xmin(pg_current_snapshot())::text::bigint as xmin),
    seen as (select case when cast(${match[1]} as bigint) < xmin then cast(${match[1]} as bigint) else 0 end as xid,
                    case when cast(${match[1]} as bigint) < xmin then cast(${match[2]} as bigint) else 0 end as seq from horizon)
    select c.topic, c.entity_id as "entityId", c.facts, c.xid || '.' || c.seq as cursor
    from ${sql.table(`${schema}.change`)} c, horizon, seen
    where (c.xid, c.seq) > (seen.xid, seen.seq) and c.xid < horizon.xmin
    order by c.xid, c.seq limit ${limit + 1}`.execute(db);
  const page = rows.slice(0, limit);
  return {
    nodes: page.map(({ topic, entityId, facts }) => ({ topic, entityId, facts })),
    endCursor: page.at(-1)?.cursor ?? cursor,
    hasNextPage: rows.length > limit,
  };
}
