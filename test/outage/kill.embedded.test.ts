import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it, jest } from '@jest/globals';
import { openDevelopmentIssuer } from '../../gateway/development-issuer.js';
import {
  databasePidOf,
  fillDataDir,
  type RunningProcess,
  startProduct,
  waitForDatabaseEnd,
  waitUntil,
} from '../support/process.js';
import { type Answer, askGraph } from '../support/tiny-gateway.js';

jest.setTimeout(240_000);

const WRITERS = 4;
const ENOUGH = 60;
const REGISTER =
  'mutation ($input: RegisterOrganizationInput!) { registerOrganization(input: $input) { id code name } }';
const ESTABLISH = 'mutation ($input: EstablishGuardUnitInput!) { establishGuardUnit(input: $input) { id } }';
const READ =
  'query ($code: String!) { organizationByCode(code: $code) { id code name placement { validFrom } guardUnits { id } } }';

interface Registered {
  id: string;
  code: string;
  name: string;
}

let dataDir: string;
let running: RunningProcess[];
beforeEach(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'kill-'));
  await fillDataDir(dataDir);
  running = [];
});
afterEach(async () => {
  for (const product of running) await product.kill('SIGKILL');
  await rm(dataDir, { recursive: true });
});

interface Product extends RunningProcess {
  url: string;
  ask(query: string, variables?: object): Promise<Answer>;
}

async function start(): Promise<Product> {
  const product = await startProduct({ DATA_DIR: dataDir });
  running.push(product);
  const token = await (
    await openDevelopmentIssuer(dataDir)
  ).sign({ sub: 'test', role: 'PROVINCE_OFFICER' }, 1);
  const headers = { authorization: `Bearer ${token}` };
  return { ...product, ask: (query, variables = {}) => askGraph(product.url, { query, variables }, headers) };
}

/** Registers organisations, several at once, until the product is gone; what it acknowledged. */
async function writeUntilGone(product: Product, strike: () => void): Promise<Registered[]> {
  const { data } = await product.ask('{ administrativeUnit(code: "10525") { id } }');
  const { id: unitId } = data!['administrativeUnit'] as { id: string };
  const acknowledged: Registered[] = [];
  const facts = { kind: 'ENTERPRISE', ownership: 'DOMESTIC_PRIVATE', establishedOn: '2026-02-03', unitId };
  const write = async (writer: number): Promise<void> => {
    for (let i = 0; ; i += 1) {
      const name = `Công ty Mẫu ${writer} ${i}`;
      const answer = await product.ask(REGISTER, { input: { ...facts, name } }).catch(() => null);
      if (!answer?.data) return;
      acknowledged.push(answer.data['registerOrganization'] as Registered);
      if (acknowledged.length === ENOUGH) strike();
    }
  };
  await Promise.all(Array.from({ length: WRITERS }, (_, writer) => write(writer)));
  return acknowledged;
}

it.each<[string, (product: Product) => void]>([
  ['the product', ({ pid }) => process.kill(pid, 'SIGKILL')],
  [
    'the product and its database at once',
    ({ pid }) => {
      const database = databasePidOf(dataDir);
      process.kill(pid, 'SIGKILL');
      process.kill(database, 'SIGKILL');
    },
  ],
])(
  'kill -9 of %s during writes: every acknowledged write is there after a restart, in every subgraph',
  async (_, strike) => {
    const product = await start();
    const acknowledged = await writeUntilGone(product, () => strike(product));
    expect(await product.ended).toBe('SIGKILL');
    console.info(`${acknowledged.length} acknowledged writes examined`);
    expect(acknowledged.length).toBeGreaterThanOrEqual(ENOUGH);

    const again = await start();
    for (const { id, code, name } of acknowledged) {
      const { data } = await again.ask(READ, { code });
      expect(data).toEqual({
        organizationByCode: { id, code, name, placement: { validFrom: '2026-02-03' }, guardUnits: [] },
      });
    }
    const decision = {
      decisionNumber: '1/QĐ',
      decidedOn: '2026-02-03',
      establishedOn: '2026-02-03',
      form: 'FULL_TIME',
    };
    const { errors } = await again.ask(ESTABLISH, {
      input: { organizationId: acknowledged.at(-1)!.id, ...decision },
    });
    expect(errors).toBeUndefined();
  },
);

it('kill -9 of the database alone: requests fail in clear words instead of hanging, and it is back without help', async () => {
  const product = await start();
  const ask = (): Promise<Answer> => product.ask('{ organizationByCode(code: "HD-0001") { code } }');
  for (let time = 0; time < 2; time += 1) {
    const database = databasePidOf(dataDir);
    process.kill(database, 'SIGKILL');
    const { errors } = await ask();
    expect(errors?.map(({ extensions }) => extensions['code'])).toEqual(['SUBGRAPH_UNAVAILABLE']);
    await waitUntil(async () => (await ask()).errors === undefined, 'an answer');
    expect(databasePidOf(dataDir)).not.toBe(database);
  }
  expect((await fetch(`${product.url}/readyz`)).status).toBe(200);
  const last = databasePidOf(dataDir);
  expect(await product.kill('SIGTERM')).toBe(0);
  await waitForDatabaseEnd(dataDir, last);
});
