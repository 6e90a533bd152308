import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { openTestSubgraph, type TestSubgraph } from '../../../test/support/subgraph.js';
import { referenceId } from '../../kit/ids.js';
import { definition } from '../subgraph.js';

const idOf = (code: string): string => referenceId('organization', '1', code);
const FIRST = idOf('HD-0001');
const OFFICE = { role: 'EMULATION_OFFICE' } as const;
const OWN = { role: 'ORGANIZATION', organization: FIRST } as const;
const UNKNOWN = '00000000-0000-7000-8000-00000000ffff';

let subgraph: TestSubgraph;
let [commune, province]: string[] = [];
beforeAll(async () => {
  subgraph = await openTestSubgraph(definition);
  const [row] = await subgraph.orm.em
    .fork()
    .execute<{ ids: string[] }[]>(
      'select area_ids as ids from emulation.organization_place_reference where organization_id = ? and valid_to is null',
      [FIRST],
    );
  [commune, province] = [row!.ids[0]!, row!.ids.at(-1)!];
});
afterAll(() => subgraph.stop());

type Viewer = Parameters<TestSubgraph['ask']>[2];
const codeOf = ({ errors }: { errors: readonly { extensions: { code?: unknown; path?: unknown } }[] }) => [
  errors[0]?.extensions.code,
  errors[0]?.extensions.path,
];

interface Round {
  id: string;
  state: string;
  version: number;
  availableTransitions: string[];
  steps: { event: string; document: string | null; role: string; comment: string | null }[];
}
const SHOWN = 'id state version availableTransitions steps { event document role comment }';
const draft = (changes: object = {}, viewer: Viewer = OFFICE) =>
  subgraph.ask<{ round: Round }>(
    `mutation ($input: DraftEmulationRoundInput!) { round: draftEmulationRound(input: $input) { ${SHOWN} } }`,
    { input: { nameVi: 'Đợt thi đua mẫu', type: 'ANNUAL', year: 2026, unitId: province, ...changes } },
    viewer,
  );
const DOCUMENTED = new Set(['launchEmulationRound', 'submitEmulationRound', 'decideEmulationRound']);
function step(
  name: string,
  round: { id: string; version: number },
  viewer: Viewer = OFFICE,
  document = '9/KH-UBND',
) {
  const isDocumented = DOCUMENTED.has(name);
  const type = isDocumented ? 'DocumentedEmulationRoundStepInput' : 'EmulationRoundStepInput';
  const input = {
    id: round.id,
    version: round.version,
    comment: `Bước ${name}`,
    ...(isDocumented ? { documentNumber: document } : {}),
  };
  const mutation = `mutation ($input: ${type}!) { round: ${name}(input: $input) { ${SHOWN} } }`;
  return subgraph.ask<{ round: Round }>(mutation, { input }, viewer);
}
async function taken(name: string, round: Round): Promise<Round> {
  const { data, errors } = await step(name, round);
  expect(errors).toEqual([]);
  return data!.round;
}
async function drafted(changes: object = {}): Promise<Round> {
  const { data, errors } = await draft(changes);
  expect(errors).toEqual([]);
  return data!.round;
}
const register = (input: object, viewer: Viewer = OWN) =>
  subgraph.ask(
    `mutation ($input: RegisterForRoundInput!) { registerForRound(input: $input) {
      registeredOn organization { id } kind { code nameVi } } }`,
    { input: { organizationId: FIRST, kindCode: 'TTLDXS', ...input } },
    viewer,
  );

describe('the life of a round', () => {
  it('goes from draft to close, each documented step with its document', async () => {
    let round = await drafted();
    expect(round).toMatchObject({ state: 'DRAFT', version: 1, availableTransitions: ['LAUNCH'] });
    for (const name of [
      ...['launchEmulationRound', 'closeRoundRegistration', 'startRoundNominations', 'startRoundReview'],
      ...['submitEmulationRound', 'decideEmulationRound', 'publishEmulationRound', 'closeEmulationRound'],
    ])
      round = await taken(name, round);
    expect(round).toMatchObject({ state: 'CLOSED', version: 9, availableTransitions: [] });
    expect(round.steps.filter(({ document }) => document).map(({ event }) => event)).toEqual([
      'LAUNCH',
      'SUBMIT',
      'DECIDE',
    ]);
    expect(round.steps[0]).toMatchObject({
      role: 'EMULATION_OFFICE',
      comment: 'Bước launchEmulationRound',
    });
  });

  it('refuses a step out of turn, without document, of an older version, or by another role', async () => {
    const round = await drafted();
    expect(codeOf(await step('closeRoundRegistration', round))[0]).toBe('STATE_NOT_ALLOWED');
    expect(codeOf(await step('launchEmulationRound', round, OFFICE, 'nine'))).toEqual([
      'BAD_USER_INPUT',
      'input.documentNumber',
    ]);
    expect(codeOf(await step('launchEmulationRound', { ...round, version: 3 }))).toEqual([
      'CONFLICT',
      'input.version',
    ]);
    expect(codeOf(await step('launchEmulationRound', { ...round, id: UNKNOWN }))).toEqual([
      'NOT_FOUND',
      'input.id',
    ]);
    for (const viewer of [{ role: 'PUBLIC' }, OWN, { role: 'COMMUNE_OFFICER', area: commune! }] as const)
      expect(codeOf(await step('launchEmulationRound', round, viewer))[0]).toBe('FORBIDDEN');
    const elsewhere = { role: 'EMULATION_OFFICE', area: UNKNOWN } as const;
    expect(codeOf(await step('launchEmulationRound', round, elsewhere))[0]).toBe('FORBIDDEN');
    const answers = await Promise.all([
      step('launchEmulationRound', round),
      step('launchEmulationRound', round),
    ]);
    expect(answers.filter(({ errors }) => errors.length > 0).map(codeOf)).toEqual([
      ['CONFLICT', 'input.version'],
    ]);
  });

  it.each([
    ['an empty name', { nameVi: ' ' }, ['BAD_USER_INPUT', 'input.nameVi']],
    ['a year nobody lived', { year: 1999 }, ['BAD_USER_INPUT', 'input.year']],
    ['an unknown unit', { unitId: UNKNOWN }, ['NOT_FOUND', 'input.unitId']],
    ['a malformed unit', { unitId: '30' }, ['BAD_USER_INPUT', 'input.unitId']],
  ])('is not drafted with %s', async (_, changes, expected) => {
    expect(codeOf(await draft(changes))).toEqual(expected);
  });
});

describe('registering', () => {
  it('is open to organisations of the unit while the round is', async () => {
    const round = await taken('launchEmulationRound', await drafted());
    const { data, errors } = await register({ roundId: round.id });
    expect(errors).toEqual([]);
    expect(data).toEqual({
      registerForRound: {
        ...{ registeredOn: '2026-11-20', organization: { id: FIRST } },
        kind: { code: 'TTLDXS', nameVi: 'Tập thể lao động xuất sắc' },
      },
    });
    expect(codeOf(await register({ roundId: round.id }))).toEqual(['CONFLICT', 'input.kindCode']);
    expect(codeOf(await register({ roundId: round.id, kindCode: 'LDTT' }))).toEqual([
      'BAD_USER_INPUT',
      'input.kindCode',
    ]);
    expect(codeOf(await register({ roundId: round.id, kindCode: 'GOLD' }))).toEqual([
      'NOT_FOUND',
      'input.kindCode',
    ]);
    expect(codeOf(await register({ roundId: UNKNOWN }))).toEqual(['NOT_FOUND', 'input.roundId']);
    expect(codeOf(await register({ roundId: round.id, organizationId: idOf('HD-0002') }))[0]).toBe(
      'FORBIDDEN',
    );
    expect(codeOf(await register({ roundId: round.id }, { role: 'PUBLIC' }))[0]).toBe('FORBIDDEN');
    await taken('closeRoundRegistration', round);
    expect(codeOf(await register({ roundId: round.id, kindCode: 'BK_UBND' }))[0]).toBe('STATE_NOT_ALLOWED');
  });

  it('is shown to each for its own reach', async () => {
    const query = `query ($where: EmulationRoundWhere) { emulationRounds(where: $where, first: 5) { nodes {
      summary { registrations } registrations(first: 100) { totalCount nodes { organization { id } } } } } }`;
    const where = { year: { eq: 2026 }, type: { eq: 'ANNUAL' }, state: { eq: 'NOMINATING' } };
    interface Seen {
      emulationRounds: {
        nodes: {
          summary: { registrations: number };
          registrations: { totalCount: number; nodes: { organization: { id: string } }[] } | null;
        }[];
      };
    }
    const read = (viewer?: Viewer) => subgraph.ask<Seen>(query, { where }, viewer);
    const [all] = (await read(OFFICE)).data!.emulationRounds.nodes;
    expect(all!.registrations!.totalCount).toBe(all!.summary.registrations);
    expect(all!.summary.registrations).toBeGreaterThan(3);
    const [own] = (await read(OWN)).data!.emulationRounds.nodes;
    expect(own!.registrations!.nodes).toEqual([{ organization: { id: FIRST } }]);
    const open = await read();
    expect(open.data!.emulationRounds.nodes).toMatchObject([{ registrations: null }]);
    expect(codeOf(open)[0]).toBe('FORBIDDEN');
  });
});

describe('lists of rounds', () => {
  const LIST = `query ($first: Int, $after: String) { emulationRounds(first: $first, after: $after) {
    totalCount nodes { id year type state unit { id } steps { event } summary { nominations undecided awarded rejected } availableTransitions }
    pageInfo { endCursor } } }`;
  interface List {
    emulationRounds: {
      totalCount: number;
      nodes: { id: string; state: string }[];
      pageInfo: { endCursor: string };
    };
  }

  it('hide drafts from all but the office, and take a fixed number of statements', async () => {
    const { id } = await drafted();
    const all = await subgraph.ask<List>(LIST, { first: 100 }, OFFICE);
    expect(all.data!.emulationRounds.nodes.map((node) => node.id)).toContain(id);
    expect(all.statements).toHaveLength(4);
    const few = await subgraph.ask<List>(LIST, { first: 2 }, OFFICE);
    expect(few.statements).toHaveLength(4);
    const open = await subgraph.ask<List>(LIST, { first: 100 });
    expect(open.data!.emulationRounds.nodes.every(({ state }) => state !== 'DRAFT')).toBe(true);
    const one = 'query ($id: ID!) { emulationRound(id: $id) { id } }';
    expect((await subgraph.ask(one, { id })).data).toEqual({ emulationRound: null });
    expect((await subgraph.ask(one, { id }, OFFICE)).data).toEqual({ emulationRound: { id } });
  });

  it('refuse a page too large and a cursor that is none', async () => {
    expect(codeOf(await subgraph.ask(LIST, { first: 101 }))).toEqual(['BAD_USER_INPUT', 'first']);
    expect(codeOf(await subgraph.ask(LIST, { after: 'x' }))).toEqual(['BAD_USER_INPUT', 'after']);
  });
});
