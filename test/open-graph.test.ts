import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { openDevelopmentIssuer, openDevelopmentSecret } from '../gateway/development-issuer.js';
import { openGraph, readGraphSettings, type RunningGraph } from '../gateway/main.js';
import { type RunningSubgraph, serveSubgraph } from '../subgraphs/kit/server.js';
import { signServiceToken } from '../subgraphs/kit/token.js';
import { definition as organizations } from '../subgraphs/organizations/subgraph.js';
import { openTestDatabase, type TestDatabase } from './support/database.js';
import { waitUntil } from './support/process.js';
import { type Answer, askGraph } from './support/tiny-gateway.js';

const FEED = { query: '{ organizationChanges(first: 1) { endCursor } }' };

let dataDir: string;
let database: TestDatabase;
beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'graph-'));
  database = await openTestDatabase();
});
afterAll(async () => {
  await database.stop();
  await rm(dataDir, { recursive: true, force: true });
});

const open = (environment: Record<string, string> = {}): Promise<RunningGraph> =>
  openGraph(
    readGraphSettings({
      PORT: '0',
      DATA_DIR: dataDir,
      DATABASE_URL: database.url,
      LOG_LEVEL: 'silent',
      ...environment,
    }),
  );

async function askAs(url: string, role: string, body: object): Promise<Answer> {
  const { sign } = await openDevelopmentIssuer(dataDir);
  return askGraph(url, body, { authorization: `Bearer ${await sign({ sub: 'test', role }, 1)}` });
}

describe('the graph in one process', () => {
  let graph: RunningGraph;
  beforeAll(async () => {
    graph = await open();
  });
  afterAll(() => graph.stop());

  it('is ready and answers the public', async () => {
    expect(await (await fetch(`${graph.url}/readyz`)).json()).toMatchObject({ ready: true });
    const { status, errors } = await askGraph(graph.url, {
      query: '{ organizations(first: 1) { totalCount } }',
    });
    expect([status, errors]).toEqual([200, undefined]);
  });

  it('knows a development token’s role', async () => {
    const { errors } = await askAs(graph.url, 'PROVINCE_OFFICER', FEED);
    expect(errors).toMatchObject([{ path: ['organizationChanges'], extensions: { code: 'FORBIDDEN' } }]);
    expect(errors?.[0]?.message).toContain('the viewer is PROVINCE_OFFICER');
    expect((await askAs(graph.url, 'SERVICE', FEED)).status).toBe(401);
  });

  it('lets a subgraph that runs apart read the change feed', async () => {
    const token = await signServiceToken(await openDevelopmentSecret(dataDir));
    const { data, errors } = await askGraph(graph.url, FEED, { authorization: `Bearer ${token}` });
    expect(errors).toBeUndefined();
    expect(data).toMatchObject({ organizationChanges: { endCursor: expect.any(String) } });
  });

  it('hands the explorer a token on this machine only', async () => {
    const { port } = new URL(graph.url);
    const pageFor = async (host: string): Promise<string> => {
      const { request } = await import('undici');
      const { body } = await request(graph.url, { headers: { host: `${host}:${port}` } });
      return body.text();
    };
    expect(await pageFor('localhost')).toContain('Bearer ey');
    expect(await pageFor('register.example')).not.toContain('Bearer');
  });
});

describe('the graph with a subgraph apart', () => {
  let apart: RunningSubgraph;
  let graph: RunningGraph;
  beforeAll(async () => {
    const secret = await openDevelopmentSecret(dataDir);
    // It reads the feeds of the others through the graph, which comes after it, at the port of one that has gone.
    const before = await open();
    await before.stop();
    apart = await serveSubgraph(
      organizations,
      {
        HOST: '127.0.0.1',
        DATABASE_URL: database.url,
        JWT_INTERNAL_SECRET: secret,
        GRAPH_URL: `${before.url}/graphql`,
        LOG_LEVEL: 'silent',
      },
      0,
    );
    graph = await open({ SUBGRAPH_ORGANIZATIONS_URL: apart.url, PORT: new URL(before.url).port });
  });
  afterAll(async () => {
    await graph.stop();
    await apart.stop();
  });

  it('answers the same', async () => {
    expect(graph.subgraphs.has('organizations')).toBe(false);
    await waitUntil(async () => (await fetch(`${graph.url}/readyz`)).ok, 'the graph to be ready');
    const { errors } = await askAs(graph.url, 'PROVINCE_OFFICER', FEED);
    expect(errors?.[0]?.message).toContain('the viewer is PROVINCE_OFFICER');
    const page = await askGraph(graph.url, { query: '{ organizations(first: 0) { totalCount } }' });
    expect(page.errors).toMatchObject([
      { path: ['organizations'], extensions: { code: 'BAD_USER_INPUT', path: 'first' } },
    ]);
  });
});

it('says which setting is missing when there is no database', async () => {
  const settings = { ...readGraphSettings({ PORT: '0', DATA_DIR: dataDir }), databaseUrl: undefined };
  await expect(openGraph(settings)).rejects.toThrow('DATABASE_URL is not set');
});

it('stops once, however often it is told', async () => {
  const graph = await open();
  await Promise.all([graph.stop(), graph.stop()]);
  await expect(fetch(`${graph.url}/livez`)).rejects.toThrow('fetch failed');
});
