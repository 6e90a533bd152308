import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, expect, it, jest } from '@jest/globals';
import { openDevelopmentIssuer } from '../../gateway/development-issuer.js';
import { openGraph, readGraphSettings, type RunningGraph } from '../../gateway/main.js';
import { readSamples } from '../../gateway/samples.js';
import { openTestDatabase, type TestDatabase } from '../support/database.js';
import { type RunningProcess, startProgram, waitUntil } from '../support/process.js';
import { type Answer, askGraph } from '../support/tiny-gateway.js';

jest.setTimeout(180_000);

let database: TestDatabase;
let dataDir: string;
let query: string;
let headers: Record<string, string>;
const running: RunningProcess[] = [];
const graphs: RunningGraph[] = [];

beforeAll(async () => {
  database = await openTestDatabase();
  dataDir = await mkdtemp(join(tmpdir(), 'apart-'));
  // The main one comes first: the profile of an organisation.
  query = (await readSamples())[0]!.query;
  const token = await (
    await openDevelopmentIssuer(dataDir)
  ).sign({ sub: 'test', role: 'PROVINCE_OFFICER' }, 1);
  headers = { authorization: `Bearer ${token}` };
});
afterEach(async () => {
  await Promise.all(graphs.splice(0).map((graph) => graph.stop()));
  await Promise.all(running.splice(0).map((process) => process.kill('SIGKILL')));
});
afterAll(async () => {
  await database.stop();
  await rm(dataDir, { recursive: true });
});

/** The same settings for all: they share the development secret of the data directory. */
const settings = (more: Record<string, string> = {}): Record<string, string> => ({
  ...{ DATABASE_URL: database.url, DATA_DIR: dataDir, LOG_LEVEL: 'silent', PORT: '0', ...more },
});

async function startSubgraph(
  name: string,
  more: Record<string, string> = {},
): Promise<RunningProcess & { url: string }> {
  const subgraph = startProgram('scripts/subgraph.js', settings(more), [name]);
  running.push(subgraph);
  const [, url] = await subgraph.waitFor(new RegExp(`${name} answers at (\\S+)\n`));
  return { ...subgraph, url: url! };
}

/** The gateway, with the subgraphs no URL is given for. */
async function openGateway(more: Record<string, string> = {}): Promise<RunningGraph> {
  const graph = await openGraph(readGraphSettings(settings(more)));
  graphs.push(graph);
  return graph;
}

/** The answer alone: status and headers carry ids of the request. */
async function readProfile(url: string): Promise<Pick<Answer, 'data' | 'errors'>> {
  const { data, errors } = await askGraph(url, { query, variables: { code: 'HD-0001' } }, headers);
  return { data, errors };
}

const setting = (name: string): string => `SUBGRAPH_${name.toUpperCase().replaceAll('-', '_')}_URL`;

const isReady = async (url: string): Promise<boolean> => (await fetch(`${url}/readyz`)).ok;

it('security-forces apart answers the same profile; down, its fields alone are null; up again, all is there', async () => {
  const inProcess = await openGateway();
  const expected = await readProfile(inProcess.url);
  expect(expected.errors).toBeUndefined();
  const guards = await startSubgraph('security-forces', {
    GRAPH_URL: `${inProcess.url}/graphql`,
  });
  const graph = await openGateway({ SUBGRAPH_SECURITY_FORCES_URL: guards.url });
  expect(await readProfile(graph.url)).toEqual(expected);

  await guards.kill('SIGKILL');
  const { data, errors } = await readProfile(graph.url);
  const profile = expected.data!['organizationByCode'] as object;
  expect(data).toEqual({ organizationByCode: { ...profile, guardStrength: null, guardUnits: null } });
  expect(errors?.map(({ path, extensions }) => [path?.join('.'), extensions['code']]).sort()).toEqual([
    ['organizationByCode.guardStrength', 'SUBGRAPH_UNAVAILABLE'],
    ['organizationByCode.guardUnits', 'SUBGRAPH_UNAVAILABLE'],
  ]);
  const readiness = await fetch(`${graph.url}/readyz`);
  expect([readiness.status, await readiness.json()]).toMatchObject([
    503,
    {
      ready: false,
      subgraphs: { 'security-forces': { ready: false, reason: 'not reachable' }, campaigns: { ready: true } },
    },
  ]);

  await startSubgraph('security-forces', {
    ...{ GRAPH_URL: `${inProcess.url}/graphql`, PORT: new URL(guards.url).port },
  });
  await waitUntil(() => isReady(graph.url), 'the graph to be ready again');
  expect(await readProfile(graph.url)).toEqual(expected);
});

it('all four apart answer the same profile, each knows who asks, and signals end each with 0', async () => {
  const inProcess = await openGateway();
  const expected = await readProfile(inProcess.url);
  await inProcess.stop();
  // They follow each other through the gateway, which comes last, at the port of the one that has gone.
  const readFeeds = { GRAPH_URL: `${inProcess.url}/graphql` };
  const apart = await Promise.all(
    ['organizations', 'security-forces', 'campaigns', 'emulation'].map(
      async (name) => [name, await startSubgraph(name, readFeeds)] as const,
    ),
  );
  const urls = Object.fromEntries(apart.map(([name, { url }]) => [setting(name), url]));
  const graph = await openGateway({ ...urls, PORT: new URL(inProcess.url).port });
  await waitUntil(() => isReady(graph.url), 'the graph to be ready');
  expect(await readProfile(graph.url)).toEqual(expected);

  const unsigned = await askGraph(graph.url, { query, variables: { code: 'HD-0001' } });
  expect(unsigned.errors?.map(({ path, extensions }) => [path?.join('.'), extensions['code']])).toEqual([
    ['organizationByCode.guardStrength', 'FORBIDDEN'],
  ]);
  const direct = await fetch(apart[0]![1].url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: '{"query":"{ __typename }"}',
  });
  expect(direct.status).toBe(401);

  const processes = apart.map(([, process]) => process);
  // As from a supervisor that signals the whole group and then each process: once is enough, twice does no harm.
  for (const { child } of processes) for (const signal of ['SIGINT', 'SIGTERM'] as const) child.kill(signal);
  expect(await Promise.all(processes.map(({ ended }) => ended))).toEqual([0, 0, 0, 0]);
});

it('a subgraph nobody knows is refused with the names there are', async () => {
  const subgraph = startProgram('scripts/subgraph.js', settings(), ['weather']);
  expect(await subgraph.ended).toBe(1);
  expect(subgraph.output()).toContain(
    'Allowed choices are organizations, security-forces, campaigns, emulation',
  );
});

it('a subgraph whose port is taken says so in clear words', async () => {
  const first = await startSubgraph('campaigns', {
    GRAPH_URL: 'http://127.0.0.1:9/graphql',
  });
  const { port } = new URL(first.url);
  const second = startProgram('scripts/subgraph.js', settings({ PORT: port }), ['campaigns']);
  expect(await second.ended).toBe(1);
  expect(second.output().trim()).toBe(
    `campaigns cannot be started: listen EADDRINUSE: address already in use 127.0.0.1:${port}`,
  );
});

it('wrong settings of a subgraph are listed together, without a stack', async () => {
  const subgraph = startProgram(
    'scripts/subgraph.js',
    settings({ LOG_LEVEL: 'loud', GRAPH_URL: 'nowhere' }),
    ['campaigns'],
  );
  expect(await subgraph.ended).toBe(1);
  expect(subgraph.output()).toContain('LOG_LEVEL must be one of');
  expect(subgraph.output()).toContain('GRAPH_URL must be a URL');
  expect(subgraph.output()).not.toMatch(/\n +at /);
});

it('a subgraph whose database cannot be reached says so in clear words, without its password', async () => {
  const elsewhere = { DATABASE_URL: 'postgres://keeper:not-to-be-shown@127.0.0.1:9/register' };
  const subgraph = startProgram('scripts/subgraph.js', settings(elsewhere), ['campaigns']);
  expect(await subgraph.ended).toBe(1);
  expect(subgraph.output()).toContain('campaigns cannot be started: connect ECONNREFUSED 127.0.0.1:9');
  expect(subgraph.output()).not.toMatch(/\n +at |not-to-be-shown/);
});
