import { mkdtemp, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, it, jest } from '@jest/globals';
import { pino } from 'pino';
import { openGraph, readGraphSettings } from '../../gateway/main.js';
import { openTestDatabase } from '../support/database.js';
import { waitUntil } from '../support/process.js';
import { sourcePath } from '../support/source-path.js';
import { askGraph, openTinyGateway, type TinyGateway } from '../support/tiny-gateway.js';
import { authorSubgraph, bookSubgraph, composeTiny } from '../support/tiny-supergraph.js';

jest.setTimeout(60_000);

const RELOADS = 24;
const CLIENTS = 4;
const QUERY = '{ books { title author { name } } }';

const FULL = composeTiny([bookSubgraph(), authorSubgraph()]);
/** The same graph without the city of an author. */
const SMALLER = FULL.replace(/^ *city: .*\n/m, '');

let gateway: TinyGateway | undefined;
const logged: { level: number; msg: string; err?: { message: string } }[] = [];
const log = pino({ level: 'info' }, { write: (line) => void logged.push(JSON.parse(line) as never) });
afterEach(async () => {
  await gateway?.stop();
  logged.length = 0;
});

it(`${RELOADS} reloads under load: no request fails, and each sees one supergraph`, async () => {
  gateway = await openTinyGateway('over HTTP', { log });
  const loading = new AbortController();
  let answered = 0;
  const failed: unknown[] = [];
  const load = async (): Promise<void> => {
    while (!loading.signal.aborted) {
      const answer = await gateway!.ask(QUERY);
      answered += 1;
      if (answer.status !== 200 || answer.errors) failed.push(answer);
    }
  };
  const clients = Array.from({ length: CLIENTS }, load);
  for (let number = 0; number < RELOADS; number += 1) {
    const before = answered;
    await gateway.reload(number % 2 ? FULL : SMALLER);
    const cities = await gateway.ask('{ books { author { city } } }');
    expect(cities.status).toBe(number % 2 ? 200 : 400);
    await waitUntil(() => answered > before + CLIENTS, 'answers on this supergraph');
  }
  loading.abort();
  await Promise.all(clients);
  console.info(`${answered} requests during ${RELOADS} reloads, ${failed.length} failed`);
  expect(failed).toEqual([]);
  expect(answered).toBeGreaterThan(RELOADS * CLIENTS);
});

it('what was asked most is planned on the new supergraph before anyone asks again, unless it no longer fits', async () => {
  gateway = await openTinyGateway('in process', { log });
  await gateway.ask(QUERY);
  await gateway.ask('{ books { author { city } } }');
  expect(gateway.readPlanCache()).toMatchObject({ entries: 2, misses: 2, hits: 0 });
  await gateway.reload(SMALLER);
  expect(gateway.readPlanCache()).toMatchObject({ entries: 1, misses: 1, hits: 0 });
  await gateway.ask(QUERY);
  expect(gateway.readPlanCache()).toMatchObject({ entries: 1, misses: 1, hits: 1 });
});

it.each([
  ['is no GraphQL', 'type Query {', /Syntax Error/],
  ['is no supergraph', 'type Query { books: Int }', /./],
  ['is cut short', FULL.slice(0, FULL.length / 2), /./],
  [
    'has a subgraph nobody can reach',
    composeTiny([bookSubgraph(), { ...authorSubgraph(), name: 'writers' }]),
    /subgraph "writers", but createGateway was not told how to reach it/,
  ],
])('one that %s is refused in the log, and the one before is still served', async (_, sdl, reason) => {
  gateway = await openTinyGateway('in process', { log });
  await expect(gateway.reload(sdl)).rejects.toThrow(reason);
  const refusals = logged.filter(({ level }) => level === 50);
  expect(refusals.map(({ msg }) => msg)).toEqual(['supergraph refused; the one before is still served']);
  expect(refusals[0]!.err!.message).toMatch(reason);
  expect((await gateway.ask(QUERY)).errors).toBeUndefined();
  await gateway.reload(SMALLER);
  expect((await gateway.ask('{ books { author { city } } }')).status).toBe(400);
});

it('with SUPERGRAPH_FILE, a new file is served, by rename or on SIGHUP, and a broken one is not', async () => {
  const database = await openTestDatabase();
  const folder = await mkdtemp(join(tmpdir(), 'reload-'));
  const path = join(folder, 'supergraph.graphql');
  const supergraph = await readFile(sourcePath('schema/supergraph.graphql'), 'utf8');
  await writeFile(path, supergraph);
  const graph = await openGraph(
    readGraphSettings({ DATABASE_URL: database.url, DATA_DIR: folder, PORT: '0', SUPERGRAPH_FILE: path }),
    { log },
  );
  const ask = async (): Promise<number> =>
    (await askGraph(graph.url, { query: '{ topics { code } }' })).status;
  try {
    expect(await ask()).toBe(200);
    await writeFile(`${path}.new`, supergraph.replace(/^( *)topics: /m, '$1themes: '));
    await rename(`${path}.new`, path);
    await waitUntil(async () => (await ask()) === 400, 'the supergraph that calls them themes');

    await writeFile(path, 'type Query {');
    process.emit('SIGHUP', 'SIGHUP');
    await waitUntil(() => logged.some(({ msg }) => msg.startsWith('supergraph refused')), 'the refusal');
    expect(await ask()).toBe(400);

    await writeFile(path, supergraph);
    process.emit('SIGHUP', 'SIGHUP');
    await waitUntil(async () => (await ask()) === 200, 'the whole supergraph');
  } finally {
    await graph.stop();
    await database.stop();
    await rm(folder, { recursive: true });
  }
  expect(process.listenerCount('SIGHUP')).toBe(0);
});
