import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { openTestSubgraph, type TestSubgraph } from '../../../test/support/subgraph.js';
import { definition } from '../subgraph.js';

let subgraph: TestSubgraph;
let city: string;
let commune: string;

const OFFICER = { role: 'PROVINCE_OFFICER' } as const;
type Asking = Parameters<TestSubgraph['ask']>[2];

interface Body {
  id: string;
  nameVi: string;
  version: number;
}

beforeAll(async () => {
  subgraph = await openTestSubgraph(definition);
  const { data } = await subgraph.ask<{ administrativeUnit: { id: string; parent: { id: string } } }>(
    '{ administrativeUnit(code: "10525") { id parent { id } } }',
  );
  commune = data!.administrativeUnit.id;
  city = data!.administrativeUnit.parent.id;
});
afterAll(() => subgraph.stop());

const LIST = `query ($where: AuthorityBodyWhere) { authorityBodies(where: $where, first: 100) { totalCount nodes {
  id nameVi kind level version validTo unit { nameVi } successor { nameVi } holder { nameVi } standingBody { nameVi } } } }`;

async function list(where: object) {
  const answer = await subgraph.ask<{ authorityBodies: { totalCount: number; nodes: Body[] } }>(LIST, {
    where,
  });
  expect(answer.errors).toEqual([]);
  return { ...answer.data!.authorityBodies, statements: answer.statements };
}

const register = (changes: object = {}, viewer: Asking = OFFICER) =>
  subgraph.ask<{ registerAuthorityBody: Body }>(
    'mutation ($input: RegisterAuthorityBodyInput!) { registerAuthorityBody(input: $input) { id nameVi version } }',
    {
      input: {
        ...{ kind: 'DEPARTMENT', level: 'PROVINCE', nameVi: 'Sở Mẫu', validFrom: '2026-01-01', unitId: city },
        ...changes,
      },
    },
    viewer,
  );

async function registered(nameVi: string): Promise<Body> {
  const { data, errors } = await register({ nameVi });
  expect(errors).toEqual([]);
  return data!.registerAuthorityBody;
}

const abolish = (body: Body, changes: object = {}, viewer: Asking = OFFICER) =>
  subgraph.ask<{ abolishAuthorityBody: { validTo: string; holder: Body | null } }>(
    `mutation ($input: AbolishAuthorityBodyInput!) {
      abolishAuthorityBody(input: $input) { validTo abolishedBy version successor { nameVi } holder { nameVi } } }`,
    {
      input: {
        ...{ id: body.id, version: body.version, validTo: '2026-06-01', document: '12/QĐ-UBND' },
        ...changes,
      },
    },
    viewer,
  );

const codeOf = ({ errors }: { errors: readonly { extensions: Record<string, unknown> }[] }) => [
  errors[0]?.extensions['code'],
  errors[0]?.extensions['path'],
];

describe('the bodies of the demonstration register', () => {
  it('have district police until 2025-02-28 and district committees until 2025-06-30', async () => {
    const onDay = async (kind: string, existsOn: string) =>
      (await list({ kind: { eq: kind }, level: { eq: 'DISTRICT' }, existsOn })).totalCount;
    expect([await onDay('POLICE', '2025-02-28'), await onDay('POLICE', '2025-03-01')]).toEqual([12, 0]);
    expect([await onDay('PC', '2025-06-30'), await onDay('PC', '2025-07-01')]).toEqual([12, 0]);
    expect((await list({ kind: { eq: 'PC' }, level: { eq: 'COMMUNE' } })).totalCount).toBe(64);
  });

  it('follow each other to whoever holds the duties today, in a number of statements that does not grow', async () => {
    const { nodes, statements } = await list({ level: { eq: 'DISTRICT' }, abolishedBy: '2025-07-01' });
    expect(nodes).toContainEqual(
      expect.objectContaining({
        nameVi: 'UBND huyện Nam Sách',
        successor: { nameVi: 'UBND xã Nam Sách' },
        holder: { nameVi: 'UBND xã Nam Sách' },
      }),
    );
    expect(nodes).toContainEqual(
      expect.objectContaining({
        nameVi: 'Công an huyện Nam Sách',
        successor: { nameVi: 'Công an tỉnh Hải Dương' },
        holder: { nameVi: 'Công an thành phố Hải Phòng' },
      }),
    );
    const one = await list({ unit: { eq: commune } });
    expect(one.nodes).toHaveLength(1);
    expect(statements.length).toBeLessThanOrEqual(one.statements.length + 1);
  });

  it('have one Steering Committee 138 at a time, whose standing body is the police', async () => {
    const { nodes } = await list({ kind: { eq: 'STEERING_COMMITTEE' }, existsOn: '2025-01-01' });
    expect(nodes).toEqual([
      expect.objectContaining({
        nameVi: 'Ban Chỉ đạo 138 tỉnh Hải Dương',
        standingBody: { nameVi: 'Công an tỉnh Hải Dương' },
      }),
    ]);
  });
});

describe('registering a body', () => {
  it.each([
    ['a role that may not', {}, { role: 'COMMUNE_OFFICER' }, ['FORBIDDEN', undefined]],
    [
      'another area',
      {},
      { role: 'PROVINCE_OFFICER', area: '00000000-0000-4000-8000-000000000000' },
      ['FORBIDDEN', undefined],
    ],
    ['a level its unit does not have', { level: 'COMMUNE' }, OFFICER, ['BAD_USER_INPUT', 'input.unitId']],
    ['a day to come', { validFrom: '2026-12-01' }, OFFICER, ['BAD_USER_INPUT', 'input.validFrom']],
    [
      'an unknown unit',
      { unitId: '00000000-0000-4000-8000-000000000000' },
      OFFICER,
      ['NOT_FOUND', 'input.unitId'],
    ],
    ['no name', { nameVi: ' ' }, OFFICER, ['BAD_USER_INPUT', 'input.nameVi']],
  ] as const)('is refused with %s', async (_, changes, viewer, expected) => {
    expect(codeOf(await register(changes, viewer))).toEqual(expected);
  });

  it('gets CONFLICT when the same body exists already', async () => {
    await registered('Sở Hai Lần');
    expect(codeOf(await register({ nameVi: 'Sở Hai Lần' }))).toEqual(['CONFLICT', 'input.nameVi']);
  });
});

describe('abolishing a body', () => {
  it('names who holds its duties from then on', async () => {
    const [old, next] = [await registered('Sở Cũ'), await registered('Sở Mới')];
    const { data, errors } = await abolish(old, { successorId: next.id });
    expect(errors).toEqual([]);
    expect(data!.abolishAuthorityBody).toEqual({
      ...{ validTo: '2026-06-01', abolishedBy: '12/QĐ-UBND', version: 2 },
      ...{ successor: { nameVi: 'Sở Mới' }, holder: { nameVi: 'Sở Mới' } },
    });
    expect(codeOf(await abolish({ ...old, version: 2 }))).toEqual(['BAD_USER_INPUT', 'input.validTo']);
    expect(codeOf(await abolish(old))).toEqual(['CONFLICT', 'input.version']);
  });

  it('refuses a chain with a cycle, also of two requests at once', async () => {
    const [a, b] = [await registered('Sở Vòng A'), await registered('Sở Vòng B')];
    const itself = await abolish(a, { successorId: a.id });
    expect(codeOf(itself)).toEqual(['BAD_USER_INPUT', 'input.successorId']);
    const both = await Promise.all([abolish(a, { successorId: b.id }), abolish(b, { successorId: a.id })]);
    expect(both.filter(({ errors }) => errors.length === 0)).toHaveLength(1);
    const refused = both.find(({ errors }) => errors.length > 0)!;
    // The later one sees the chain, or a server with many sessions finds that both wait for each other.
    expect(['BAD_USER_INPUT', 'CONFLICT']).toContain(codeOf(refused)[0]);
    const { nodes } = await list({ successor: { in: [a.id, b.id] } });
    expect(nodes).toHaveLength(1);
  });

  it.each([
    ['a successor that did not exist yet', { validTo: '2025-01-01' }],
    ['a document without the form of a number', { document: 'a letter' }],
    ['a day to come', { validTo: '2027-01-01' }],
  ])('refuses %s', async (_, changes) => {
    const { nodes } = await list({ kind: { eq: 'UNION' }, existsOn: '2026-01-01' });
    expect(
      (await abolish(nodes[0]!, { successorId: nodes[1]!.id, ...changes })).errors[0]?.extensions['code'],
    ).toBe('BAD_USER_INPUT');
  });
});
