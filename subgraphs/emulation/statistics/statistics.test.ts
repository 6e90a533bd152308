import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { openTestSubgraph, type TestSubgraph } from '../../../test/support/subgraph.js';
import { referenceId } from '../../kit/ids.js';
import { definition } from '../subgraph.js';

const ANALYST = { role: 'ANALYST' } as const;
const OFFICE = { role: 'EMULATION_OFFICE' } as const;

let subgraph: TestSubgraph;
beforeAll(async () => {
  subgraph = await openTestSubgraph(definition);
});
afterAll(() => subgraph.stop());

type Viewer = Parameters<TestSubgraph['ask']>[2];
const read = <Row>(statement: string): Promise<Row[]> => subgraph.orm.em.fork().execute<Row[]>(statement);
async function asked<Found>(field: string, viewer?: Viewer): Promise<Found> {
  const { data, errors } = await subgraph.ask<{ found: Found }>(`{ found: ${field} }`, {}, viewer);
  expect(errors).toEqual([]);
  return data!.found;
}
const codesOf = async (field: string, viewer: Viewer) =>
  (await subgraph.ask(`{ ${field} }`, {}, viewer)).errors.map(({ extensions }) => extensions['code']);

interface Page<Node> {
  totalCount: number;
  nodes: Node[];
}

describe('organisations of one grade years in a row that nobody nominated (Q3)', () => {
  const ASK = (where: string) =>
    `unnominatedOrganizations(where: { ${where} }, first: 100) { totalCount nodes { lastYear years organization { id } } }`;

  it('are those with the grade in two years side by side, and neither nomination nor award', async () => {
    const expected = await read<{ id: string }>(`
      select distinct a.organization_id as id from emulation.organization_year_reference a
      join emulation.organization_year_reference b on b.organization_id = a.organization_id and b.year = a.year + 1
      join emulation.organization_reference o on o.id = a.organization_id and o.closed_on is null
      where a.grade = 'GOOD' and b.grade = 'GOOD'
        and a.organization_id not in (select organization_id from emulation.nomination where state <> 'DRAFT')
        and a.organization_id not in (select organization_id from emulation.award) order by 1`);
    const page = await asked<Page<{ years: number; organization: { id: string } }>>(
      ASK('grade: GOOD'),
      ANALYST,
    );
    expect(expected.length).toBeGreaterThan(0);
    expect(page.nodes.map(({ organization }) => organization.id)).toEqual(expected.map(({ id }) => id));
    expect(page.nodes.every(({ years }) => years >= 2)).toBe(true);
    const longer = await asked<Page<object>>(ASK('grade: GOOD, consecutiveYears: 4'), ANALYST);
    expect(longer.totalCount).toBeLessThan(page.totalCount);
  });

  it('are of the viewer’s reach, and not for the public', async () => {
    const elsewhere = { role: 'COMMUNE_OFFICER', area: referenceId('elsewhere') } as const;
    expect(await asked(ASK('grade: GOOD'), elsewhere)).toEqual({ totalCount: 0, nodes: [] });
    for (const role of ['PUBLIC', 'ORGANIZATION', 'PARTNER'] as const)
      expect(await codesOf(ASK('grade: GOOD'), { role })).toEqual(['FORBIDDEN']);
    expect(await codesOf(ASK('consecutiveYears: 0'), ANALYST)).toEqual(['BAD_USER_INPUT']);
  });
});

describe('awards by commune (Q14)', () => {
  const ASK = (scheme: string) =>
    `awardStatistics(year: 2023, unitScheme: ${scheme}, first: 100) { totalCount nodes { titles forms organizations unit { id } } }`;

  it.each(['AS_OF_EVENT', 'CURRENT'])('count every standing award once: %s', async (scheme) => {
    const page = await asked<Page<{ titles: number; forms: number }>>(ASK(scheme));
    const [all] = await read<{ n: number }>(
      'select count(*)::int as n from emulation.award where year = 2023 and revoked_on is null',
    );
    expect(page.nodes.length).toBe(page.totalCount);
    expect(page.nodes.reduce((sum, { titles, forms }) => sum + titles + forms, 0)).toBe(all!.n);
  });

  it('lie on two maps: no commune of 2023 but by its own award is one of today', async () => {
    const unitsOf = async (scheme: string) =>
      (await asked<Page<{ unit: { id: string } | null }>>(ASK(scheme))).nodes.map(
        ({ unit }) => unit?.id ?? null,
      );
    const [then, now] = [await unitsOf('AS_OF_EVENT'), await unitsOf('CURRENT')];
    expect(then).not.toContain(null);
    expect(now).toContain(null);
    expect(now.filter((id) => then.includes(id))).toEqual([]);
  });
});

describe('times and shares (Q22)', () => {
  it('are medians over the awards that came through a round', async () => {
    const rows = await asked<{ awards: number; submittedToDecided: number; kind: { code: string } }[]>(
      'awardTimings(year: 2024) { level awards submittedToDecided proposedToDecided decidedToPublished kind { code } }',
      ANALYST,
    );
    const [most] = rows.toSorted((a, b) => b.awards - a.awards);
    const days = await read<{ days: number }>(`
      select a.decided_on - min(s.taken_on) as days from emulation.nomination n
      join emulation.award a on a.id = n.award_id and a.revoked_on is null
      join emulation.nomination_step s on s.nomination_id = n.id and s.event = 'SUBMIT'
      where n.year = 2024 and n.kind_code = '${most!.kind.code}' group by n.id, a.decided_on order by 1`);
    const middle = [
      days[Math.floor((days.length - 1) / 2)]!.days,
      days[Math.ceil((days.length - 1) / 2)]!.days,
    ];
    expect(most!.awards).toBe(days.length);
    expect(Math.abs(most!.submittedToDecided - (middle[0]! + middle[1]!) / 2)).toBeLessThanOrEqual(0.5);
  });

  it('withhold the medians of fewer than five awards, and of what is known of fewer', async () => {
    type Timing = Record<`${string}To${string}`, number | null> & { awards: number };
    const days = 'achievedToDecided submittedToDecided proposedToDecided decidedToPublished decidedToPress';
    const rows = await asked<Timing[]>(`awardTimings(year: 2024) { awards ${days} }`, ANALYST);
    const few = rows.filter(({ awards }) => awards < 5);
    expect(few.length).toBeGreaterThan(0);
    for (const { awards: _, ...medians } of few)
      expect(Object.values(medians).every((median) => median === null)).toBe(true);
    expect(rows.some(({ decidedToPress }) => decidedToPress !== null)).toBe(true);
    expect(rows.every(({ achievedToDecided }) => achievedToDecided === null)).toBe(true);
    expect(await asked('awardTimings(year: 2014) { awards }', ANALYST)).toEqual([]);
  });

  it('show no small count of persons', async () => {
    for (const year of [2021, 2022, 2023, 2024, 2025]) {
      const rows = await asked<Record<string, number | null>[]>(
        `awardShares(year: ${year}) { collectives individuals workers leaders unstated }`,
        ANALYST,
      );
      expect(rows.length).toBeGreaterThan(0);
      for (const { individuals, workers, leaders, unstated } of rows)
        for (const count of [individuals, workers, leaders, unstated])
          expect(count === null || count === 0 || count! >= 5).toBe(true);
    }
    for (const field of ['awardShares(year: 2024) { level }', 'awardTimings(year: 2024) { level }'])
      expect(await codesOf(field, { role: 'PUBLIC' })).toEqual(['FORBIDDEN']);
  });
});

describe('models and exemplars by commune (Q5)', () => {
  const ASK = `communeReports(asOf: "2026-11-14", first: 100) { totalCount nodes { unit { id } models { name points teams } exemplars { state } } }`;
  interface Report {
    models: { points: number }[];
    exemplars: object[];
  }

  it('are for the ministry, in its area alone, in three statements', async () => {
    const [province] = await read<{ id: string }>(`
      select area_ids[cardinality(area_ids)] as id from emulation.organization_place_reference where valid_to is null
      group by 1 order by count(*) desc limit 1`);
    const ministry = { role: 'PARTNER', partner: 'MINISTRY', area: province!.id } as const;
    const { data, errors, statements } = await subgraph.ask<{ communeReports: Page<Report> }>(
      `{ ${ASK} }`,
      {},
      ministry,
    );
    expect(errors).toEqual([]);
    expect(statements).toHaveLength(4);
    const { nodes } = data!.communeReports;
    const [points] = await read<{ n: number }>(`
      select count(*)::int as n from emulation.model_point p join emulation.organization_place_reference w
        on w.organization_id = p.organization_id and w.valid_to is null
      where p.since <= '2026-11-14' and coalesce(p.until > '2026-11-14', true) and w.area_ids @> array['${province!.id}'::uuid]`);
    expect(nodes.flatMap(({ models }) => models).reduce((sum, one) => sum + one.points, 0)).toBe(points!.n);
    expect(nodes.some(({ exemplars }) => exemplars.length > 0)).toBe(true);
    const nowhere = { ...ministry, area: undefined };
    expect((await asked<Page<Report>>(ASK, nowhere)).totalCount).toBe(0);
    for (const viewer of [{ role: 'PUBLIC' }, { ...ministry, partner: 'MEDIA' }] as const)
      expect(await codesOf(ASK, viewer)).toEqual(['FORBIDDEN']);
  });
});

describe('open dossiers from abolished communes (Q25)', () => {
  const ASK = (day: string) =>
    `movedDossiers(changedOn: "${day}", first: 100) { totalCount nodes { nominations waiting unit { id } formerUnit { id } } }`;

  it('are counted by former and present commune', async () => {
    const page = await asked<Page<{ nominations: number; waiting: number }>>(ASK('2025-07-01'), OFFICE);
    const settled = page.nodes.reduce((sum, { nominations, waiting }) => sum + nominations - waiting, 0);
    const [expected] = await read<{ n: number }>(`
      select count(*)::int as n from emulation.nomination n
      where n.state in ('SUBMITTED', 'RETURNED', 'ELIGIBILITY_CHECKED', 'CONSULTED', 'VOTED', 'PROPOSED')
        and exists (select from emulation.organization_place_reference f
          where f.organization_id = n.organization_id and f.valid_to = '2025-07-01')`);
    expect(expected!.n).toBeGreaterThan(0);
    expect(settled).toBe(expected!.n);
  });

  it('are for the steering committee of the area, and not for other partners', async () => {
    const committee = {
      role: 'PARTNER',
      partner: 'STEERING_COMMITTEE',
      area: referenceId('elsewhere'),
    } as const;
    expect((await asked<Page<object>>(ASK('2025-07-01'), committee)).totalCount).toBe(0);
    expect(await codesOf(ASK('2025-07-01'), { ...committee, partner: 'MEDIA' })).toEqual(['FORBIDDEN']);
    expect(await codesOf(ASK('2025-07-01'), ANALYST)).toEqual(['FORBIDDEN']);
  });
});
