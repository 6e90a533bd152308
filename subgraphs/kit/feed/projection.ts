import type { EntityManager } from '@mikro-orm/postgresql';
import { type Kysely, sql } from 'kysely';
import type { Change, ChangePage } from './outbox.js';
import type { FeedSource } from './source.js';

export interface Projection {
  /** The feed's query, e.g. `organizationChanges`. */
  feed: string;
  /** Stores the facts; called in one transaction with the cursor. Applying a change again must change nothing. */
  apply(db: Kysely<unknown>, changes: readonly Change[]): Promise<void>;
}

/**
 * Follows one feed. `catchUp` reads it to its end; callers that arrive while a read runs share the next one,
 * because the running one may already have passed what they are waiting for.
 */
export class Follower {
  #running: Promise<void> | null = null;
  #queued: Promise<void> | null = null;
  #cursor: string | null | undefined;

  constructor(
    private readonly projection: Projection,
    private readonly from: { schema: string; source: FeedSource; fork: () => EntityManager },
  ) {}

  catchUp(): Promise<void> {
    if (!this.#running) {
      this.#running = this.#readToEnd().finally(() => (this.#running = null));
      return this.#running;
    }
    this.#queued ??= this.#running
      .catch(() => undefined)
      .then(() => {
        this.#queued = null;
        return this.catchUp();
      });
    return this.#queued;
  }

  async #readToEnd(): Promise<void> {
    this.#cursor ??= await this.#storedCursor();
    for (let more = true; more;) {
      const page = await this.from.source(this.#cursor ?? null);
      more = page.hasNextPage;
      if (page.endCursor !== this.#cursor) await this.#apply(page);
    }
  }

  async #storedCursor(): Promise<string | null> {
    const { rows } = await sql<{ cursor: string }>`
      select cursor from ${sql.table(`${this.from.schema}.projection`)} where feed = ${this.projection.feed}`.execute(
      this.from.fork().getKysely(),
    );
    return rows[0]?.cursor ?? null;
  }

  async #apply(page: ChangePage): Promise<void> {
    await this.from.fork().transactional(async (em) => {
      const db: Kysely<unknown> = em.getKysely();
      await this.projection.apply(db, page.nodes);
      await sql`
        insert into ${sql.table(`${this.from.schema}.projection`)} (feed, cursor) values (${this.projection.feed}, ${page.endCursor})
        on conflict (feed) do update set cursor = excluded.cursor, caught_up_at = now()`.execute(db);
    });
    this.#cursor = page.endCursor;
  }
}

/** The newest facts per entity of one topic: a page may speak of an entity twice. */
export function newestFacts<Facts>(changes: readonly Change[], topic: string): (Facts & { id: string })[] {
  const newest = new Map<string, Change>();
  for (const change of changes) if (change.topic === topic) newest.set(change.entityId, change);
  return [...newest.values()].map((change) => ({ ...(change.facts as Facts), id: change.entityId }));
}
