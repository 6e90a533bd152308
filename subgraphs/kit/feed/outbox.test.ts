import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { EntityManager } from '@mikro-orm/postgresql';
import { Migration } from '@mikro-orm/migrations';
import { sql } from 'kysely';
import { openTestDatabase, type TestDatabase } from '../../../test/support/database.js';
import { engine } from '../../../test/support/ground.js';
import { foundationSql, outboxSql } from '../foundation.js';
import { newId } from '../ids.js';
import { openStorage } from '../storage.js';
import { publishChanges, readChanges } from './outbox.js';

class Outbox extends Migration {
  override up(): void {
    for (const statement of [...foundationSql('probe'), ...outboxSql('probe')]) this.addSql(statement);
  }
}

let database: TestDatabase;
let orm: Awaited<ReturnType<typeof openStorage>>;

beforeAll(async () => {
  database = await openTestDatabase({ empty: true });
  const migrations = [{ name: 'outbox', class: Outbox }];
  orm = await openStorage({ databaseUrl: database.url, schema: 'probe', entities: [], migrations });
  await orm.migrator.up();
});

afterAll(async () => {
  await orm.close(true);
  await database.stop();
});

const publish = (em: EntityManager, n: number, entity = newId()) =>
  publishChanges(em, 'probe', {
    topic: 'thing',
    facts: sql`select cast(${entity} as uuid) as entity_id, jsonb_build_object('n', ${n}::int) as facts`,
    ids: [entity],
  });

const read = (after: string | null, limit = 100) =>
  readChanges(orm.em.fork().getKysely(), 'probe', { after, limit });
const numbers = (page: Awaited<ReturnType<typeof read>>) => page.nodes.map(({ facts }) => facts['n']);

describe('the outbox', () => {
  it('refuses to publish outside the transaction of the change', async () => {
    await expect(publish(orm.em.fork(), 0)).rejects.toThrow('needs the transaction');
  });

  it('hands a change out after its commit, and nothing of a transaction that was rolled back', async () => {
    const start = (await read(null)).endCursor;
    await orm.em.fork().transactional((em) => publish(em, 1));
    const lost = orm.em.fork().transactional(async (em) => {
      await publish(em, 2);
      throw new Error('changed my mind');
    });
    await expect(lost).rejects.toThrow('changed my mind');
    await orm.em.fork().transactional((em) => publish(em, 3));
    expect(numbers(await read(start))).toEqual([1, 3]);
  });

  it('pages without a gap, and says when more can be read', async () => {
    const start = (await read(null, 1000)).endCursor;
    for (const n of [10, 11, 12]) await orm.em.fork().transactional((em) => publish(em, n));
    const first = await read(start, 2);
    expect([numbers(first), first.hasNextPage]).toEqual([[10, 11], true]);
    const second = await read(first.endCursor, 2);
    expect([numbers(second), second.hasNextPage]).toEqual([[12], false]);
    expect((await read(second.endCursor)).endCursor).toBe(second.endCursor);
  });

  it('starts over when a cursor lies beyond the present: the database is a restored copy', async () => {
    const everything = numbers(await read(null, 1000));
    expect(numbers(await read('999999999999.5', 1000))).toEqual(everything);
  });

  it('refuses what is no cursor', async () => {
    await expect(read('yesterday')).rejects.toMatchObject({ code: 'BAD_USER_INPUT' });
  });

  it('gives a reader that polls during concurrent writes every change exactly once', async () => {
    let cursor = (await read(null, 1000)).endCursor;
    const seen: unknown[] = [];
    const pull = async (): Promise<void> => {
      const page = await read(cursor, 1000);
      cursor = page.endCursor;
      seen.push(...numbers(page));
    };
    const write = (n: number) =>
      orm.em.fork().transactional(async (em) => {
        await publish(em, n);
        await em.execute('select 1');
        await publish(em, n + 1000);
      });
    const writers = Array.from({ length: 20 }, (_, n) => write(n + 100));
    const readers = Array.from({ length: 10 }, () => pull);
    await Promise.all([
      ...writers,
      (async () => {
        for (const reader of readers) await reader();
      })(),
    ]);
    await pull();
    const expected = Array.from({ length: 20 }, (_, n) => [n + 100, n + 1100]).flat();
    expect(new Set(seen)).toEqual(new Set(expected));
    expect(seen).toHaveLength(expected.length);
  });
});

if (engine === 'postgresql') {
  describe('the outbox, with commits that interleave (PostgreSQL: the embedded database has one session)', () => {
    it('holds back a later commit until the earlier transaction has ended, and then gives both in order', async () => {
      const start = (await read(null, 1000)).endCursor;
      const early = orm.em.fork();
      await early.begin();
      await publish(early, 201);
      await orm.em.fork().transactional((em) => publish(em, 202));
      const meanwhile = await read(start);
      expect(numbers(meanwhile)).toEqual([]);
      await early.commit();
      expect(numbers(await read(meanwhile.endCursor))).toEqual([201, 202]);
    });

    it('files the facts of an older transaction that published after a younger one behind it', async () => {
      const start = (await read(null, 1000)).endCursor;
      const entity = newId();
      const older = orm.em.fork();
      await older.begin();
      await older.execute('select pg_current_xact_id()');
      await orm.em.fork().transactional((em) => publish(em, 401, entity));
      await publish(older, 402, entity);
      expect(numbers(await read(start))).toEqual([]);
      await older.commit();
      expect(numbers(await read(start))).toEqual([401, 402]);
    });

    it('lets a second writer of an entity wait until the first has ended', async () => {
      const entity = newId();
      const first = orm.em.fork();
      await first.begin();
      await publish(first, 501, entity);
      let isDone = false;
      const second = orm.em
        .fork()
        .transactional((em) => publish(em, 502, entity))
        .then(() => (isDone = true));
      const { rows } = await sql<{ n: number }>`
        select count(*)::int as n from pg_locks where locktype = 'advisory' and granted`.execute(
        orm.em.fork().getKysely(),
      );
      expect([rows[0]!.n, isDone]).toEqual([1, false]);
      await first.commit();
      expect(await second).toBe(true);
    });

    it('is not held back by a transaction of another database on the same server', async () => {
      const start = (await read(null, 1000)).endCursor;
      const neighbour = await openTestDatabase({ empty: true });
      const migrations = [{ name: 'outbox', class: Outbox }];
      const other = await openStorage({
        databaseUrl: neighbour.url,
        schema: 'probe',
        entities: [],
        migrations,
      });
      await other.migrator.up();
      const long = other.em.fork();
      await long.begin();
      await publish(long, 301);
      await orm.em.fork().transactional((em) => publish(em, 302));
      expect(numbers(await read(start))).toEqual([302]);
      await long.rollback();
      await other.close(true);
      await neighbour.stop();
    });
  });
}
