import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { once } from 'node:events';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it, jest } from '@jest/globals';
import {
  databasePidOf,
  fillDataDir,
  type RunningProcess,
  startProduct,
  startProgram,
  waitForDatabaseEnd,
} from '../support/process.js';
import { askGraph } from '../support/tiny-gateway.js';

jest.setTimeout(240_000);

const FIRST = { query: '{ organizationByCode(code: "HD-0001") { code kind } }' };

let dataDir: string;
let running: RunningProcess[];
beforeEach(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'start-'));
  running = [];
});
afterEach(async () => {
  for (const product of running) await product.kill('SIGKILL');
  await rm(dataDir, { recursive: true });
});

async function start(): ReturnType<typeof startProduct> {
  const product = await startProduct({ DATA_DIR: dataDir });
  running.push(product);
  return product;
}

const answers = async (url: string): Promise<unknown> => (await askGraph(url, FIRST)).data;
const PROFILE = { organizationByCode: { code: 'HD-0001', kind: 'ENTERPRISE' } };

it('cut off in its first start, it leaves no process; the next goes step by step, answers, and ends with Ctrl-C', async () => {
  const cut = startProgram('scripts/start.js', { DATA_DIR: dataDir, PORT: '0' });
  running.push(cut);
  await cut.waitFor(/Loading the administrative units of the country …/);
  const half = databasePidOf(dataDir);
  await cut.kill('SIGTERM');
  await waitForDatabaseEnd(dataDir, half);

  const product = await start();
  const steps = [...product.output().matchAll(/^(.+): [\d.]+ s$/gm)].map(([, step]) => step);
  expect(steps).toEqual([
    'Opening the embedded database',
    'Migrating the database',
    'Loading the administrative units of the country',
    'Filling the empty register with a small demonstration',
    'Starting the graph',
  ]);
  expect(await answers(product.url)).toEqual(PROFILE);
  expect((await fetch(`${product.url}/readyz`)).status).toBe(200);
  // Ctrl-C ends all of it.
  const database = databasePidOf(dataDir);
  expect(await product.kill('SIGINT')).toBe(0);
  await waitForDatabaseEnd(dataDir, database);
  await expect(fetch(`${product.url}/livez`)).rejects.toThrow('fetch failed');

  const again = await start();
  expect(again.output()).toContain('Administrative units: 0 new, 0 changed');
  expect(again.output()).not.toContain('Filling the empty register');
  expect(await answers(again.url)).toEqual(PROFILE);
});

it('SIGTERM ends everything, and repeated signals of one Ctrl-C do not cut the end short', async () => {
  await fillDataDir(dataDir);
  const product = await start();
  const database = databasePidOf(dataDir);
  const requests = Array.from({ length: 20 }, () =>
    askGraph(product.url, FIRST).then(
      ({ data }) => data,
      () => 'closed',
    ),
  );
  for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const) process.kill(product.pid, signal);
  expect(await product.ended).toBe(0);
  await waitForDatabaseEnd(dataDir, database);
  for (const answer of await Promise.all(requests)) expect([PROFILE, 'closed']).toContainEqual(answer);
});

it('a second start on the same directory is refused in clear words; the first goes on', async () => {
  await fillDataDir(dataDir);
  const first = await start();
  const second = startProgram('scripts/start.js', { DATA_DIR: dataDir, PORT: '0' });
  expect(await second.ended).toBe(1);
  expect(second.output()).toMatch(
    new RegExp(
      `\nAnother npm start \\(process ${first.pid}\\) already uses ${dataDir}\\. Stop it, or set DATA_DIR to another directory\\.\n$`,
    ),
  );
  expect(await answers(first.url)).toEqual(PROFILE);
  const database = databasePidOf(dataDir);
  await first.kill('SIGTERM');
  await waitForDatabaseEnd(dataDir, database);
  expect(await answers((await start()).url)).toEqual(PROFILE);
});

it('a port that is taken is named, and the database that was opened for it ends', async () => {
  await fillDataDir(dataDir);
  const other = createServer();
  await once(other.listen(0, '127.0.0.1'), 'listening');
  const { port } = other.address() as { port: number };
  const product = startProgram('scripts/start.js', { DATA_DIR: dataDir, PORT: String(port) });
  running.push(product);
  await product.waitFor(/Migrating the database …/);
  const database = databasePidOf(dataDir);
  expect(await product.ended).toBe(1);
  expect(product.output()).toMatch(
    new RegExp(
      `\n127\\.0\\.0\\.1:${port} is taken by another program\\. Stop it, or choose another PORT\\.\n$`,
    ),
  );
  await waitForDatabaseEnd(dataDir, database);
  expect(existsSync(join(dataDir, 'database'))).toBe(true);
  other.close();
});
