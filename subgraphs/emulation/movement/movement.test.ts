import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { openTestSubgraph, type TestSubgraph } from '../../../test/support/subgraph.js';
import { referenceId } from '../../kit/ids.js';
import { definition } from '../subgraph.js';

const idOf = (code: string): string => referenceId('organization', '1', code);
const OFFICE = { role: 'EMULATION_OFFICE' } as const;
const UNKNOWN = '00000000-0000-7000-8000-00000000ffff';

let subgraph: TestSubgraph;
let unitId: string;
beforeAll(async () => {
  subgraph = await openTestSubgraph(definition);
  const [row] = await read<{ ids: string[] }>(
    `select area_ids as ids from emulation.organization_place_reference where organization_id = '${idOf('HD-0001')}' and valid_to is null`,
  );
  unitId = row!.ids.at(-1)!;
});
afterAll(() => subgraph.stop());

type Viewer = Parameters<TestSubgraph['ask']>[2];
interface Shown {
  id: string;
  version: number;
  members: { nodes: { id: string; fromYear: number; toYear: number | null }[] };
}
const read = <Row>(statement: string): Promise<Row[]> => subgraph.orm.em.fork().execute<Row[]>(statement);
const codeOf = ({ errors }: { errors: readonly { extensions: { code?: unknown; path?: unknown } }[] }) => [
  errors[0]?.extensions.code,
  errors[0]?.extensions.path,
];
const change = (
  name: string,
  input: object,
  { viewer = OFFICE, shown = 'id' }: { viewer?: Viewer; shown?: string } = {},
) => {
  const type = `${name[0]!.toUpperCase()}${name.slice(1)}Input`;
  const source = `mutation ($input: ${type}!) { shown: ${name}(input: $input) { ${shown} } }`;
  return subgraph.ask<{ shown: Shown }>(source, { input }, viewer);
};
const CHANGED = 'id version';
async function changed(name: string, input: object, shown = CHANGED): Promise<Shown> {
  const { data, errors } = await change(name, input, { shown });
  expect(errors).toEqual([]);
  return data!.shown;
}

describe('an emulation movement', () => {
  const input = (changes: object = {}) => ({
    ...{ nameVi: 'Thi đua mẫu', launchedBy: 'Công an tỉnh', documentNumber: '7/KH-CAT', unitId },
    ...{ startsOn: '2026-02-01', ...changes },
  });

  it('has rounds of its years, is found by day, and ends', async () => {
    const movement = await changed('launchEmulationMovement', input());
    const round = { nameVi: 'Đợt mẫu', type: 'THEMATIC', unitId, movementId: movement.id };
    const { id } = await changed('draftEmulationRound', { ...round, year: 2026 });
    const query = `query ($id: ID!) { emulationRounds(where: { movement: { eq: $id } }) { nodes { id movement { id } } } }`;
    const { data } = await subgraph.ask<object>(query, { id: movement.id }, OFFICE);
    expect(data).toEqual({ emulationRounds: { nodes: [{ id, movement: { id: movement.id } }] } });
    expect(codeOf(await change('draftEmulationRound', { ...round, year: 2025 }))).toEqual([
      'BAD_USER_INPUT',
      'input.movementId',
    ]);
    expect(
      codeOf(await change('draftEmulationRound', { ...round, year: 2026, movementId: UNKNOWN })),
    ).toEqual(['NOT_FOUND', 'input.movementId']);
    const ended = await changed('endEmulationMovement', { ...movement, endsOn: '2026-10-01' });
    expect(codeOf(await change('endEmulationMovement', { ...movement, endsOn: '2026-10-01' }))).toEqual([
      'CONFLICT',
      'input.version',
    ]);
    expect(codeOf(await change('endEmulationMovement', { ...ended, endsOn: '2026-02-01' }))).toEqual([
      'BAD_USER_INPUT',
      'input.endsOn',
    ]);
    const running = (day: string) =>
      `{ emulationMovements(where: { runningOn: "${day}" }, first: 100) { nodes { id } } }`;
    const list = async (day: string) =>
      (
        await subgraph.ask<{ emulationMovements: { nodes: { id: string }[] } }>(running(day))
      ).data!.emulationMovements.nodes.map((one) => one.id);
    expect(await list('2026-09-01')).toContain(movement.id);
    expect(await list('2026-10-02')).not.toContain(movement.id);
  });

  it.each([
    ['no name', { nameVi: ' ' }, ['BAD_USER_INPUT', 'input.nameVi']],
    ['a novel', { nameVi: 'a'.repeat(201) }, ['BAD_USER_INPUT', 'input.nameVi']],
    ['no document', { documentNumber: '' }, ['BAD_USER_INPUT', 'input.documentNumber']],
    ['a day to come', { startsOn: '2026-12-01' }, ['BAD_USER_INPUT', 'input.startsOn']],
    ['an end before it began', { endsOn: '2026-01-01' }, ['BAD_USER_INPUT', 'input.endsOn']],
    ['an unknown unit', { unitId: UNKNOWN }, ['NOT_FOUND', 'input.unitId']],
  ])('is refused with %s', async (_, changes, expected) => {
    expect(codeOf(await change('launchEmulationMovement', input(changes)))).toEqual(expected);
  });

  it('is launched by the office of the area, once by its name', async () => {
    for (const viewer of [
      { role: 'PUBLIC' },
      { role: 'ORGANIZATION' },
      { ...OFFICE, area: UNKNOWN },
    ] as const)
      expect(codeOf(await change('launchEmulationMovement', input(), { viewer }))[0]).toBe('FORBIDDEN');
    await changed('launchEmulationMovement', input({ nameVi: 'Hai lần' }));
    expect(codeOf(await change('launchEmulationMovement', input({ nameVi: 'hai lần' })))).toEqual([
      'CONFLICT',
      'input.nameVi',
    ]);
  });
});

describe('a cluster', () => {
  const MEMBERS = 'id version members(first: 100) { nodes { id fromYear toYear } }';
  const form = (nameVi: string) =>
    changed('formEmulationCluster', { nameVi, kind: 'BLOCK', documentNumber: '8/QĐ-UBND', unitId });

  it('takes an organisation that competes nowhere else in the year, until it leaves', async () => {
    const [free] = await read<{ id: string }>(`
      select o.id from emulation.organization_reference o where o.reach_ids @> array['${unitId}'::uuid]
        and not exists (select from emulation.cluster_member m where m.organization_id = o.id) limit 1`);
    const member = { organizationId: free!.id, fromYear: 2025 };
    const one = await changed('addClusterMember', { ...(await form('Khối một')), ...member }, MEMBERS);
    const other = await form('Khối hai');
    expect(codeOf(await change('addClusterMember', { ...other, ...member, fromYear: 2026 }))).toEqual([
      'CONFLICT',
      'input.organizationId',
    ]);
    const leave = { id: one.id, version: one.version, memberId: one.members.nodes[0]!.id };
    expect(codeOf(await change('endClusterMember', { ...leave, toYear: 2024 }))).toEqual([
      'BAD_USER_INPUT',
      'input.toYear',
    ]);
    expect(codeOf(await change('endClusterMember', { ...leave, memberId: UNKNOWN, toYear: 2025 }))).toEqual([
      'NOT_FOUND',
      'input.memberId',
    ]);
    await changed('endClusterMember', { ...leave, toYear: 2025 });
    await changed('addClusterMember', { ...other, ...member, fromYear: 2026 });
    const query = `query ($of: [_Any!]!) { _entities(representations: $of) { ... on Organization {
      first: emulationCluster(year: 2025) { id } now: emulationCluster(year: 2026) { id } before: emulationCluster(year: 2024) { id } } } }`;
    const { data } = await subgraph.ask<object>(query, {
      of: [{ __typename: 'Organization', id: free!.id }],
    });
    expect(data).toEqual({ _entities: [{ first: { id: one.id }, now: { id: other.id }, before: null }] });
  });

  it('refuses a second one of its name, other roles, unknown organisations and years far ahead', async () => {
    const cluster = await form('Khối ba');
    const again = { nameVi: 'khối ba', kind: 'CLUSTER', documentNumber: '9/QĐ-UBND', unitId };
    expect(codeOf(await change('formEmulationCluster', again))).toEqual(['CONFLICT', 'input.nameVi']);
    const member = { ...cluster, organizationId: idOf('HD-0001'), fromYear: 2026 };
    expect(codeOf(await change('addClusterMember', { ...member, organizationId: UNKNOWN }))).toEqual([
      'NOT_FOUND',
      'input.organizationId',
    ]);
    expect(codeOf(await change('addClusterMember', { ...member, fromYear: 2028 }))).toEqual([
      'BAD_USER_INPUT',
      'input.fromYear',
    ]);
    expect(
      codeOf(
        await change('addClusterMember', member, { viewer: { role: 'COMMUNE_OFFICER', area: unitId } }),
      )[0],
    ).toBe('FORBIDDEN');
    expect(
      codeOf(await change('addClusterMember', member, { viewer: { ...OFFICE, area: UNKNOWN } }))[0],
    ).toBe('FORBIDDEN');
  });
});

describe('an initiative', () => {
  const input = (changes: object = {}) => ({
    ...{ organizationId: idOf('HD-0002'), title: 'Sáng kiến mẫu', scope: 'GRASSROOTS' },
    ...{ recognisedOn: '2026-09-01', documentNumber: '12/QĐ-UBND', ...changes },
  });
  const soldier = {
    ...{
      organizationId: idOf('HD-0002'),
      year: 2026,
      title: 'PROVINCIAL_EMULATION_SOLDIER',
      level: 'PROVINCE',
    },
    ...{
      decidedBy: 'PROVINCE_CHAIR',
      decisionNumber: '13/QĐ-UBND',
      decidedOn: '2026-11-16',
      mayPublish: false,
    },
    ...{ recipientName: 'Cá nhân 9998', position: 'Bảo vệ', achievement: 'Sáng kiến' },
  };

  it('of the province opens the title that builds on it (Law 06/2022), of the grassroots does not', async () => {
    await read(`delete from emulation.initiative where organization_id = '${idOf('HD-0002')}'`);
    await changed('recogniseInitiative', input(), 'id title');
    const { errors } = await change('decideIndividualAward', soldier);
    expect(codeOf({ errors })).toEqual(['BAD_USER_INPUT', 'input.title']);
    expect(errors[0]!.message).toContain('CSTDT needs an initiative of the level PROVINCE (06/2022/QH15)');
    await changed('recogniseInitiative', input({ scope: 'PROVINCE' }), 'id title');
    await changed('decideIndividualAward', soldier, 'id');
  });

  it.each([
    ['a day to come', { recognisedOn: '2026-12-01' }, ['BAD_USER_INPUT', 'input.recognisedOn']],
    ['no decision', { documentNumber: '12/KH-UBND' }, ['BAD_USER_INPUT', 'input.documentNumber']],
    ['no title', { title: ' ' }, ['BAD_USER_INPUT', 'input.title']],
    ['an unknown organisation', { organizationId: UNKNOWN }, ['NOT_FOUND', 'input.organizationId']],
  ])('is refused with %s', async (_, changes, expected) => {
    expect(codeOf(await change('recogniseInitiative', input(changes)))).toEqual(expected);
  });

  it('is recorded once, by the office of the area', async () => {
    await changed('recogniseInitiative', input({ title: 'Một lần' }), 'id');
    expect(codeOf(await change('recogniseInitiative', input({ title: 'một lần' })))).toEqual([
      'CONFLICT',
      'input.title',
    ]);
    for (const viewer of [{ role: 'PUBLIC' }, { ...OFFICE, area: UNKNOWN }] as const)
      expect(codeOf(await change('recogniseInitiative', input(), { viewer }))[0]).toBe('FORBIDDEN');
  });
});
