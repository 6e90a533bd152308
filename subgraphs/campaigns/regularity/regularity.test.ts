import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type Kysely, sql } from 'kysely';
import { openTestSubgraph, type TestSubgraph } from '../../../test/support/subgraph.js';
import { definition } from '../subgraph.js';

const UNKNOWN = '00000000-0000-7000-8000-00000000ffff';
let subgraph: TestSubgraph;
const db = (): Kysely<unknown> => subgraph.orm.em.fork().getKysely();
beforeAll(async () => {
  subgraph = await openTestSubgraph(definition);
});
afterAll(() => subgraph.stop());

type Viewer = Parameters<TestSubgraph['ask']>[2];
const OFFICER = { role: 'PROVINCE_OFFICER' } as const;
const codeOf = ({ errors }: { errors: readonly { extensions: { code?: unknown; path?: unknown } }[] }) => [
  errors[0]?.extensions.code,
  errors[0]?.extensions.path,
];

/** Longest gap of each host in 2025, counted day by day. */
async function gapsByHand(): Promise<Map<string, number>> {
  const { rows } = await sql<{ id: string; days: string[] }>`
    select a.host_id as id, array_agg(a.held_on::text order by a.held_on) as days from campaigns.campaign_activity a
    join campaigns.campaign c on c.id = a.campaign_id
    where a.held_on between '2025-01-01' and '2025-12-31' and not a.withdrawn
      and c.state in ('APPROVED', 'RUNNING', 'CLOSED', 'REPORTED', 'RECORDED') group by 1`.execute(db());
  const gaps = rows.map(({ id, days }) => {
    const at = days.map((day) => Date.parse(day) / 86_400_000);
    return [id, Math.max(-1, ...at.slice(1).map((day, i) => day - at[i]!))] as const;
  });
  return new Map(gaps.filter(([, gap]) => gap >= 0));
}

interface Gap {
  longestGapDays: number;
  activities: number;
  grade: string | null;
  organization: { id: string };
}
const gaps = (where: object = {}, viewer: Viewer = OFFICER) =>
  subgraph.ask<{ activityGaps: { totalCount: number; nodes: Gap[] } }>(
    `query ($where: ActivityGapWhere) { activityGaps(year: 2025, where: $where, first: 100) {
      totalCount nodes { longestGapDays activities grade organization { id } } } }`,
    { where },
    viewer,
  );

describe('the longest gap between two activities', () => {
  it('is listed longest first, in two statements, as a count by hand tells', async () => {
    const byHand = await gapsByHand();
    const { data, statements } = await gaps();
    expect(statements).toHaveLength(2);
    expect(data!.activityGaps.totalCount).toBe(byHand.size);
    const found = data!.activityGaps.nodes;
    for (const one of found) expect(byHand.get(one.organization.id)).toBe(one.longestGapDays);
    const sorted = [...byHand.values()].sort((a, b) => b - a).slice(0, found.length);
    expect(found.map(({ longestGapDays }) => longestGapDays)).toEqual(sorted);
    const long = (await gaps({ longerThanDays: 180 })).data!.activityGaps;
    expect(long.totalCount).toBe([...byHand.values()].filter((gap) => gap > 180).length);
    expect(long.totalCount).toBeGreaterThan(0);
  });

  it('is shown by grade and place to those in reach', async () => {
    const graded = (await gaps({ grade: { eq: 'GOOD' } })).data!.activityGaps;
    expect(graded.totalCount).toBeGreaterThan(0);
    expect(graded.nodes.every(({ grade }) => grade === 'GOOD')).toBe(true);
    const ids = graded.nodes.map(({ organization }) => organization.id);
    const { rows } = await sql<{ id: string }>`
      select area_ids[1] as id from campaigns.organization_place_reference
      where organization_id = any(cast(${ids} as uuid[])) and valid_to is null and cardinality(area_ids) > 1
      order by organization_id limit 1`.execute(db());
    const officer = { role: 'COMMUNE_OFFICER', area: rows[0]!.id } as const;
    const own = (await gaps({}, officer)).data!.activityGaps.totalCount;
    expect(own).toBeGreaterThan(0);
    expect(own).toBeLessThan((await gaps()).data!.activityGaps.totalCount);
    expect((await gaps({}, { role: 'COMMUNE_OFFICER', area: UNKNOWN })).data!.activityGaps.totalCount).toBe(
      0,
    );
    expect((await gaps({ unit: { eq: rows[0]!.id } })).data!.activityGaps.totalCount).toBeGreaterThan(0);
    expect((await gaps({}, { role: 'ANALYST' })).data!.activityGaps.totalCount).toBe(
      (await gaps()).data!.activityGaps.totalCount,
    );
    for (const role of ['PUBLIC', 'ORGANIZATION', 'PARTNER'] as const)
      expect(codeOf(await gaps({}, { role }))[0]).toBe('FORBIDDEN');
    expect(codeOf(await gaps({ unit: { eq: 'x' } }))).toEqual(['BAD_USER_INPUT', 'where.unit.eq']);
  });

  it('is set against the grade of the year, for analysts without small counts', async () => {
    interface Row {
      grade: string | null;
      organizations: number;
      withoutGap: number;
      averageGapDays: number | null;
      longer: number;
    }
    const ask = (viewer: Viewer) =>
      subgraph.ask<{ activityGapStatistics: Row[] }>(
        '{ activityGapStatistics(year: 2025) { grade organizations withoutGap averageGapDays medianGapDays longer } }',
        {},
        viewer,
      );
    const { data, statements } = await ask(OFFICER);
    expect(statements).toHaveLength(1);
    const byHand = await gapsByHand();
    const { rows } = await sql<{ id: string; grade: string | null }>`
      select o.id, r.grade from campaigns.organization_reference o
      left join campaigns.organization_grade_reference r on r.organization_id = o.id and r.year = 2025
      where o.established_on <= '2025-01-01' and (o.closed_on is null or o.closed_on > '2025-12-31')`.execute(
      db(),
    );
    for (const row of data!.activityGapStatistics) {
      const mine = rows.filter(({ grade }) => grade === row.grade);
      const found = mine.flatMap(({ id }) => byHand.get(id) ?? []);
      const mean = found.reduce((sum, gap) => sum + gap, 0) / found.length;
      expect(row).toMatchObject({
        ...{ organizations: mine.length, withoutGap: mine.length - found.length },
        longer: found.filter((gap) => gap > 180).length,
      });
      expect(row.averageGapDays).toBeCloseTo(mean, 0);
    }
    expect(data!.activityGapStatistics.length).toBeGreaterThan(1);
    const shown = (await ask({ role: 'ANALYST' })).data!.activityGapStatistics;
    for (const [i, { organizations }] of data!.activityGapStatistics.entries())
      expect(shown[i]!.organizations).toBe(organizations < 5 ? null : organizations);
    expect(codeOf(await ask({ role: 'PUBLIC' }))[0]).toBe('FORBIDDEN');
  });
});

interface Absences {
  totalCount: number;
  nodes: { organization: { id: string }; lastHeldOn: string | null }[];
}
const absences = (schoolYear: string, viewer: Viewer = OFFICER) =>
  subgraph.ask<{ preventionAbsences: Absences }>(
    `query ($schoolYear: String!) { preventionAbsences(schoolYear: $schoolYear, first: 100) {
      totalCount nodes { organization { id } lastHeldOn } } }`,
    { schoolYear },
    viewer,
  );

describe('schools without prevention of drugs and violence', () => {
  beforeAll(async () => {
    // The level comes with the feed; every third school of the test is of upper secondary level, the rest primary.
    await sql`update campaigns.organization_reference o set education_level =
      case when s.n % 3 = 0 then 'UPPER_SECONDARY' else 'PRIMARY' end
      from (select id, row_number() over (order by id) as n from campaigns.organization_reference
        where kind = 'SCHOOL') s where s.id = o.id`.execute(db());
  });

  it('are those of upper secondary level that held none in the school year, as a count by hand tells', async () => {
    const { data, errors, statements } = await absences('2025-2026');
    expect(errors).toEqual([]);
    expect(statements).toHaveLength(2);
    const { rows } = await sql<{ id: string }>`
      select id from campaigns.organization_reference where kind = 'SCHOOL' and education_level = 'UPPER_SECONDARY'
        and established_on <= '2025-09-01' and (closed_on is null or closed_on > '2026-05-31')
        and id not in (select a.host_id from campaigns.campaign_activity a join campaigns.campaign c on c.id = a.campaign_id
          join campaigns.topic t on t.id = a.topic_id where t.code in ('SOCIAL_EVILS', 'SCHOOL_VIOLENCE')
          and a.held_on between '2025-09-01' and '2026-05-31' and not a.withdrawn
          and c.state in ('APPROVED', 'RUNNING', 'CLOSED', 'REPORTED', 'RECORDED')) order by id`.execute(
      db(),
    );
    const found = data!.preventionAbsences;
    expect(found.totalCount).toBe(rows.length);
    expect(rows.length).toBeGreaterThan(0);
    expect(found.nodes.map(({ organization }) => organization.id)).toEqual(
      rows.slice(0, 100).map(({ id }) => id),
    );
  });

  it('are shown to officers and the education authority of the area, and by a school year alone', async () => {
    const [first] = (await absences('2025-2026')).data!.preventionAbsences.nodes;
    const { rows } = await sql<{ id: string }>`select reach_ids[1] as id from campaigns.organization_reference
      where id = ${first!.organization.id}`.execute(db());
    const education = { role: 'PARTNER', partner: 'EDUCATION', area: rows[0]!.id } as const;
    expect((await absences('2025-2026', education)).data!.preventionAbsences.totalCount).toBeGreaterThan(0);
    const elsewhere = { ...education, area: UNKNOWN };
    expect((await absences('2025-2026', elsewhere)).data!.preventionAbsences.totalCount).toBe(0);
    const all = (await absences('2025-2026')).data!.preventionAbsences.totalCount;
    expect((await absences('2025-2026', { role: 'ANALYST' })).data!.preventionAbsences.totalCount).toBe(all);
    for (const viewer of [{ role: 'PUBLIC' }, { role: 'PARTNER', partner: 'MEDIA' }] as const)
      expect(codeOf(await absences('2025-2026', viewer))[0]).toBe('FORBIDDEN');
    expect(codeOf(await absences('2025'))).toEqual(['BAD_USER_INPUT', 'schoolYear']);
  });

  it('are fewer when a manager was trained since a day, which a partner may not ask', async () => {
    const ask = (since: string | null, viewer: Viewer = OFFICER) =>
      subgraph.ask<{
        preventionAbsences: { totalCount: number; nodes: { managerTrainedOn: string | null }[] };
      }>(
        `query ($since: LocalDate) { preventionAbsences(schoolYear: "2025-2026", noManagerTrainedSince: $since, first: 100) {
          totalCount nodes { managerTrainedOn } } }`,
        { since },
        viewer,
      );
    const all = (await ask(null)).data!.preventionAbsences;
    const since = '2025-01-01';
    const found = (await ask(since)).data!.preventionAbsences;
    expect(found.nodes.map(({ managerTrainedOn }) => managerTrainedOn)).toEqual(
      all.nodes.map(({ managerTrainedOn }) => managerTrainedOn).filter((on) => on === null || on < since),
    );
    expect(found.totalCount).toBeLessThan(all.totalCount);
    const education = { role: 'PARTNER', partner: 'EDUCATION', area: UNKNOWN } as const;
    expect(codeOf(await ask(since, education))).toEqual(['FORBIDDEN', 'noManagerTrainedSince']);
  });
});
