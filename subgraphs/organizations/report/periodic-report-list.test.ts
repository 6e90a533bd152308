import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { openTestSubgraph, type TestSubgraph } from '../../../test/support/subgraph.js';
import { definition } from '../subgraph.js';

let subgraph: TestSubgraph;
let ids: { one: string };

const OFFICER = { role: 'PROVINCE_OFFICER' } as const;
type Asking = Parameters<TestSubgraph['ask']>[2];

const rowsOf = <Row>(sql: string, parameters: unknown[] = []): Promise<Row[]> =>
  subgraph.orm.em.fork().execute<Row[]>(sql, parameters);

const NAMES = {
  city: 'UBND thành phố Hải Phòng',
  ministry: 'Bộ Công an (Cục V05)',
  district: 'UBND huyện Nam Sách',
  one: 'UBND xã Nam Sách',
};

beforeAll(async () => {
  subgraph = await openTestSubgraph(definition);
  const [one] = await rowsOf<{ id: string }>(
    'select id from organizations.authority_body where name_vi = ?',
    [NAMES.one],
  );
  ids = { one: one!.id };
});
afterAll(() => subgraph.stop());

interface Line {
  figure: { code: string };
  own: number | null;
  total: number | null;
  computed: number | null;
  computedNow: number | null;
  note: string | null;
  partsTotal: number;
}
interface Report {
  body: { nameVi: string };
  lines: Line[];
}

const list = async (where: object, viewer: Asking = OFFICER) => {
  const answer = await subgraph.ask<{ periodicReports: { totalCount: number; nodes: Report[] } }>(
    `query ($where: PeriodicReportWhere) { periodicReports(where: $where, first: 100) { totalCount nodes {
      state body { nameVi } receipts { acceptedOn body { nameVi } } completeness { asked accepted missing late reminders }
      lines { figure { code } own total computed computedNow note partsTotal } } } }`,
    { where },
    viewer,
  );
  return { ...answer, ...answer.data?.periodicReports };
};

const codeOf = ({ errors }: { errors: readonly { extensions: Record<string, unknown> }[] }) => [
  errors[0]?.extensions['code'],
];
const valueOf = ({ lines }: Report, code: string): Line => lines.find(({ figure }) => figure.code === code)!;

describe('the reports of the demonstration register', () => {
  it('cover three years across the merger: districts, then communes, most in time, some late or returned', async () => {
    const perYear = await rowsOf<Record<string, number>>(
      `select extract(year from q.period_to)::int as year, count(*)::int as parts,
         count(*) filter (where r.state = 'CONSOLIDATED')::int as counted,
         count(*) filter (where r.submitted_on > r.due_on)::int as late
       from organizations.periodic_report r join organizations.report_request q on q.id = r.request_id
       where r.parent_id is not null group by 1 order by 1`,
    );
    expect(perYear.map(({ year, parts }) => [year, parts])).toEqual([
      [2023, 12],
      [2024, 12],
      [2025, 64],
      [2026, 64],
    ]);
    expect(perYear[2]!['counted']).toBeGreaterThan(58);
    expect(perYear[2]!['counted']).toBeLessThan(64);
    expect(perYear[2]!['late']).toBeGreaterThan(0);
    const late = await list({ year: { eq: 2025 }, isPart: { eq: true }, late: { eq: true } });
    expect(late.errors).toEqual([]);
    expect(late.totalCount).toBeGreaterThanOrEqual(perYear[2]!['late']!);
    const { nodes, errors } = await list({ year: { eq: 2025 }, isPart: { eq: false } });
    expect(errors).toEqual([]);
    expect(nodes).toEqual([
      expect.objectContaining({
        state: 'ACCEPTED',
        receipts: [
          { acceptedOn: expect.any(String), body: { nameVi: NAMES.city } },
          { acceptedOn: expect.any(String), body: { nameVi: NAMES.ministry } },
        ],
        completeness: expect.objectContaining({ asked: 64, accepted: perYear[2]!['counted'] }),
      }),
    ]);
  });

  it('add up: each total is the accepted parts and the own, and a dispute has its note', async () => {
    const { nodes } = await list({ isPart: { eq: false } });
    const lines = nodes!.flatMap((report) => report.lines).filter(({ total }) => total !== null);
    expect(lines.length).toBe(3 * 26);
    for (const { own, total, partsTotal, computed, note } of lines) {
      expect(total).toBe(partsTotal + own!);
      if (computed !== null && computed !== total) expect(note).not.toBeNull();
    }
  });

  it('compute what SQL counts by another way, as of the closing day', async () => {
    const { nodes } = await list({ year: { eq: 2024 }, isPart: { eq: false } });
    const [counted] = await rowsOf<Record<string, number>>(
      `with here as (
         select distinct p.organization_id as id from organizations.organization_placement p
         join organizations.administrative_unit u on u.id = p.unit_id
         left join organizations.administrative_unit d on d.id = u.parent_id
         left join organizations.administrative_unit t on t.id = d.parent_id
         where 'Tỉnh Hải Dương' in (u.name_vi, d.name_vi, t.name_vi) and p.valid_from <= '2024-12-14'
           and (p.valid_to is null or p.valid_to > '2024-12-14'))
       select (select count(*)::int from here h join organizations.organization o on o.id = h.id
           where o.closed_on is null or o.closed_on > '2024-12-14') as organizations,
         (select count(*)::int from here h join organizations.safety_assessment a on a.organization_id = h.id
           join organizations.organization o on o.id = h.id and (o.closed_on is null or o.closed_on > '2024-12-14')
           where a.year = 2024 and a.state <> 'WITHDRAWN') as registered,
         (select count(*)::int from organizations.directive_task_step s
           where s.event = 'CONFIRM' and s.taken_on between '2023-12-15' and '2024-12-14') as done`,
    );
    const [report] = nodes!;
    expect(valueOf(report!, 'ORGANIZATIONS').computedNow).toBe(counted!['organizations']);
    expect(valueOf(report!, 'REGISTERED').computedNow).toBe(counted!['registered']);
    expect(valueOf(report!, 'TASKS_DONE').computedNow).toBe(counted!['done']);
    expect(counted!['organizations']).toBeGreaterThan(100);
    expect(valueOf(report!, 'REVIEWS').computedNow).toBeGreaterThan(10);
  });

  it('lead from a figure to the accepted reports it sums up, in statements that do not grow', async () => {
    const drill = (first: number) =>
      subgraph.ask<{
        periodicReports: {
          nodes: { lines: { own: number; total: number; parts: { totalCount: number; nodes: Line[] } }[] }[];
        };
      }>(
        `query ($first: Int!) { periodicReports(where: { year: { eq: 2024 }, isPart: { eq: false } }) { nodes {
          lines { own total difference parts(first: $first) { totalCount nodes { total report { body { nameVi } } } } } } } }`,
        { first },
        OFFICER,
      );
    const { data, errors, statements } = await drill(100);
    expect(errors).toEqual([]);
    for (const { own, total, parts } of data!.periodicReports.nodes[0]!.lines) {
      expect(parts.totalCount).toBe(12);
      expect(parts.nodes.reduce((sum, part) => sum + part.total!, own)).toBe(total);
    }
    expect((await drill(1)).statements.length).toBe(statements.length);
    expect(statements.length).toBeLessThanOrEqual(9);
  });

  it('are for officers in reach and analysts', async () => {
    const all = (await list({})).totalCount;
    expect((await list({}, { role: 'ANALYST' })).totalCount).toBe(all);
    const [{ unit } = { unit: '' }] = await rowsOf<{ unit: string }>(
      'select unit_id as unit from organizations.authority_body where id = ?',
      [ids['one']],
    );
    const own = await list({}, { role: 'COMMUNE_OFFICER', area: unit });
    expect(new Set(own.nodes!.map(({ body }) => body.nameVi))).toEqual(new Set([NAMES.one, NAMES.district]));
    expect(codeOf(await list({}, { role: 'PUBLIC' }))[0]).toBe('FORBIDDEN');
    expect(codeOf(await list({}, { role: 'ORGANIZATION' }))[0]).toBe('FORBIDDEN');
  });
});
