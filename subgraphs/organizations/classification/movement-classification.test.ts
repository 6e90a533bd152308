import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { openTestSubgraph, type TestSubgraph } from '../../../test/support/subgraph.js';
import { referenceId } from '../../kit/ids.js';
import { definition } from '../subgraph.js';

const FIRST = referenceId('organization', '1', 'HD-0001');
const UNKNOWN = '00000000-0000-7000-8000-00000000ffff';
let subgraph: TestSubgraph;
/** An organisation without a grade for 2026. */
let organizationId: string;

type Viewer = Parameters<TestSubgraph['ask']>[2];
const PROVINCE = { role: 'PROVINCE_OFFICER' } as const;
const read = <Row>(statement: string): Promise<Row[]> => subgraph.orm.em.fork().execute<Row[]>(statement);

beforeAll(async () => {
  subgraph = await openTestSubgraph(definition);
  const [row] = await read<{ id: string }>(`
    select o.id from organizations.organization o where o.kind <> 'OTHER' and o.code <> 'HD-0001' and not exists
      (select from organizations.movement_classification m where m.organization_id = o.id and m.year = 2026)
    order by o.code limit 1`);
  organizationId = row!.id;
});
afterAll(() => subgraph.stop());

interface Shown {
  id: string;
  version: number;
  grade: string | null;
}
const SHOWN =
  'id version year selfGrade grade state decidedOn document availableTransitions steps { event grade role document }';

const propose = (
  changes: object = {},
  viewer: Viewer = { role: 'ORGANIZATION', organization: organizationId },
) =>
  subgraph.ask<{ proposeGrade: Shown }>(
    `mutation ($input: ProposeGradeInput!) { proposeGrade(input: $input) { ${SHOWN} } }`,
    { input: { organizationId, year: 2026, grade: 'EXCELLENT', takenOn: '2026-11-10', ...changes } },
    viewer,
  );

const settle = (mutation: 'decideGrade' | 'correctGrade', input: object, viewer: Viewer = PROVINCE) =>
  subgraph.ask<{ settled: Shown }>(
    `mutation ($input: DecideGradeInput!) { settled: ${mutation}(input: $input) { ${SHOWN} } }`,
    { input },
    viewer,
  );

const codeOf = ({ errors }: { errors: readonly { extensions: Record<string, unknown> }[] }) => [
  errors[0]?.extensions['code'],
  errors[0]?.extensions['path'],
];

describe('a grade', () => {
  it('is proposed, decided and corrected, and its steps stay', async () => {
    const { data, errors } = await propose();
    expect(errors).toEqual([]);
    const proposal = data!.proposeGrade;
    expect(proposal).toMatchObject({
      selfGrade: 'EXCELLENT',
      grade: null,
      state: 'PROPOSED',
      availableTransitions: [],
    });
    expect(codeOf(await propose())).toEqual(['CONFLICT', 'input.year']);
    const decision = {
      id: proposal.id,
      version: proposal.version,
      grade: 'GOOD',
      takenOn: '2026-11-15',
      document: '9/QĐ-UBND',
    };
    const early = { ...decision, takenOn: '2026-11-09' };
    expect(codeOf(await settle('decideGrade', early))).toEqual(['BAD_USER_INPUT', 'input.takenOn']);
    expect(codeOf(await settle('decideGrade', { ...decision, document: '' }))[1]).toBe('input.document');
    expect(codeOf(await settle('correctGrade', decision))[0]).toBe('STATE_NOT_ALLOWED');
    const decided = (await settle('decideGrade', decision)).data!.settled;
    expect(decided).toMatchObject({
      grade: 'GOOD',
      state: 'DECIDED',
      decidedOn: '2026-11-15',
      availableTransitions: ['CORRECT'],
    });
    expect(codeOf(await settle('correctGrade', decision))).toEqual(['CONFLICT', 'input.version']);
    const correction = { ...decision, version: decided.version, grade: 'AVERAGE', document: '10/QĐ-UBND' };
    expect((await settle('correctGrade', correction)).data!.settled).toMatchObject({
      ...{ grade: 'AVERAGE', state: 'CORRECTED', document: '10/QĐ-UBND', selfGrade: 'EXCELLENT' },
      steps: [
        { event: 'PROPOSE', grade: 'EXCELLENT', role: 'ORGANIZATION', document: null },
        { event: 'DECIDE', grade: 'GOOD', role: 'PROVINCE_OFFICER', document: '9/QĐ-UBND' },
        { event: 'CORRECT', grade: 'AVERAGE', role: 'PROVINCE_OFFICER', document: '10/QĐ-UBND' },
      ],
    });
    const [{ grades }] = (await read<{ grades: object[] }>(
      `select facts->'grades' as grades from organizations.change where entity_id = '${organizationId}' order by xid desc, seq desc limit 1`,
    )) as [{ grades: object[] }];
    expect(grades).toContainEqual({ year: 2026, grade: 'AVERAGE' });
  });

  it.each([
    ['a foreign organisation', {}, { role: 'ORGANIZATION', organization: FIRST }, 'FORBIDDEN', undefined],
    ['a role without the right', {}, { role: 'EMULATION_OFFICE' }, 'FORBIDDEN', undefined],
    ['an unknown organisation', { organizationId: UNKNOWN }, PROVINCE, 'NOT_FOUND', 'input.organizationId'],
    ['a day outside its year', { year: 2024 }, PROVINCE, 'BAD_USER_INPUT', 'input.takenOn'],
    ['a day to come', { takenOn: '2026-11-21' }, PROVINCE, 'BAD_USER_INPUT', 'input.takenOn'],
  ] as const)('is not proposed by or for %s', async (_, changes, viewer, code, path) => {
    expect(codeOf(await propose(changes, viewer))).toEqual([code, path]);
  });

  it('is not decided by the organisation itself', async () => {
    const input = { id: UNKNOWN, version: 1, grade: 'GOOD', takenOn: '2026-11-15', document: '9/QĐ-UBND' };
    expect(
      codeOf(await settle('decideGrade', input, { role: 'ORGANIZATION', organization: organizationId }))[0],
    ).toBe('FORBIDDEN');
  });
});

describe('the grades of an organisation', () => {
  const GRADES = 'query ($id: ID!) { organization(id: $id) { grades { year grade } } }';

  it('are for itself, its officers and the emulation office', async () => {
    const readers: Viewer[] = [
      { role: 'ORGANIZATION', organization: FIRST },
      PROVINCE,
      { role: 'EMULATION_OFFICE' },
    ];
    for (const viewer of readers) {
      const { data } = await subgraph.ask<{ organization: { grades: object[] } }>(
        GRADES,
        { id: FIRST },
        viewer,
      );
      expect(data!.organization.grades).toContainEqual({ year: 2024, grade: 'EXCELLENT' });
    }
    for (const viewer of [
      { role: 'PUBLIC' },
      { role: 'ORGANIZATION', organization: organizationId },
      { role: 'TRAINER' },
    ] as const)
      expect(codeOf(await subgraph.ask(GRADES, { id: FIRST }, viewer))[0]).toBe('FORBIDDEN');
  });
});

describe('grades counted by commune', () => {
  const STATISTIC = `query ($scheme: UnitScheme!) { gradeStatistics(year: 2024, unitScheme: $scheme, first: 100) {
    nodes { excellent good average weak ungraded unit { id } } } }`;
  interface Data {
    gradeStatistics: {
      nodes: Record<'excellent' | 'good' | 'average' | 'weak' | 'ungraded', number | null>[];
    };
  }
  const KEYS = ['excellent', 'good', 'average', 'weak', 'ungraded'] as const;

  it('add up to the records on today’s map, for those who see them', async () => {
    const { data, errors } = await subgraph.ask<Data>(STATISTIC, { scheme: 'CURRENT' }, PROVINCE);
    expect(errors).toEqual([]);
    const rows = data!.gradeStatistics.nodes;
    const total = (key: (typeof KEYS)[number]) => rows.reduce((sum, row) => sum + (row[key] ?? 0), 0);
    const [expected] = await read<object>(`
      select count(*) filter (where grade = 'EXCELLENT')::int as excellent, count(*) filter (where grade = 'GOOD')::int as good,
        count(*) filter (where grade = 'AVERAGE')::int as average, count(*) filter (where grade = 'WEAK')::int as weak
      from organizations.movement_classification where year = 2024`);
    expect({
      excellent: total('excellent'),
      good: total('good'),
      average: total('average'),
      weak: total('weak'),
    }).toEqual(expected);
  });

  it('are withheld below five from an analyst, and refused to the public', async () => {
    const { data } = await subgraph.ask<Data>(STATISTIC, { scheme: 'CURRENT' }, { role: 'ANALYST' });
    const cells = data!.gradeStatistics.nodes.flatMap((row) => KEYS.map((key) => row[key]));
    expect(cells.filter((cell) => cell !== null && cell > 0 && cell < 5)).toEqual([]);
    expect(cells).toContain(null);
    expect(codeOf(await subgraph.ask(STATISTIC, { scheme: 'CURRENT' }))[0]).toBe('FORBIDDEN');
  });
});
