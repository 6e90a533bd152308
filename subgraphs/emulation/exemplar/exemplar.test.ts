import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { openTestSubgraph, type TestSubgraph } from '../../../test/support/subgraph.js';
import { referenceId } from '../../kit/ids.js';
import { definition } from '../subgraph.js';

const idOf = (code: string): string => referenceId('organization', '1', code);
const OFFICE = { role: 'EMULATION_OFFICE' } as const;
const own = (code: string) => ({ role: 'ORGANIZATION', organization: idOf(code) }) as const;
let subgraph: TestSubgraph;
beforeAll(async () => {
  subgraph = await openTestSubgraph(definition);
});
afterAll(() => subgraph.stop());

type Viewer = Parameters<TestSubgraph['ask']>[2];
interface Shown {
  id: string;
  version: number;
  state: string;
}
const codeOf = ({ errors }: { errors: readonly { extensions: { code?: unknown; path?: unknown } }[] }) => [
  errors[0]?.extensions.code,
  errors[0]?.extensions.path,
];
const SHOWN = 'id version state year organization { id } steps { event document role comment }';
const nominate = (code: string, changes: object = {}, viewer: Viewer = own(code)) =>
  subgraph.ask<{ shown: Shown }>(
    `mutation ($input: NominateExemplarInput!) { shown: nominateExemplar(input: $input) { ${SHOWN} } }`,
    { input: { organizationId: idOf(code), year: 2026, achievement: 'Điển hình mẫu', ...changes } },
    viewer,
  );
function step(name: string, { id, version }: Shown, viewer: Viewer = OFFICE, documentNumber = '12/QĐ-UBND') {
  const isDocumented = name !== 'publiciseExemplar';
  const type = isDocumented ? 'DocumentedExemplarStepInput' : 'ExemplarStepInput';
  return subgraph.ask<{ shown: Shown }>(
    `mutation ($input: ${type}!) { shown: ${name}(input: $input) { ${SHOWN} } }`,
    { input: { id, version, ...(isDocumented ? { documentNumber } : {}) } },
    viewer,
  );
}
const see = async (id: string, viewer?: Viewer) =>
  (
    await subgraph.ask<{ exemplar: Shown | null }>(
      'query ($id: ID!) { exemplar(id: $id) { id state } }',
      { id },
      viewer,
    )
  ).data!.exemplar;

/** Old organisations the demonstration made no exemplar of this year. */
async function freeCode(skip: number): Promise<string> {
  const rows = await subgraph.orm.em.fork().execute<{ id: string }[]>(
    `select id from emulation.organization_reference o where established_on < '2020-01-01'
       and not exists (select from emulation.exemplar x where x.organization_id = o.id and x.year >= 2025)`,
  );
  const codes = Array.from({ length: 100 }, (_, i) => `HD-${String(i + 20).padStart(4, '0')}`);
  return codes.filter((code) => rows.some(({ id }) => id === idOf(code)))[skip]!;
}

describe('the life of an exemplar', () => {
  it('is hidden until recognised, then for everyone, and lapses with its history', async () => {
    const code = await freeCode(0);
    let exemplar = (await nominate(code)).data!.shown;
    expect(await see(exemplar.id)).toBeNull();
    expect(await see(exemplar.id, own('HD-0002'))).toBeNull();
    expect(await see(exemplar.id, own(code))).toMatchObject({ state: 'NOMINATED' });
    expect(codeOf(await nominate(code))).toEqual(['CONFLICT', 'input.year']);
    expect(codeOf(await step('publiciseExemplar', exemplar))[0]).toBe('STATE_NOT_ALLOWED');
    expect(codeOf(await step('recogniseExemplar', exemplar, own(code)))[0]).toBe('FORBIDDEN');
    expect(codeOf(await step('recogniseExemplar', exemplar, OFFICE, 'x'))).toEqual([
      'BAD_USER_INPUT',
      'input.documentNumber',
    ]);
    exemplar = (await step('recogniseExemplar', exemplar)).data!.shown;
    expect(await see(exemplar.id)).toMatchObject({ state: 'RECOGNISED' });
    expect(codeOf(await step('recogniseExemplar', { ...exemplar, version: 1 }))).toEqual([
      'CONFLICT',
      'input.version',
    ]);
    exemplar = (await step('publiciseExemplar', exemplar)).data!.shown;
    exemplar = (await step('lapseExemplar', exemplar)).data!.shown;
    expect(exemplar).toMatchObject({
      state: 'LAPSED',
      steps: [
        { event: 'RECOGNISE', document: '12/QĐ-UBND', role: 'EMULATION_OFFICE', comment: null },
        { event: 'PUBLICISE' },
        { event: 'LAPSE' },
      ],
    });
    expect(await see(exemplar.id)).toMatchObject({ state: 'LAPSED' });
  });

  it('keeps the remark of a step, and refuses one that is too long', async () => {
    const { id, version } = (await nominate(await freeCode(2))).data!.shown;
    const recognise = (comment: string) =>
      subgraph.ask<{ shown: Shown }>(
        `mutation ($input: DocumentedExemplarStepInput!) { shown: recogniseExemplar(input: $input) { ${SHOWN} } }`,
        { input: { id, version, documentNumber: '12/QĐ-UBND', comment } },
        OFFICE,
      );
    expect(codeOf(await recognise('x'.repeat(301)))).toEqual(['BAD_USER_INPUT', 'input.comment']);
    expect((await recognise('  Tiêu biểu  toàn tỉnh ')).data!.shown).toMatchObject({
      steps: [{ event: 'RECOGNISE', comment: 'Tiêu biểu toàn tỉnh' }],
    });
  });

  it('that was never recognised stays hidden when it lapses', async () => {
    const exemplar = (await nominate(await freeCode(1))).data!.shown;
    expect((await step('lapseExemplar', exemplar)).errors).toEqual([]);
    expect(await see(exemplar.id)).toBeNull();
  });

  it.each([
    ['a year long past', { year: 2020 }, ['BAD_USER_INPUT', 'input.year']],
    ['an empty achievement', { achievement: ' ' }, ['BAD_USER_INPUT', 'input.achievement']],
    ['an unknown organisation', { organizationId: idOf('nobody') }, ['NOT_FOUND', 'input.organizationId']],
  ])('does not begin with %s', async (_, changes, expected) => {
    expect(codeOf(await nominate('HD-0020', changes, OFFICE))).toEqual(expected);
  });

  it.each([
    ['the public', { role: 'PUBLIC' }],
    ['another organisation', own('HD-0002')],
    ['an officer of another commune', { role: 'COMMUNE_OFFICER', area: idOf('elsewhere') }],
  ] as const)('does not begin with %s', async (_, viewer) => {
    expect(codeOf(await nominate('HD-0020', {}, viewer))[0]).toBe('FORBIDDEN');
  });
});

describe('lists of exemplars', () => {
  it('show recognised ones to everyone, in a fixed number of statements', async () => {
    const list = `query ($first: Int!, $where: ExemplarWhere) { exemplars(first: $first, where: $where) { totalCount
      nodes { state year organization { id } steps { event } } } }`;
    interface List {
      exemplars: { totalCount: number; nodes: { state: string; year: number }[] };
    }
    const all = await subgraph.ask<List>(list, { first: 100 });
    expect(all.statements).toHaveLength(3);
    expect(all.data!.exemplars.nodes.length).toBeGreaterThan(5);
    expect(all.data!.exemplars.nodes.every(({ state }) => state !== 'NOMINATED')).toBe(true);
    const office = await subgraph.ask<List>(list, { first: 2 }, OFFICE);
    expect(office.statements).toHaveLength(3);
    expect(office.data!.exemplars.totalCount).toBeGreaterThan(all.data!.exemplars.totalCount);
    const where = { year: { eq: 2024 }, state: { eq: 'PUBLICISED' } };
    const some = (await subgraph.ask<List>(list, { first: 100, where })).data!.exemplars.nodes;
    for (const node of some) expect(node).toMatchObject({ year: 2024, state: 'PUBLICISED' });
    expect(codeOf(await subgraph.ask(list, { first: 0 }))).toEqual(['BAD_USER_INPUT', 'first']);
  });

  it('of fifty organisations take one statement', async () => {
    const ids = Array.from({ length: 50 }, (_, i) => ({
      ...{ __typename: 'Organization', id: idOf(`HD-${String(i + 1).padStart(4, '0')}`) },
    }));
    const query = `query ($ids: [_Any!]!) { _entities(representations: $ids) { ... on Organization {
      exemplars(first: 3) { nodes { year state } } } } }`;
    expect((await subgraph.ask(query, { ids })).statements).toHaveLength(1);
  });
});
