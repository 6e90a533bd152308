import { afterAll, beforeAll, expect, it, jest } from '@jest/globals';
import { graphql } from 'graphql';
import pg from 'pg';
import { type RunningSubgraph, serveSubgraph } from '../../subgraphs/kit/server.js';
import { definition as organizations } from '../../subgraphs/organizations/subgraph.js';
import { openTestDatabase, type TestDatabase } from '../support/database.js';
import { waitUntil } from '../support/process.js';

jest.setTimeout(60_000);

const TIME = 300;
/** On a machine with time to spare it is a few milliseconds. */
const ALLOWANCE = 2_000;
const READ = '{ organizations(first: 1) { nodes { code } } }';
const LOCK = 'begin; lock table organizations.organization in access exclusive mode';
/** Statements of others that wait for the lock. */
const WAITING =
  "select count(*)::int as count from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'";

let database: TestDatabase;
let served: RunningSubgraph;
let holder: pg.Client;
beforeAll(async () => {
  database = await openTestDatabase();
  const settings = {
    HOST: '127.0.0.1',
    PORT: 0,
    DATABASE_URL: database.url,
    JWT_INTERNAL_SECRET: 'a secret of at least 32 characters',
    GRAPH_URL: 'http://127.0.0.1:9/graphql',
    LOG_LEVEL: 'silent' as const,
  };
  served = await serveSubgraph(organizations, settings, 0);
  holder = new pg.Client({ connectionString: database.url });
  await holder.connect();
});
afterAll(async () => {
  await holder.end();
  await served.stop();
  await database.stop();
});

interface Answer {
  data?: unknown;
  errors?: readonly { message: string; extensions?: { code?: unknown } }[];
}

function askHttp(headers: Record<string, string>, signal?: AbortSignal): Promise<Answer> {
  const body = JSON.stringify({ query: READ });
  const init = { method: 'POST', body, headers: { 'content-type': 'application/json', ...headers }, signal };
  return fetch(served.url, init).then((response) => response.json() as Promise<Answer>);
}

async function askInProcess(signal: AbortSignal): Promise<Answer> {
  const { schema, createContext } = served.subgraph;
  return graphql({ schema, source: READ, contextValue: createContext(undefined, 'deadline', { signal }) });
}

async function countWaiting(): Promise<number> {
  return ((await holder.query<{ count: number }>(WAITING)).rows[0] ?? { count: -1 }).count;
}

/** While another holds the table; the embedded database, one session for all, is busy altogether. */
async function whileLocked<T>(work: () => Promise<T>): Promise<T> {
  await holder.query(LOCK);
  try {
    return await work();
  } finally {
    await holder.query('rollback');
  }
}

it.each<[string, () => Promise<Answer>]>([
  ['over HTTP', () => askHttp({ 'x-request-timeout': String(TIME) })],
  ['in process', () => askInProcess(AbortSignal.timeout(TIME))],
])('%s, a subgraph stops at the forwarded deadline, its statement too', async (_, ask) => {
  await whileLocked(async () => {
    const startedAt = performance.now();
    const { errors } = await ask();
    expect(errors).toMatchObject([
      { message: 'The time for this request is over.', extensions: { code: 'SUBGRAPH_UNAVAILABLE' } },
    ]);
    expect(performance.now() - startedAt).toBeLessThan(TIME + ALLOWANCE);
    if (database.engine === 'postgresql')
      await waitUntil(async () => (await countWaiting()) === 0, 'the statement to be cancelled');
  });
  expect((await askInProcess(AbortSignal.timeout(60_000))).errors).toBeUndefined();
});

it('the statement ends as well when the gateway closes the connection', async () => {
  await whileLocked(async () => {
    const gateway = new AbortController();
    const asking = askHttp({}, gateway.signal);
    if (database.engine === 'postgresql')
      await waitUntil(async () => (await countWaiting()) === 1, 'the wait');
    gateway.abort();
    await expect(asking).rejects.toThrow('aborted');
    if (database.engine === 'postgresql')
      await waitUntil(async () => (await countWaiting()) === 0, 'the statement to be cancelled');
  });
});

it('nothing is begun after the deadline', async () => {
  const statements = await whileLocked(async () => {
    const { data, errors } = await askInProcess(AbortSignal.abort());
    expect([data, errors?.[0]?.extensions]).toEqual([null, { code: 'SUBGRAPH_UNAVAILABLE' }]);
    return database.engine === 'postgresql' ? countWaiting() : 0;
  });
  expect(statements).toBe(0);
});

it.each(['soon', '-1', '1e3', ''])('a deadline of "%s" is none', async (header) => {
  expect((await askHttp({ 'x-request-timeout': header })).errors).toBeUndefined();
});
