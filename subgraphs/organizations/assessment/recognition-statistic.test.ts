import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { openTestSubgraph, type TestSubgraph } from '../../../test/support/subgraph.js';
import { definition } from '../subgraph.js';

let subgraph: TestSubgraph;
beforeAll(async () => {
  subgraph = await openTestSubgraph(definition);
});
afterAll(() => subgraph.stop());

const read = <Row>(statement: string): Promise<Row[]> => subgraph.orm.em.fork().execute<Row[]>(statement);

interface Row {
  eligible: number;
  registered: number;
  assessed: number;
  recognised: number;
  unit: { id: string; validTo: string | null } | null;
}
const QUERY = `query ($year: Int!, $scheme: UnitScheme!, $where: RecognitionStatisticWhere, $after: String) {
  recognitionStatistics(year: $year, unitScheme: $scheme, where: $where, first: 100, after: $after) { totalCount
    nodes { eligible registered assessed recognised unit { id validTo } } pageInfo { hasNextPage endCursor } } }`;
interface Data {
  recognitionStatistics: {
    totalCount: number;
    nodes: Row[];
    pageInfo: { hasNextPage: boolean; endCursor: string };
  };
}

async function readAll(year: number, scheme: string, where: object = {}): Promise<Row[]> {
  const rows: Row[] = [];
  let after: string | null = null;
  do {
    const answer: { data: Data | null | undefined; errors: readonly unknown[] } = await subgraph.ask<Data>(
      QUERY,
      { year, scheme, where, after },
    );
    expect(answer.errors).toEqual([]);
    const { nodes, pageInfo } = answer.data!.recognitionStatistics;
    rows.push(...nodes);
    after = pageInfo.hasNextPage ? pageInfo.endCursor : null;
  } while (after);
  return rows;
}

const sum = (rows: readonly Row[], key: 'eligible' | 'registered' | 'assessed' | 'recognised'): number =>
  rows.reduce((total, row) => total + row[key], 0);

describe('recognitions counted on two maps (2023)', () => {
  const ORGANIZATIONS = { subject: { in: ['AGENCY', 'ENTERPRISE', 'SCHOOL'] } };

  it('agree in their totals, and with the records', async () => {
    const then = await readAll(2023, 'AS_OF_EVENT', ORGANIZATIONS);
    const now = await readAll(2023, 'CURRENT', ORGANIZATIONS);
    const [expected] = await read<object>(`
      select count(*)::int as registered, count(*) filter (where a.state <> 'REGISTERED')::int as assessed,
        count(*) filter (where d.outcome = 'RECOGNISED' and d.revoked_on is null)::int as recognised
      from organizations.safety_assessment a left join organizations.recognition_decision d on d.assessment_id = a.id
      where a.year = 2023 and a.organization_id is not null and a.state <> 'WITHDRAWN'`);
    for (const rows of [then, now]) {
      const totals = {
        registered: sum(rows, 'registered'),
        assessed: sum(rows, 'assessed'),
        recognised: sum(rows, 'recognised'),
      };
      expect(totals).toEqual(expected);
    }
    const [eligible] = await read<{ n: number }>(`
      select count(*)::int as n from organizations.organization
      where established_on <= '2023-01-01' and coalesce(closed_on > '2023-01-01', true)
        and (kind = 'AGENCY' or kind = 'ENTERPRISE' and size_class in ('MEDIUM', 'LARGE')
          or kind = 'SCHOOL' and education_level not in ('PRESCHOOL', 'PRIMARY'))`);
    expect([sum(then, 'eligible'), sum(now, 'eligible')]).toEqual([eligible!.n, eligible!.n]);
  });

  it('lie in former communes on the one and in today’s on the other; the unplaced are named apart', async () => {
    const then = await readAll(2023, 'AS_OF_EVENT', ORGANIZATIONS);
    const now = await readAll(2023, 'CURRENT', ORGANIZATIONS);
    expect(then.every(({ unit }) => unit?.validTo === '2025-07-01')).toBe(true);
    const placed = now.filter(({ unit }) => unit);
    expect(placed.every(({ unit }) => unit!.validTo === null)).toBe(true);
    expect(placed.length).toBeLessThan(then.length);
    const unplaced = now.filter(({ unit }) => unit === null);
    const [waiting] = await read<{ n: number }>(`
      select count(*)::int as n from organizations.safety_assessment a
      join organizations.organization_placement p on p.organization_id = a.organization_id and p.valid_to is null
      join organizations.administrative_unit u on u.id = p.unit_id and u.valid_to is not null
      where a.year = 2023 and a.state <> 'WITHDRAWN'`);
    expect(waiting!.n).toBeGreaterThan(0);
    expect(unplaced.map(({ registered }) => registered)).toEqual([waiting!.n]);
  });

  it('keep the wanted unit and sort of subject', async () => {
    const now = await readAll(2023, 'CURRENT', ORGANIZATIONS);
    const largest = now.filter(({ unit }) => unit).sort((a, b) => b.registered - a.registered)[0]!;
    const unit = { eq: largest.unit!.id };
    expect(await readAll(2023, 'CURRENT', { ...ORGANIZATIONS, unit })).toEqual([largest]);
    const areas = await readAll(2023, 'CURRENT', { subject: { eq: 'RESIDENTIAL_AREA' } });
    expect(sum(areas, 'eligible')).toBe(0);
    const [expected] = await read<{ n: number }>(
      `select count(*)::int as n from organizations.safety_assessment where year = 2023 and residential_area_id is not null and state <> 'WITHDRAWN'`,
    );
    expect(sum(areas, 'registered')).toBe(expected!.n);
  });

  it('cost one statement, and are refused for a year to come', async () => {
    const { statements } = await subgraph.ask(QUERY.replace('totalCount', ''), {
      year: 2023,
      scheme: 'CURRENT',
    });
    expect(statements).toHaveLength(1);
    const { errors } = await subgraph.ask(QUERY, { year: 2027, scheme: 'CURRENT' });
    expect(errors[0]?.extensions).toMatchObject({ code: 'BAD_USER_INPUT', path: 'year' });
  });
});
