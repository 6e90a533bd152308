import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it, jest } from '@jest/globals';
import { openDevelopmentIssuer } from '../../gateway/development-issuer.js';
import { openGraph, readGraphSettings, type RunningGraph } from '../../gateway/main.js';
import { readSamples } from '../../gateway/samples.js';
import { openTestDatabase, type TestDatabase } from '../support/database.js';
import { waitUntil } from '../support/process.js';
import { runOnServer } from '../support/server.js';
import { openTcpProxy, type TcpProxy } from '../support/tcp-proxy.js';
import { type Answer, askGraph } from '../support/tiny-gateway.js';

jest.setTimeout(60_000);

const READERS = 3;
const ENOUGH = 12;
const OUTAGES = 3;
const REGISTER =
  'mutation ($input: RegisterOrganizationInput!) { registerOrganization(input: $input) { name } }';
/** What a server that is shut down does to its clients first. */
const TERMINATE =
  'select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()';
const COUNT = 'query ($search: String) { organizations(search: $search, first: 100) { nodes { name } } }';

let database: TestDatabase;
let proxy: TcpProxy;
let dataDir: string;
let graph: RunningGraph;
let authorization: string;
beforeEach(async () => {
  database = await openTestDatabase();
  proxy = await openTcpProxy(database.url);
  dataDir = await mkdtemp(join(tmpdir(), 'restart-'));
  const settings = { DATABASE_URL: proxy.url, DATA_DIR: dataDir, PORT: '0', LOG_LEVEL: 'silent' };
  graph = await openGraph(readGraphSettings(settings));
  const { sign } = await openDevelopmentIssuer(dataDir);
  authorization = `Bearer ${await sign({ sub: 'test', role: 'PROVINCE_OFFICER' }, 1)}`;
});
afterEach(async () => {
  await graph.stop();
  await proxy.cut();
  await database.stop();
  await rm(dataDir, { recursive: true });
});

const ask = (query: string, variables: object, headers: Record<string, string> = {}): Promise<Answer> =>
  askGraph(graph.url, { query, variables }, { authorization, ...headers });

interface Load {
  good: number;
  failed: number;
  /** Codes of all errors there were, and how often. */
  codes: Map<unknown, number>;
  written: string[];
  isOn: boolean;
}

function note(load: Load, { errors }: Answer): boolean {
  if (errors) load.failed += 1;
  else load.good += 1;
  for (const { extensions } of errors ?? [])
    load.codes.set(extensions['code'], (load.codes.get(extensions['code']) ?? 0) + 1);
  return !errors;
}

async function read(load: Load, query: string): Promise<void> {
  while (load.isOn) note(load, await ask(query, { code: 'HD-0001' }));
}

/** Repeats each write under one key until it is acknowledged. */
async function write(load: Load, unitId: string): Promise<void> {
  const facts = { kind: 'ENTERPRISE', ownership: 'DOMESTIC_PRIVATE', establishedOn: '2026-02-03', unitId };
  for (let number = 1; load.isOn; number += 1) {
    const name = `Công ty Gián Đoạn ${number}`;
    const headers = { 'idempotency-key': randomUUID() };
    while (!note(load, await ask(REGISTER, { input: { ...facts, name } }, headers)));
    load.written.push(name);
  }
}

it(`${OUTAGES} outages of the database under load: typed errors, recovery without help, each write done once`, async () => {
  const { query } = (await readSamples())[0]!;
  const unit = await ask('{ administrativeUnit(code: "10525") { id } }', {});
  const { id } = unit.data!['administrativeUnit'] as { id: string };
  const load: Load = { good: 0, failed: 0, codes: new Map(), written: [], isOn: true };
  const clients = [write(load, id), ...Array.from({ length: READERS }, () => read(load, query))];
  for (let outage = 0; outage < OUTAGES; outage += 1) {
    const { good, failed } = load;
    await waitUntil(() => load.good > good + ENOUGH, 'answers');
    if (database.engine === 'postgresql') await runOnServer(database.url, TERMINATE);
    await proxy.cut();
    await waitUntil(() => load.failed > failed + ENOUGH, 'errors');
    expect((await fetch(`${graph.url}/readyz`)).status).toBe(503);
    await proxy.back();
    await waitUntil(async () => (await fetch(`${graph.url}/readyz`)).ok, 'readiness');
  }
  const { good } = load;
  await waitUntil(() => load.good > good + ENOUGH, 'answers after the last outage');
  load.isOn = false;
  await Promise.all(clients);
  console.info(`${load.good} good and ${load.failed} failed requests, ${load.written.length} writes`);
  expect([...load.codes.keys()]).toEqual(['SUBGRAPH_UNAVAILABLE']);

  const after = await ask(COUNT, { search: 'Công ty Gián Đoạn' });
  expect(after.errors).toBeUndefined();
  const { nodes } = after.data!['organizations'] as { nodes: { name: string }[] };
  const expected = load.written.slice(0, 100).sort();
  expect(nodes.map(({ name }) => name).sort()).toEqual(expected);
});
