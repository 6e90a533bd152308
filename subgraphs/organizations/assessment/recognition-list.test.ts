import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { openTestSubgraph, type TestSubgraph } from '../../../test/support/subgraph.js';
import { referenceId } from '../../kit/ids.js';
import { definition } from '../subgraph.js';

const FIRST = referenceId('organization', '1', 'HD-0001');
let subgraph: TestSubgraph;
/** The commune HD-0001 is in today. */
let commune: string;

type Viewer = Parameters<TestSubgraph['ask']>[2];
const OFFICER = (): Viewer => ({ role: 'COMMUNE_OFFICER', area: commune });
const read = <Row>(statement: string): Promise<Row[]> => subgraph.orm.em.fork().execute<Row[]>(statement);

beforeAll(async () => {
  subgraph = await openTestSubgraph(definition);
  const [row] = await read<{ id: string }>(
    `select unit_id as id from organizations.organization_placement where organization_id = '${FIRST}' and valid_to is null`,
  );
  commune = row!.id;
});
afterAll(() => subgraph.stop());

interface List {
  safetyAssessments: {
    totalCount: number;
    nodes: { daysInState: number; organization: { id: string } | null }[];
  };
}
const WORK_LIST = `query ($where: SafetyAssessmentWhere, $first: Int) { safetyAssessments(where: $where, first: $first) { totalCount
  nodes { id state daysInState unmetCriteria availableTransitions results { selfOutcome criterion { code } }
    organization { id name } residentialArea { nameVi unit { nameVi } } unit { id } steps { event } decision { outcome }
    registration { late } standard { instrument { number } } } } }`;

describe('the work list of the commune police', () => {
  const where = {
    year: { eq: 2026 },
    state: { eq: 'SUBMITTED' },
    subject: { in: ['ENTERPRISE', 'AGENCY', 'SCHOOL'] },
  };

  it('holds what waits in their commune, longest first, and nothing else', async () => {
    const { data, errors } = await subgraph.ask<List>(WORK_LIST, { where, first: 100 }, OFFICER());
    expect(errors).toEqual([]);
    const [expected] = await read<{ n: number }>(`
      select count(*)::int as n from organizations.safety_assessment a
      join organizations.organization_placement p on p.organization_id = a.organization_id and p.valid_to is null
      where a.year = 2026 and a.state = 'SUBMITTED' and (p.unit_id = '${commune}' or p.unit_id in
        (select from_id from organizations.unit_succession where to_id = '${commune}'))`);
    expect(expected!.n).toBeGreaterThan(3);
    expect(data!.safetyAssessments.totalCount).toBe(expected!.n);
    const days = data!.safetyAssessments.nodes.map(({ daysInState }) => daysInState);
    expect(days).toEqual([...days].sort((a, b) => b - a));
    expect(data!.safetyAssessments.nodes.map((node) => node.organization?.id)).toContain(FIRST);
  });

  it('names what is missing', async () => {
    const { data } = await subgraph.ask<{
      safetyAssessments: {
        nodes: {
          unmetCriteria: string[];
          results: { selfOutcome: string; criterion: { code: string; mandatory: boolean } }[];
        }[];
      };
    }>(
      `query ($where: SafetyAssessmentWhere) { safetyAssessments(where: $where, first: 100) { nodes { unmetCriteria
         results { selfOutcome criterion { code mandatory } } } } }`,
      { where },
      { role: 'PROVINCE_OFFICER' },
    );
    const wrong = data!.safetyAssessments.nodes.filter(({ unmetCriteria, results }) => {
      const missing = results.filter((one) => one.selfOutcome === 'NOT_MET' && one.criterion.mandatory);
      return (
        missing
          .map(({ criterion }) => criterion.code)
          .sort()
          .join() !== unmetCriteria.join()
      );
    });
    expect(wrong).toEqual([]);
    expect(data!.safetyAssessments.nodes.some(({ unmetCriteria }) => unmetCriteria.length)).toBe(true);
  });

  it('sends a number of statements that does not grow', async () => {
    const counts = [];
    for (const first of [5, 50]) {
      const any = { state: { eq: 'PUBLISHED' }, subject: { eq: 'ENTERPRISE' }, year: { in: [2023, 2024] } };
      const { statements, errors } = await subgraph.ask(
        WORK_LIST,
        { where: any, first },
        { role: 'PROVINCE_OFFICER' },
      );
      expect(errors).toEqual([]);
      counts.push(statements.length);
    }
    expect(counts[1]).toBe(counts[0]);
    expect(counts[0]).toBeLessThanOrEqual(14);
  });

  it('is cut by unit, day and organisation', async () => {
    const count = async (more: object) =>
      (await subgraph.ask<List>(WORK_LIST, { where: more, first: 1 }, { role: 'PROVINCE_OFFICER' })).data!
        .safetyAssessments.totalCount;
    expect(await count({ organization: { eq: FIRST } })).toBe(6);
    const inCommune = await count({ ...where, unit: { eq: commune } });
    expect(inCommune).toBeGreaterThan(0);
    expect(inCommune).toBeLessThan(await count(where));
    expect(await count({ ...where, waitingSince: '2026-10-01' })).toBe(0);
  });

  it('is for officers and the organisation itself', async () => {
    const own = await subgraph.ask<List>(WORK_LIST, {}, { role: 'ORGANIZATION', organization: FIRST });
    expect(own.data!.safetyAssessments.totalCount).toBe(6);
    for (const viewer of [
      { role: 'PUBLIC' },
      { role: 'PARTNER' },
      { role: 'TRAINER' },
      { role: 'ADMIN' },
    ] as const)
      expect((await subgraph.ask(WORK_LIST, {}, viewer)).errors[0]?.extensions['code']).toBe('FORBIDDEN');
  });
});

describe('the assessment of an organisation', () => {
  const ONE = `query ($id: ID!, $year: Int!) { organization(id: $id) { code safetyAssessment(year: $year) { state year } } }`;

  it('is for itself and the officers of its area', async () => {
    const readers: Viewer[] = [
      { role: 'ORGANIZATION', organization: FIRST },
      OFFICER(),
      { role: 'PROVINCE_OFFICER' },
    ];
    for (const viewer of readers) {
      const { data } = await subgraph.ask(ONE, { id: FIRST, year: 2026 }, viewer);
      expect(data).toEqual({
        organization: { code: 'HD-0001', safetyAssessment: { state: 'SUBMITTED', year: 2026 } },
      });
    }
    const others: Viewer[] = [
      { role: 'ORGANIZATION', organization: referenceId('organization', '1', 'HD-0002') },
      { role: 'COMMUNE_OFFICER', area: referenceId('elsewhere') },
      { role: 'PUBLIC' },
      { role: 'PARTNER' },
    ];
    for (const viewer of others) {
      const { data, errors } = await subgraph.ask(ONE, { id: FIRST, year: 2026 }, viewer);
      expect(data).toEqual({ organization: { code: 'HD-0001', safetyAssessment: null } });
      expect(errors[0]?.extensions['code']).toBe('FORBIDDEN');
    }
  });

  it('is null for a year it did not register', async () => {
    const { data } = await subgraph.ask(ONE, { id: FIRST, year: 2015 }, { role: 'PROVINCE_OFFICER' });
    expect(data).toMatchObject({ organization: { safetyAssessment: null } });
  });
});

describe('the published list', () => {
  const LIST = `query ($where: RecognitionWhere, $first: Int, $after: String) { recognitions(where: $where, first: $first, after: $after) { totalCount
    nodes { id outcome year subject decidedOn publishedOn revokedOn level standard { instrument { number } }
      organization { code } unit { nameVi } residentialArea { nameVi } } } }`;
  interface Data {
    recognitions: {
      totalCount: number;
      nodes: { outcome: string; year: number; revokedOn: null; publishedOn: string }[];
    };
  }

  it('has every published recognition that stands, for everyone', async () => {
    const { data, errors } = await subgraph.ask<Data>(LIST, { where: { year: { eq: 2024 } }, first: 100 });
    expect(errors).toEqual([]);
    const [expected] = await read<{ n: number }>(`
      select count(*)::int as n from organizations.safety_assessment where year = 2024 and state = 'PUBLISHED' and id in
        (select assessment_id from organizations.recognition_decision where outcome = 'RECOGNISED')`);
    expect(data!.recognitions.totalCount).toBe(expected!.n);
    for (const row of data!.recognitions.nodes)
      expect(row).toMatchObject({
        outcome: 'RECOGNISED',
        year: 2024,
        revokedOn: null,
        publishedOn: expect.any(String),
      });
  });

  it('costs the same number of statements for one row and a hundred', async () => {
    const counts = [];
    for (const first of [10, 100]) counts.push((await subgraph.ask(LIST, { first })).statements.length);
    expect(counts[1]).toBe(counts[0]);
  });

  it('shows an organisation’s refusals and unpublished decisions to itself and its officers only', async () => {
    const [hidden] = await read<{ id: string }>(`
      select a.organization_id as id from organizations.safety_assessment a
      where a.organization_id is not null and a.state in ('RECOGNISED', 'REVOKED') order by 1 limit 1`);
    const query = 'query ($id: ID!) { organization(id: $id) { recognitions { id } } }';
    const count = async (viewer?: Viewer) => {
      const { data } = await subgraph.ask<{ organization: { recognitions: object[] } }>(
        query,
        hidden,
        viewer,
      );
      return data!.organization.recognitions.length;
    };
    const all = await count({ role: 'ORGANIZATION', organization: hidden!.id });
    expect(await count()).toBeLessThan(all);
    expect(await count({ role: 'PROVINCE_OFFICER' })).toBe(all);
    expect(await count({ role: 'ORGANIZATION', organization: FIRST })).toBe(await count());
  });
});
