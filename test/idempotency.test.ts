import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { openTestGraph } from './support/graph.js';
import { openTestSubgraph, type TestSubgraph } from './support/subgraph.js';
import { definition } from '../subgraphs/organizations/subgraph.js';

const OFFICER = { role: 'PROVINCE_OFFICER', organization: undefined } as const;
const REGISTER = `mutation ($input: RegisterOrganizationInput!) {
  registerOrganization(input: $input) { id code name identifiers { value } placement { validFrom } }
}`;

let subgraph: TestSubgraph;
let unitId: string;
beforeAll(async () => {
  subgraph = await openTestSubgraph(definition);
  const { data } = await subgraph.ask<{ administrativeUnit: { id: string } }>(
    '{ administrativeUnit(code: "10525") { id } }',
  );
  unitId = data!.administrativeUnit.id;
});
afterAll(() => subgraph.stop());

const input = (name: string) => ({
  ...{ name, kind: 'AGENCY', ownership: 'STATE_BUDGET', establishedOn: '2026-01-05', unitId },
});
const register = (
  name: string,
  key?: string,
  viewer: { role: 'PROVINCE_OFFICER'; area?: string } = OFFICER,
) => subgraph.ask<{ registerOrganization: { code: string } }>(REGISTER, { input: input(name) }, viewer, key);

async function countNamed(search: string): Promise<number> {
  const { data } = await subgraph.ask<{ organizations: { totalCount: number } }>(
    'query ($search: String) { organizations(search: $search) { totalCount } }',
    { search },
  );
  return data!.organizations.totalCount;
}

it('without a key a repeated registration makes a second organisation', async () => {
  await register('Cơ quan Mẫu Không khóa');
  await register('Cơ quan Mẫu Không khóa');
  expect(await countNamed('Mẫu Không khóa')).toBe(2);
});

it('with a key a repeated request gets the first answer and makes nothing', async () => {
  const first = await register('Cơ quan Mẫu Một lần', 'request-0001');
  const second = await register('Cơ quan Mẫu Một lần', 'request-0001');
  expect(first.errors).toEqual([]);
  expect(second).toMatchObject({ errors: [], data: first.data });
  expect(await countNamed('Mẫu Một lần')).toBe(1);
});

it('repetitions at the same time make one organisation', async () => {
  const answers = await Promise.all(
    Array.from({ length: 5 }, () => register('Cơ quan Mẫu Cùng lúc', 'request-0002')),
  );
  expect(new Set(answers.map(({ data }) => data?.registerOrganization.code)).size).toBe(1);
  expect(await countNamed('Mẫu Cùng lúc')).toBe(1);
});

it('a key used for another request is refused', async () => {
  await register('Cơ quan Mẫu Khóa cũ', 'request-0003');
  const other = await register('Cơ quan Mẫu Khác hẳn', 'request-0003');
  expect(other.errors[0]?.extensions).toMatchObject({ code: 'CONFLICT', path: 'Idempotency-Key' });
  expect(await countNamed('Mẫu Khác hẳn')).toBe(0);
});

it('a refused request leaves the key free for its correction', async () => {
  const refused = await register('', 'request-0004');
  expect(refused.errors[0]?.extensions).toMatchObject({ code: 'BAD_USER_INPUT' });
  expect((await register('Cơ quan Mẫu Sửa lại', 'request-0004')).errors).toEqual([]);
});

it('two viewers who chose the same key do not meet', async () => {
  const everywhere = await register('Cơ quan Mẫu Hai người', 'request-0005');
  const here = await register('Cơ quan Mẫu Hai người', 'request-0005', {
    role: 'PROVINCE_OFFICER',
    area: unitId,
  });
  expect(here.errors).toEqual([]);
  expect(here.data).not.toEqual(everywhere.data);
});

it('over HTTP the key is a header of the request; a malformed one is refused before anything is done', async () => {
  const graph = await openTestGraph();
  try {
    const places = await graph.ask<{ administrativeUnit: { id: string } }>(
      '{ administrativeUnit(code: "10525") { id } }',
    );
    const variables = {
      input: { ...input('Cơ quan Mẫu Qua cổng'), unitId: places.data!.administrativeUnit.id },
    };
    const send = (key: string) => graph.ask(REGISTER, variables, OFFICER, { 'idempotency-key': key });
    const first = await send('request-0006');
    expect(first.errors).toEqual([]);
    expect((await send('request-0006')).data).toEqual(first.data);
    const refused = await send('short');
    expect([refused.status, refused.errors[0]?.extensions?.['code']]).toEqual([400, 'BAD_REQUEST']);
    const { data } = await graph.ask('{ organizations(search: "Mẫu Qua cổng") { totalCount } }');
    expect(data).toEqual({ organizations: { totalCount: 1 } });
  } finally {
    await graph.stop();
  }
});
