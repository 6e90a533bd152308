import { afterAll, beforeAll, expect, test } from '@jest/globals';
import pg from 'pg';
import { foundationSql } from '../../subgraphs/kit/foundation.js';
import { openTestDatabase, type TestDatabase } from './database.js';

let database: TestDatabase;
let pool: pg.Pool;

beforeAll(async () => {
  database = await openTestDatabase({ empty: true });
  pool = new pg.Pool({ connectionString: database.url, max: 8 });
  await pool.query('create table entry (id int primary key, note text)');
});

afterAll(async () => {
  await pool.end();
  await database.stop();
});

async function countEntries(from: number, to: number): Promise<number> {
  const { rows } = await pool.query<{ n: number }>(
    'select count(*)::int as n from entry where id between $1 and $2',
    [from, to],
  );
  return rows[0]!.n;
}

interface Apart extends Pick<pg.Client, 'query'> {
  /** The driver's wire, which its types keep to themselves. */
  connection: {
    parse(query: { text: string; name: string; types: number[] }): void;
    flush(): void;
    once(event: 'errorMessage', listener: () => void): void;
    stream: { destroy(): void };
  };
}

/** A client of its own whose connection can be cut like a killed process's. */
async function connectApart(): Promise<Apart> {
  const client = new pg.Client({ connectionString: database.url });
  client.on('error', () => undefined);
  await client.connect();
  return client as unknown as Apart;
}

test('answers of parallel queries reach their own askers, large values among them', async () => {
  const large = 'x'.repeat(1_000_000);
  const answers = await Promise.all(
    Array.from({ length: 60 }, async (_, i) => {
      const [text, values] =
        i % 2 ? ['select $1::int as i', [i]] : ['select $2::int as i, length($1::text) as n', [large, i]];
      return (await pool.query<{ i: number; n?: number }>(text, values)).rows[0]!;
    }),
  );
  expect(answers.map(({ i }) => i)).toEqual(answers.map((_, i) => i));
  expect(answers.filter(({ n }) => n === large.length)).toHaveLength(30);
});

test('a failed query fails for its asker alone', async () => {
  const outcomes = await Promise.all(
    Array.from({ length: 90 }, (_, i) =>
      pool.query(i % 3 ? 'select $1::int as i' : 'select missing, $1::int', [i]).then(
        ({ rows }) => (rows[0] as { i: number }).i,
        (error: { code: string }) => error.code,
      ),
    ),
  );
  expect(outcomes).toEqual(outcomes.map((_, i) => (i % 3 ? i : '42703')));
});

test('transactions of several connections keep apart: what is rolled back is gone, what is committed stays', async () => {
  await Promise.all(
    Array.from({ length: 20 }, async (_, i) => {
      const client = await pool.connect();
      await client.query('begin');
      await client.query('insert into entry values ($1, $2)', [1000 + i, 'mine']);
      if (i % 4 === 1) await expect(client.query('select missing')).rejects.toThrow('missing');
      await client.query(i % 2 ? 'rollback' : 'commit');
      client.release();
    }),
  );
  expect(await countEntries(1000, 1019)).toBe(10);
});

test('a client that vanishes in a transaction leaves nothing, and the next one is served', async () => {
  const client = await connectApart();
  await client.query('begin');
  await client.query('insert into entry values (2000, null)');
  client.connection.stream.destroy();
  expect(await countEntries(2000, 2000)).toBe(0);
});

test('a client that vanishes in a failed transaction does not take the next query with it', async () => {
  const client = await connectApart();
  await client.query('begin');
  await expect(client.query('select missing')).rejects.toThrow('missing');
  client.connection.stream.destroy();
  expect(await countEntries(0, 0)).toBe(0);
});

test('a client that vanishes between a failed message and its Sync does not take the next query with it', async () => {
  const client = await connectApart();
  const { connection } = client;
  const failed = new Promise<void>((resolve) => connection.once('errorMessage', resolve));
  connection.parse({ text: 'select missing', name: '', types: [] });
  connection.flush();
  await failed;
  connection.stream.destroy();
  expect(await countEntries(0, 0)).toBe(0);
});

test('the foundation of every subgraph can be laid, twice, and sorts and folds Vietnamese', async () => {
  for (const statement of [...foundationSql('ground'), ...foundationSql('ground')])
    await pool.query(statement);
  const { rows } = await pool.query<{ names: string[]; folded: string }>(
    `select array_agg(name order by name collate public.vietnamese) as names, ground.fold('Cẩm Giàng ĐÔNG') as folded
     from unnest(array['Đông', 'Ân', 'Dương', 'Ăn', 'An', 'Cẩm Giàng', 'Cẩm Giang', 'Dũng', 'Dung', 'Ế', 'Ê', 'E']) as name`,
  );
  expect(rows[0]).toEqual({
    names: ['An', 'Ăn', 'Ân', 'Cẩm Giang', 'Cẩm Giàng', 'Dung', 'Dũng', 'Dương', 'Đông', 'E', 'Ê', 'Ế'],
    folded: 'cam giang dong',
  });
});

test('copies of the prepared state are apart from each other, and an empty one is empty', async () => {
  const [one, other] = await Promise.all([openTestDatabase(), openTestDatabase()]);
  const read = async ({ url }: TestDatabase, statement: string): Promise<unknown[]> => {
    const client = new pg.Client({ connectionString: url });
    await client.connect();
    const { rows } = await client.query(statement);
    await client.end();
    return rows as unknown[];
  };
  const schemas = `select schema_name as name from information_schema.schemata where schema_name = 'organizations'`;
  await read(one, 'create table only_here (id int)');
  expect(await read(other, `select to_regclass('only_here') as found`)).toEqual([{ found: null }]);
  expect(await read(other, schemas)).toEqual([{ name: 'organizations' }]);
  expect((await pool.query(schemas)).rows).toEqual([]);
  await Promise.all([one.stop(), other.stop()]);
});
