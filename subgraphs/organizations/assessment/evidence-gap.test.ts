import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { ViewerClaims } from '../../../test/support/graph.js';
import { readRefusal } from '../../../test/support/refusal.js';
import { openTestSubgraph, type TestSubgraph } from '../../../test/support/subgraph.js';
import { newId } from '../../kit/ids.js';
import { definition } from '../subgraph.js';

const OFFICER: ViewerClaims = { role: 'PROVINCE_OFFICER' };

let subgraph: TestSubgraph;
beforeAll(async () => void (subgraph = await openTestSubgraph(definition)));
afterAll(() => subgraph.stop());

const read = <Row>(statement: string): Promise<Row[]> => subgraph.orm.em.fork().execute<Row[]>(statement);

describe('what no record shows of an assessment', () => {
  interface Dossiers {
    safetyAssessments: { nodes: { evidenceGaps: string[] | null }[] };
  }
  const gapsOf = async (where: object) => {
    const query = `query ($where: SafetyAssessmentWhere) { safetyAssessments(where: $where, first: 100) { nodes { evidenceGaps } } }`;
    const { data, errors, statements } = await subgraph.ask<Dossiers>(query, { where }, OFFICER);
    expect(errors).toEqual([]);
    return { gaps: data!.safetyAssessments.nodes.map(({ evidenceGaps }) => evidenceGaps), statements };
  };

  it('is not asked of communes and residential areas, and costs one statement for all', async () => {
    const { gaps } = await gapsOf({ subject: { in: ['COMMUNE', 'RESIDENTIAL_AREA'] } });
    expect(gaps.length).toBeGreaterThan(0);
    expect(gaps.every((found) => found === null)).toBe(true);
    const { statements } = await gapsOf({ subject: { eq: 'ENTERPRISE' } });
    expect(statements).toHaveLength(2);
  });

  it('ends with the record: plan, activity, model and the dossier’s own count', async () => {
    const [dossier] = await read<{ organization: string }>(
      `select organization_id as organization from organizations.safety_assessment
       where year = 2026 and state = 'REGISTERED' and organization_id is not null order by 1 limit 1`,
    );
    const { organization } = dossier!;
    await read(`delete from organizations.annual_plan_record where organization_id = '${organization}'`);
    await read(`delete from organizations.organization_evidence where organization_id = '${organization}'`);
    const where = { organization: { eq: organization }, year: { eq: 2026 } };
    const ALL = ['NO_PLAN', 'NO_MODEL', 'NOT_ALL_INFORMED', 'NO_ACTIVITY'];
    expect((await gapsOf(where)).gaps).toEqual([ALL]);
    const evidence = (kind: string, on: string, until: string, position: number) =>
      read(`insert into organizations.organization_evidence (organization_id, kind, position, happened_on, ended_on, codes)
        values ('${organization}', '${kind}', ${position}, '${on}', ${until}, '{}')`);
    // Of the year before, and a model that ended on its last day: neither counts.
    await evidence('ACTIVITY', '2025-12-31', 'null', 90);
    await evidence('MODEL_POINT', '2024-01-01', `'2026-01-01'`, 90);
    expect((await gapsOf(where)).gaps).toEqual([ALL]);
    await evidence('ACTIVITY', '2026-01-01', 'null', 91);
    await evidence('MODEL_POINT', '2024-01-01', `'2026-01-02'`, 91);
    await read(
      `update organizations.safety_assessment set headcount = 9, informed_count = 9 where year = 2026 and organization_id = '${organization}'`,
    );
    expect((await gapsOf(where)).gaps).toEqual([['NO_PLAN']]);
  });
});

describe('organisations on paper only', () => {
  const list = (year: number, viewer?: ViewerClaims) =>
    subgraph.ask<{ organizationsOnPaperOnly: { totalCount: number } }>(
      `query ($year: Int!) { organizationsOnPaperOnly(year: $year, first: 1) { totalCount } }`,
      { year },
      viewer,
    );
  const count = async (viewer: ViewerClaims) =>
    (await list(2026, viewer)).data!.organizationsOnPaperOnly.totalCount;

  it('are an officer’s own area, and everywhere for analysts', async () => {
    const whole = await count(OFFICER);
    expect(whole).toBeGreaterThan(0);
    expect(await count({ role: 'ANALYST' })).toBe(whole);
    expect(await count({ role: 'COMMUNE_OFFICER' })).toBe(0);
    expect(await count({ role: 'COMMUNE_OFFICER', area: newId() })).toBe(0);
  });

  it('are for no one else, and of no year to come', async () => {
    const roles = [
      'PUBLIC',
      'ORGANIZATION',
      'EMULATION_OFFICE',
      'TRAINER',
      'PARTNER',
      'DPO',
      'ADMIN',
    ] as const;
    for (const role of roles)
      expect(readRefusal(await list(2025, { role }))).toMatchObject({ code: 'FORBIDDEN' });
    expect(readRefusal(await list(2027, OFFICER))).toMatchObject({
      code: 'BAD_USER_INPUT',
      argument: 'year',
    });
  });
});

describe('standing of a year', () => {
  it('is told to who reaches the organisation, and hides a recognition not yet published', async () => {
    const [one] = await read<{ id: string; code: string }>(
      `select o.id, o.code from organizations.organization o join organizations.safety_assessment a on a.organization_id = o.id
         and a.year = 2025 join organizations.recognition_decision d on d.assessment_id = a.id
       where d.outcome = 'RECOGNISED' and d.published_on is null order by o.code limit 1`,
    );
    const ask = (viewer: ViewerClaims) =>
      subgraph.ask<{ organization: { safetyStanding: string | null } }>(
        `query ($id: ID!) { organization(id: $id) { safetyStanding(year: 2025) } }`,
        { id: one!.id },
        viewer,
      );
    expect((await ask(OFFICER)).data!.organization.safetyStanding).toBe('REGISTERED');
    const itself = await ask({ role: 'ORGANIZATION', organization: one!.id });
    expect(itself.data!.organization.safetyStanding).toBe('REGISTERED');
    for (const viewer of [
      { role: 'ORGANIZATION', organization: newId() },
      { role: 'PARTNER', partner: 'EDUCATION', area: newId() },
      { role: 'PARTNER', partner: 'EDUCATION' },
      { role: 'PARTNER', partner: 'MEDIA' },
    ] as const)
      expect(readRefusal(await ask(viewer))).toMatchObject({ code: 'FORBIDDEN' });
  });
});
