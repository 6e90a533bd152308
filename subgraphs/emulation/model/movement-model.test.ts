import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { openTestSubgraph, type TestSubgraph } from '../../../test/support/subgraph.js';
import { referenceId } from '../../kit/ids.js';
import { definition } from '../subgraph.js';

const idOf = (code: string): string => referenceId('organization', '1', code);
const OFFICER = { role: 'PROVINCE_OFFICER' } as const;

let subgraph: TestSubgraph;
/** Where HD-0001 is now: commune and what contains it. */
let area: string[];
beforeAll(async () => {
  subgraph = await openTestSubgraph(definition);
  const [row] = await subgraph.orm.em
    .fork()
    .execute<{ ids: string[] }[]>(
      'select area_ids as ids from emulation.organization_place_reference where organization_id = ? and valid_to is null',
      [idOf('HD-0001')],
    );
  area = row!.ids;
});
afterAll(() => subgraph.stop());

interface Model {
  id: string;
  version: number;
  state: string;
  summary: { names: number; points: number; teams: number };
  points: {
    nodes: {
      id: string;
      until: string | null;
      teams: { id: string; name: string; until: string | null }[];
    }[];
  };
  steps: { event: string; state: string; document: string | null; comment: string | null }[];
}

const MODEL = `{ id version state launchedOn summary { names points teams } points { nodes { id until teams { id name until } } }
  steps { event state document comment } }`;

type Viewer = Parameters<TestSubgraph['ask']>[2];
const TYPES = {
  proposeModel: 'ProposeModelInput',
  addModelPoint: 'AddModelPointInput',
  closeModelPoint: 'CloseModelPointInput',
};
const TEAM_TYPES = { addModelTeam: 'AddModelTeamInput', closeModelTeam: 'CloseModelTeamInput' };
const STEP_TYPES = { startModelPilot: 'ModelStepInput', replicateModel: 'ModelStepInput' };
const DOCUMENTED = 'DocumentedModelStepInput';
const INPUTS = {
  ...TYPES,
  ...TEAM_TYPES,
  ...STEP_TYPES,
  launchModel: DOCUMENTED,
  recogniseModel: DOCUMENTED,
  discontinueModel: DOCUMENTED,
};
type Mutation = keyof typeof INPUTS;

const change = (mutation: Mutation, input: object, viewer: Viewer = OFFICER) =>
  subgraph.ask<{ model: Model }>(
    `mutation ($input: ${INPUTS[mutation]}!) { model: ${mutation}(input: $input) ${MODEL} }`,
    { input },
    viewer,
  );

async function changed(mutation: Mutation, input: object): Promise<Model> {
  const { data, errors } = await change(mutation, input);
  expect(errors).toEqual([]);
  return data!.model;
}

const codeOf = ({ errors }: { errors: readonly { extensions: { code?: unknown; path?: unknown } }[] }) => [
  errors[0]?.extensions.code,
  errors[0]?.extensions.path,
];

const on = (model: Model, changes: object) => ({ id: model.id, version: model.version, ...changes });
const proposal = (name: string, changes: object = {}) => ({
  ...{ name, type: 'SELF_MANAGEMENT', organizationId: idOf('HD-0001'), proposedOn: '2026-01-05', ...changes },
});
const proposed = (name: string, changes: object = {}) => changed('proposeModel', proposal(name, changes));

async function piloted(name: string): Promise<Model> {
  const model = await proposed(name);
  return changed('startModelPilot', on(model, { takenOn: '2026-02-01' }));
}

describe('the life of a model', () => {
  it('goes from proposal to replication, each step written down', async () => {
    let model = await piloted('Mô hình trọn vòng đời');
    expect(
      codeOf(
        await change('launchModel', on(model, { takenOn: '2026-03-01', documentNumber: '5/KH-UBND' })),
      )[0],
    ).toBe('STATE_NOT_ALLOWED');
    model = await changed(
      'addModelPoint',
      on(model, { organizationId: idOf('HD-0001'), since: '2026-02-10', teams: ['Tổ 1', 'Tổ 2'] }),
    );
    const launch = { takenOn: '2026-03-01', documentNumber: '5/KH-UBND', comment: 'Tại Ngày hội' };
    model = await changed('launchModel', on(model, launch));
    expect(model.steps.at(-1)).toMatchObject({ event: 'LAUNCH', comment: 'Tại Ngày hội' });
    model = await changed(
      'recogniseModel',
      on(model, { takenOn: '2026-05-01', documentNumber: '6/QĐ-UBND' }),
    );
    expect(codeOf(await change('replicateModel', on(model, { takenOn: '2026-06-01' })))[0]).toBe(
      'STATE_NOT_ALLOWED',
    );
    model = await changed(
      'addModelPoint',
      on(model, { unitId: area[0], since: '2026-05-10', teams: ['Tổ 1'] }),
    );
    model = await changed('replicateModel', on(model, { takenOn: '2026-06-01' }));
    expect(model).toMatchObject({
      state: 'REPLICATED',
      version: 7,
      summary: { names: 1, points: 2, teams: 3 },
    });
    expect(model.steps.map(({ event, document }) => [event, document])).toEqual([
      ...[
        ['START_PILOT', null],
        ['LAUNCH', '5/KH-UBND'],
      ],
      ...[
        ['RECOGNISE', '6/QĐ-UBND'],
        ['REPLICATE', null],
      ],
    ]);
  });

  it('ends with its points and teams', async () => {
    let model = await piloted('Mô hình dừng');
    model = await changed(
      'addModelPoint',
      on(model, { organizationId: idOf('HD-0001'), since: '2026-02-10', teams: ['Tổ 1'] }),
    );
    model = await changed(
      'discontinueModel',
      on(model, { takenOn: '2026-10-01', documentNumber: '7/QĐ-UBND' }),
    );
    expect(model).toMatchObject({ state: 'DISCONTINUED', summary: { names: 0, points: 0, teams: 0 } });
    expect(model.points.nodes).toMatchObject([{ until: '2026-10-01', teams: [{ until: '2026-10-01' }] }]);
    const again = { organizationId: idOf('HD-0001'), since: '2026-10-02', teams: [] };
    expect(codeOf(await change('addModelPoint', on(model, again)))[0]).toBe('STATE_NOT_ALLOWED');
  });

  it('refuses steps out of order, in the future, or without a well-formed document', async () => {
    const model = await piloted('Mô hình sai bước');
    expect(
      codeOf(
        await change('recogniseModel', on(model, { takenOn: '2026-03-01', documentNumber: '6/QĐ-UBND' })),
      )[0],
    ).toBe('STATE_NOT_ALLOWED');
    const end = (changes: object) =>
      change(
        'discontinueModel',
        on(model, { takenOn: '2026-03-01', documentNumber: '6/QĐ-UBND', ...changes }),
      );
    expect(codeOf(await end({ takenOn: '2026-01-31' }))).toEqual(['BAD_USER_INPUT', 'input.takenOn']);
    expect(codeOf(await end({ takenOn: '2026-11-21' }))).toEqual(['BAD_USER_INPUT', 'input.takenOn']);
    expect(codeOf(await end({ documentNumber: '' }))).toEqual(['BAD_USER_INPUT', 'input.documentNumber']);
    expect(codeOf(await end({ documentNumber: 'six' }))).toEqual(['BAD_USER_INPUT', 'input.documentNumber']);
    expect(codeOf(await end({ version: 1 }))).toEqual(['CONFLICT', 'input.version']);
  });
});

describe('proposing a model', () => {
  it('belongs to the organisation itself, or to officers of its area', async () => {
    const propose = (name: string, viewer: Viewer) => change('proposeModel', proposal(name), viewer);
    expect(
      (await propose('Của đơn vị', { role: 'ORGANIZATION', organization: idOf('HD-0001') })).errors,
    ).toEqual([]);
    expect((await propose('Của xã', { role: 'COMMUNE_OFFICER', area: area[0] })).errors).toEqual([]);
    expect(
      codeOf(await propose('Của người khác', { role: 'ORGANIZATION', organization: idOf('HD-0002') }))[0],
    ).toBe('FORBIDDEN');
    expect(
      codeOf(await propose('Của xã khác', { role: 'COMMUNE_OFFICER', area: idOf('elsewhere') }))[0],
    ).toBe('FORBIDDEN');
    expect(codeOf(await propose('Của công chúng', { role: 'PUBLIC' }))[0]).toBe('FORBIDDEN');
  });

  it.each([
    [
      'a name in use, in other letters',
      () => proposal('TỔ TỰ QUẢN VỀ AN NINH, TRẬT TỰ'),
      ['CONFLICT', 'input.name'],
    ],
    ['no host', () => proposal('A', { organizationId: null }), ['BAD_USER_INPUT', 'input.organizationId']],
    ['two hosts', () => proposal('A', { unitId: area[0] }), ['BAD_USER_INPUT', 'input.unitId']],
    [
      'an unknown unit',
      () => proposal('A', { organizationId: null, unitId: idOf('nowhere') }),
      ['NOT_FOUND', 'input.unitId'],
    ],
    ['an empty name', () => proposal(' '), ['BAD_USER_INPUT', 'input.name']],
    [
      'a day to come',
      () => proposal('A', { proposedOn: '2026-11-21' }),
      ['BAD_USER_INPUT', 'input.proposedOn'],
    ],
  ])('refuses %s', async (_, input, refusal) => {
    expect(codeOf(await change('proposeModel', input()))).toEqual(refusal);
  });
});

describe('points and teams', () => {
  it('exist once at a time and end once', async () => {
    let model = await piloted('Mô hình một điểm');
    const point = { organizationId: idOf('HD-0001'), since: '2026-02-10', teams: ['Tổ 1'] };
    model = await changed('addModelPoint', on(model, point));
    expect(codeOf(await change('addModelPoint', on(model, { ...point, since: '2026-03-01' })))).toEqual([
      'CONFLICT',
      'input.since',
    ]);
    const pointId = model.points.nodes[0]!.id;
    expect(
      codeOf(await change('addModelTeam', on(model, { pointId, name: 'tổ 1', since: '2026-03-01' }))),
    ).toEqual(['CONFLICT', 'input.name']);
    model = await changed('addModelTeam', on(model, { pointId, name: 'Tổ 2', since: '2026-03-01' }));
    const teamId = model.points.nodes[0]!.teams[1]!.id;
    model = await changed('closeModelTeam', on(model, { teamId, until: '2026-04-01' }));
    expect(model.summary).toEqual({ names: 1, points: 1, teams: 1 });
    model = await changed('closeModelPoint', on(model, { pointId, until: '2026-05-01' }));
    expect(model.summary).toEqual({ names: 0, points: 0, teams: 0 });
    expect(codeOf(await change('closeModelPoint', on(model, { pointId, until: '2026-06-01' })))[0]).toBe(
      'STATE_NOT_ALLOWED',
    );
    await changed('addModelPoint', on(model, { ...point, since: '2026-05-01' }));
  });

  it('of another model are not found', async () => {
    const [one, other] = [await piloted('Mô hình A'), await piloted('Mô hình B')];
    const { points } = await changed(
      'addModelPoint',
      on(one, { organizationId: idOf('HD-0001'), since: '2026-02-10', teams: [] }),
    );
    const closing = on(other, { pointId: points.nodes[0]!.id, until: '2026-05-01' });
    expect(codeOf(await change('closeModelPoint', closing))).toEqual(['NOT_FOUND', 'input.pointId']);
  });
});
