import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { sql } from 'kysely';
import type { ViewerClaims } from '../../../test/support/graph.js';
import { openTestSubgraph, type TestSubgraph } from '../../../test/support/subgraph.js';
import { definition } from '../subgraph.js';

const OFFICER: ViewerClaims = { role: 'PROVINCE_OFFICER' };

let subgraph: TestSubgraph;
/** An open organisation without a group, with its commune; and another one. */
let host: { id: string; area: string };
let other: string;

beforeAll(async () => {
  subgraph = await openTestSubgraph(definition);
});

beforeEach(async () => {
  const { rows } = await sql<{ id: string; area: string }>`
    select o.id, o.reach_ids[1] as area from security_forces.organization_reference o
    where o.established_on < '2020-01-01' and o.closed_on is null
      and not exists (select from security_forces.self_managed_group g where g.organization_id = o.id)
    order by o.id limit 2`.execute(subgraph.orm.em.fork().getKysely());
  host = rows[0]!;
  other = rows[1]!.id;
});

afterAll(() => subgraph.stop());

interface Failed {
  errors: readonly { extensions: { code?: unknown; path?: unknown } }[];
}
const codeOf = ({ errors }: Failed) => [errors[0]?.extensions.code, errors[0]?.extensions.path];

interface Group {
  id: string;
  version: number;
}

const ESTABLISH =
  'mutation ($input: EstablishSelfManagedGroupInput!) { establishSelfManagedGroup(input: $input) { id version kind members countedOn organization { id } } }';
const establish = (changes: object = {}, viewer = OFFICER) => {
  const facts = { organizationId: host.id, kind: 'SELF_MANAGEMENT', establishedOn: '2024-03-01' };
  return subgraph.ask<{ establishSelfManagedGroup: Group }>(
    ESTABLISH,
    { input: { ...facts, decisionNumber: '2/QĐ', members: 8, ...changes } },
    viewer,
  );
};
async function established(): Promise<Group> {
  const { data, errors } = await establish();
  expect(errors).toEqual([]);
  const { id, version } = data!.establishSelfManagedGroup;
  return { id, version };
}

const change =
  (mutation: string, input: string) =>
  (group: Group, changes: object, viewer = OFFICER) =>
    subgraph.ask(
      `mutation ($input: ${input}!) { ${mutation}(input: $input) { members countedOn dissolvedOn version } }`,
      { input: { id: group.id, version: group.version, ...changes } },
      viewer,
    );
const count = change('countSelfManagedGroup', 'CountSelfManagedGroupInput');
const dissolve = change('dissolveSelfManagedGroup', 'DissolveSelfManagedGroupInput');

const OF =
  'query ($ids: [_Any!]!, $asOf: LocalDate) { _entities(representations: $ids) { ... on Organization { selfManagedGroups(asOf: $asOf) { id kind members } } } }';
const groupsOf = (ids: readonly string[], asOf?: string, viewer?: ViewerClaims) =>
  subgraph.ask<{ _entities: { selfManagedGroups: { id: string; members: number | null }[] }[] }>(
    OF,
    { ids: ids.map((id) => ({ __typename: 'Organization', id })), asOf },
    viewer,
  );

describe('a group of staff', () => {
  it('is established, counted anew and dissolved; that it exists is public, its members are not', async () => {
    const group = await established();
    expect((await count(group, { countedOn: '2026-05-01', members: 12 })).data).toEqual({
      countSelfManagedGroup: { members: 12, countedOn: '2026-05-01', dissolvedOn: null, version: 2 },
    });
    const open = await groupsOf([host.id]);
    expect(open.data!._entities[0]!.selfManagedGroups).toEqual([
      { id: group.id, kind: 'SELF_MANAGEMENT', members: null },
    ]);
    expect(open.errors.map(({ extensions }) => extensions['code'])).toEqual(['FORBIDDEN']);
    const own = await groupsOf([host.id], undefined, { role: 'ORGANIZATION', organization: host.id });
    expect(own.data!._entities[0]!.selfManagedGroups[0]!.members).toBe(12);
    const second = { ...group, version: 2 };
    expect(codeOf(await dissolve(second, { dissolvedOn: '2026-05-01' }))).toEqual([
      'BAD_USER_INPUT',
      'input.dissolvedOn',
    ]);
    expect((await dissolve(second, { dissolvedOn: '2026-06-01' })).errors).toEqual([]);
    expect((await groupsOf([host.id])).data!._entities[0]!.selfManagedGroups).toEqual([]);
    expect((await groupsOf([host.id], '2026-05-31')).data!._entities[0]!.selfManagedGroups).toHaveLength(1);
    expect(codeOf(await dissolve({ ...group, version: 3 }, { dissolvedOn: '2026-07-01' }))[0]).toBe(
      'STATE_NOT_ALLOWED',
    );
  });

  it.each([
    ['a day that has not come', { establishedOn: '2026-11-21' }, 'BAD_USER_INPUT', 'input.establishedOn'],
    [
      'a day before its organisation',
      { establishedOn: '1900-01-01' },
      'BAD_USER_INPUT',
      'input.establishedOn',
    ],
    ['nobody', { members: 0 }, 'BAD_USER_INPUT', 'input.members'],
    ['no decision', { decisionNumber: '' }, 'BAD_USER_INPUT', 'input.decisionNumber'],
    [
      'an unknown organisation',
      { organizationId: '00000000-0000-7000-8000-00000000ffff' },
      'NOT_FOUND',
      'input.organizationId',
    ],
  ])('is refused with %s', async (_, changes, code, path) => {
    expect(codeOf(await establish(changes))).toEqual([code, path]);
  });

  it('is not counted before its last count, and the later of two writers gets CONFLICT', async () => {
    const group = await established();
    expect(codeOf(await count(group, { countedOn: '2024-02-28', members: 9 }))).toEqual([
      'BAD_USER_INPUT',
      'input.countedOn',
    ]);
    await count(group, { countedOn: '2026-05-01', members: 9 });
    expect(codeOf(await count(group, { countedOn: '2026-05-02', members: 9 }))).toEqual([
      'CONFLICT',
      'input.version',
    ]);
    expect(codeOf(await count({ ...group, version: 2 }, { countedOn: '2026-04-30', members: 9 }))).toEqual([
      'BAD_USER_INPUT',
      'input.countedOn',
    ]);
  });

  it('is in the hands of the organisation and the officers of its area', async () => {
    const group = await established();
    const refused: ViewerClaims[] = [
      { role: 'ORGANIZATION', organization: other },
      { role: 'COMMUNE_OFFICER', area: host.id },
      ...(['PUBLIC', 'TRAINER', 'ANALYST', 'PARTNER'] as const).map((role) => ({ role })),
    ];
    for (const viewer of refused) {
      expect(codeOf(await establish({}, viewer))[0]).toBe('FORBIDDEN');
      expect(codeOf(await dissolve(group, { dissolvedOn: '2026-06-01' }, viewer))[0]).toBe('FORBIDDEN');
    }
    const own: ViewerClaims = { role: 'COMMUNE_OFFICER', area: host.area };
    expect((await dissolve(group, { dissolvedOn: '2026-06-01' }, own)).errors).toEqual([]);
  });
});

describe('who protects organisations', () => {
  const LIST =
    'query ($where: SelfProtectionWhere, $first: Int! = 100) { selfProtections(where: $where, first: $first) { totalCount nodes { guardUnits groups organization { id } } } }';
  const list = (variables: object, viewer = OFFICER) =>
    subgraph.ask<{
      selfProtections: { totalCount: number; nodes: { guardUnits: number; groups: number }[] };
    }>(LIST, variables, viewer);

  it('answers duty 4a: organisations with neither guards nor a group', async () => {
    const { data, statements } = await list({ where: { guarded: { eq: false }, grouped: { eq: false } } });
    const { rows } = await sql<{ n: number }>`
      select count(*)::int as n from security_forces.organization_reference o
      where coalesce(o.established_on <= '2026-11-20', true) and coalesce(o.closed_on > '2026-11-20', true)
        and not exists (select from security_forces.guard_unit u where u.organization_id = o.id and coalesce(u.dissolved_on > '2026-11-20', true))
        and not exists (select from security_forces.self_managed_group g where g.organization_id = o.id and coalesce(g.dissolved_on > '2026-11-20', true))`.execute(
      subgraph.orm.em.fork().getKysely(),
    );
    const { totalCount, nodes } = data!.selfProtections;
    expect([totalCount > 0, totalCount]).toEqual([true, rows[0]!.n]);
    expect(nodes.every(({ guardUnits, groups }) => guardUnits === 0 && groups === 0)).toBe(true);
    expect(statements).toHaveLength(2);
  });

  it('is for officers, within their area', async () => {
    for (const role of ['PUBLIC', 'ORGANIZATION', 'ANALYST', 'PARTNER', 'TRAINER'] as const)
      expect(codeOf(await list({}, { role }))[0]).toBe('FORBIDDEN');
    expect((await list({}, { role: 'COMMUNE_OFFICER' })).data!.selfProtections.totalCount).toBe(0);
  });
});
