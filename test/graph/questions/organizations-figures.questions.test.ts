import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { openTestGraph, type TestGraph } from '../../support/graph.js';
import { askQuestion, askRefused } from '../../support/question.js';
import { sourcePath } from '../../support/source-path.js';

const readQuery = (name: string) =>
  readFile(sourcePath(`test/graph/questions/${name}.query.graphql`), 'utf8');

let graph: TestGraph;
beforeAll(async () => void (graph = await openTestGraph()));
afterAll(() => graph.stop());

describe('Q14, the results of 2023 on two maps', () => {
  interface Unit {
    code: string;
  }
  interface Counted<Row> {
    totalCount: number;
    nodes: (Row & { unit: Unit | null })[];
  }
  interface Recognised {
    recognised: number;
  }
  interface Grades {
    excellent: number | null;
    good: number | null;
    average: number | null;
    weak: number | null;
    ungraded: number | null;
  }
  interface Awards {
    titles: number;
    forms: number;
  }
  interface Answer {
    communesThen: { totalCount: number };
    communesNow: { totalCount: number };
    recognisedThen: Counted<Recognised>;
    recognisedNow: Counted<Recognised>;
    gradesThen: Counted<Grades>;
    gradesNow: Counted<Grades>;
    awardsThen: Counted<Awards>;
    awardsNow: Counted<Awards>;
    unplaced: { totalCount: number };
  }
  /** Code of the commune an organisation was in on a day, or is in today; null: its commune is no more. */
  const CODE_OF = {
    onDay: (day: string) => `(select u.code from organizations.organization_placement p
      join organizations.administrative_unit u on u.id = p.unit_id
      where p.organization_id = o.id and daterange(p.valid_from, p.valid_to) @> ${day})`,
    today: () => `(select u.code from organizations.organization_placement p
      join organizations.administrative_unit u on u.id = p.unit_id and u.valid_to is null
      where p.organization_id = o.id and p.valid_to is null)`,
  };
  const perCommune = async (select: string): Promise<Map<string | null, number>> => {
    const rows = await graph.rows<{ code: string | null; n: number }>(`${select} group by 1`);
    return new Map(rows.map(({ code, n }) => [code, n]));
  };
  const recognised = (code: string) =>
    perCommune(`select ${code} as code, count(*)::int as n from organizations.organization o
      join organizations.safety_assessment a on a.organization_id = o.id and a.year = 2023
      join organizations.recognition_decision d on d.assessment_id = a.id and d.outcome = 'RECOGNISED' and d.revoked_on is null`);
  const awarded = (code: string) =>
    perCommune(`select ${code} as code, count(*)::int as n from organizations.organization o
      join emulation.award a on a.organization_id = o.id and a.year = 2023 and a.revoked_on is null`);

  it('counts each commune of 2023 and each of today, and names what has no place', async () => {
    const { data, errors, fetches, statements } = await askQuestion<Answer>(graph, 'q14-results-on-two-maps');
    expect(errors).toEqual([]);
    expect(fetches.toSorted()).toEqual(['emulation', 'organizations', 'organizations', 'organizations']);
    expect(statements.length).toBeLessThanOrEqual(25);
    expect([data!.communesThen.totalCount, data!.communesNow.totalCount]).toEqual([207, 64]);
    const counted = [
      [data!.recognisedThen, await recognised(CODE_OF.onDay("'2023-12-31'::date")), 'recognised'],
      [data!.recognisedNow, await recognised(CODE_OF.today()), 'recognised'],
    ] as const;
    for (const [{ nodes }, expected] of counted) {
      expect(nodes.length).toBeGreaterThan(20);
      for (const { unit, recognised: shown } of nodes)
        expect([unit?.code, shown]).toEqual([unit?.code, expected.get(unit?.code ?? null) ?? 0]);
    }
    const rows = [
      [data!.awardsThen, await awarded(CODE_OF.onDay('a.decided_on'))],
      [data!.awardsNow, await awarded(CODE_OF.today())],
    ] as const;
    for (const [{ nodes, totalCount }, expected] of rows) {
      expect(totalCount).toBe(expected.size);
      for (const { unit, titles, forms } of nodes)
        expect([unit?.code, titles + forms]).toEqual([unit?.code, expected.get(unit?.code ?? null)]);
    }
    const [waiting] = await graph.rows<{ n: number }>(
      `select count(*)::int as n from organizations.organization o where ${CODE_OF.today()} is null`,
    );
    expect(waiting!.n).toBeGreaterThan(0);
    expect(data!.unplaced.totalCount).toBe(waiting!.n);
  });

  it('withholds grades of fewer than five organisations from an analyst', async () => {
    const { data } = await askQuestion<Answer>(graph, 'q14-results-on-two-maps');
    const cells = [...data!.gradesThen.nodes, ...data!.gradesNow.nodes].flatMap(
      ({ excellent, good, average, weak, ungraded }) => [excellent, good, average, weak, ungraded],
    );
    expect(cells.filter((cell) => cell !== null && cell > 0 && cell < 5)).toEqual([]);
    expect(cells.some((cell) => cell !== null && cell >= 5)).toBe(true);
  });

  it('refuses a partner the grades', async () => {
    // No story: one refusal ends the answer while the other lists are under way, so that its cost is not fixed.
    const variables = { year: 2023, yearEnd: '2023-12-31', province: 'Tỉnh Hải Dương', first: 1 };
    const viewer = { role: 'PARTNER', partner: 'MEDIA' } as const;
    const { data, errors } = await graph.ask(await readQuery('q14-results-on-two-maps'), variables, viewer);
    expect(data).toBeNull();
    expect(errors[0]).toMatchObject({ path: ['gradesThen'], extensions: { code: 'FORBIDDEN' } });
  });
});

describe('Q20, the annual report of the province', () => {
  interface Report {
    body: { nameVi: string };
    request: { periodTo: string };
    completeness: { asked: number; accepted: number };
    lines: {
      figure: { code: string };
      own: number;
      total: number;
      computedNow: number | null;
      difference: number | null;
      parts: { totalCount: number };
    }[];
  }
  interface Answer {
    periodicReports: { nodes: Report[] };
  }
  const lineOf = ({ lines }: Report, code: string) => lines.find(({ figure }) => figure.code === code)!;

  it('gives each figure with the accepted reports it sums up and its difference from what is computed', async () => {
    const { data, errors, fetches, statements } = await askQuestion<Answer>(graph, 'q20-annual-report');
    expect(errors).toEqual([]);
    expect(fetches).toEqual(['organizations']);
    expect(statements.length).toBeLessThanOrEqual(14);
    const [report] = data!.periodicReports.nodes;
    const sums = await graph.rows<{ code: string; sum: number }>(
      `select f.code, sum(l.total)::int as sum from organizations.report_line l
       join organizations.report_figure f on f.id = l.figure_id
       join organizations.periodic_report r on r.id = l.report_id and r.state = 'CONSOLIDATED'
       join organizations.report_request q on q.id = r.request_id and q.period_to = '2025-12-14'
       group by f.code, f.position order by f.position`,
    );
    expect(report!.lines.map(({ figure, own, total }) => [figure.code, total - own])).toEqual(
      sums.map(({ code, sum }) => [code, sum]),
    );
    for (const { total, computedNow, difference, parts } of report!.lines) {
      expect(difference).toBe(computedNow === null ? null : total - computedNow);
      expect(parts.totalCount).toBe(report!.completeness.accepted);
    }
    const [template] = await graph.rows<{ figures: number }>(
      'select count(*)::int as figures from organizations.report_figure',
    );
    expect(report!.lines).toHaveLength(template!.figures);
    expect(report!.request.periodTo).toBe('2025-12-14');
    const [counted] = await graph.rows<{ n: number }>(
      `select count(*)::int as n from organizations.safety_assessment a
       join organizations.recognition_decision d on d.assessment_id = a.id and d.outcome = 'RECOGNISED'
       join organizations.organization o on o.id = a.organization_id and coalesce(o.closed_on > '2025-12-14', true)
       where a.year = 2025 and d.decided_on <= '2025-12-14' and coalesce(d.revoked_on > '2025-12-14', true)`,
    );
    expect(counted!.n).toBeGreaterThan(0);
    expect(lineOf(report!, 'RECOGNISED').computedNow).toBe(counted!.n);
    expect(report!.completeness.accepted).toBeLessThan(report!.completeness.asked);
  });

  it('stays as it was on the closing day: what happens later changes nothing, what is entered late shows', async () => {
    const reviewed = async () => {
      const { data } = await graph.ask<Answer>(
        await readQuery('q20-annual-report'),
        { year: 2025 },
        { role: 'ANALYST' },
      );
      const { total, computedNow, difference } = lineOf(data!.periodicReports.nodes[0]!, 'REVIEWS');
      return { total, computedNow: computedNow!, difference: difference! };
    };
    const [police] = await graph.rows<{ id: string }>(
      `select b.id from organizations.authority_body b where b.name_vi = 'Công an thành phố Hải Phòng' and b.valid_to is null`,
    );
    const record = async (heldOn: string) => {
      const review = { kind: 'SO_KET', bodyId: police!.id, year: 2025, topicVi: 'Sơ kết chuyên đề', heldOn };
      const { errors } = await graph.ask(
        'mutation ($input: RecordReviewInput!) { recordReview(input: $input) { id } }',
        { input: { ...review, participants: 40, document: `${heldOn.slice(-2)}/BC-CAT` } },
        { role: 'PROVINCE_OFFICER' },
      );
      expect(errors).toEqual([]);
    };
    const { total, computedNow, difference } = await reviewed();
    await record('2025-12-15');
    expect(await reviewed()).toEqual({ total, computedNow, difference });
    await record('2025-12-14');
    expect(await reviewed()).toEqual({ total, computedNow: computedNow + 1, difference: difference - 1 });
  });

  it('refuses an organisation', async () => {
    expect(await askRefused(graph, 'q20-annual-report')).toEqual([['periodicReports', 'FORBIDDEN']]);
  });
});

describe('Q24, communes whose residential areas do well and whose organisations do not', () => {
  interface Answer {
    recognitionContrasts: {
      totalCount: number;
      nodes: {
        unit: { code: string; localTeamSummary: { members: number }; activitySummary: { count: number } };
        areas: number;
        areasRecognised: number;
        organizations: number;
        organizationsRecognised: number;
      }[];
    };
  }
  const recognisedIn2024 = (subject: string) => `exists (
    select from organizations.safety_assessment s join organizations.recognition_decision d on d.assessment_id = s.id
    where ${subject} and s.year = 2024 and d.outcome = 'RECOGNISED' and d.revoked_on is null)`;

  it('compares two shares, each of its own whole, with teams and activities there', async () => {
    const { data, errors, fetches, statements } = await askQuestion<Answer>(graph, 'q24-uneven-communes');
    expect(errors).toEqual([]);
    expect(fetches.toSorted()).toEqual(['campaigns', 'organizations', 'security-forces']);
    expect(statements.length).toBeLessThanOrEqual(6);
    const counted = await graph.rows<{ code: string; members: number; held: number }>(`
      select u.code, u.areas, u.areas_recognised, u.organizations, u.organizations_recognised,
        (select sum(c.leaders + c.deputies + c.members)::int from security_forces.team_count c
          join security_forces.grassroots_security_team t on t.id = c.team_id
          where t.unit_id = u.id and daterange(t.established_on, t.dissolved_on) @> '2024-12-31'::date) as members
      from (
        select u.id, u.code,
          (select count(*)::int from organizations.residential_area_placement r where r.unit_id = u.id
            and daterange(r.valid_from, r.valid_to) @> '2024-12-31'::date) as areas,
          (select count(*)::int from organizations.residential_area_placement r where r.unit_id = u.id
            and daterange(r.valid_from, r.valid_to) @> '2024-12-31'::date
            and ${recognisedIn2024('s.residential_area_id = r.area_id')}) as areas_recognised,
          count(*)::int as organizations,
          (count(*) filter (where ${recognisedIn2024('s.organization_id = o.id')}))::int as organizations_recognised
        from organizations.organization o
        join organizations.organization_placement p on p.organization_id = o.id
          and daterange(p.valid_from, p.valid_to) @> '2024-12-31'::date
        join organizations.administrative_unit u on u.id = p.unit_id
        where o.established_on <= '2024-01-01' and coalesce(o.closed_on > '2024-01-01', true)
          and (o.kind = 'AGENCY' or o.kind = 'ENTERPRISE' and o.size_class in ('MEDIUM', 'LARGE')
            or o.kind = 'SCHOOL' and o.education_level not in ('PRESCHOOL', 'PRIMARY'))
        group by u.id) as u
      where u.areas > 0 and u.areas_recognised >= 0.7 * u.areas and u.organizations_recognised < 0.5 * u.organizations
      order by u.code`);
    const { nodes, totalCount } = data!.recognitionContrasts;
    expect(totalCount).toBe(counted.length);
    expect(counted.length).toBeGreaterThan(1);
    expect(
      nodes.map(({ unit, ...of }) => ({
        ...{ code: unit.code, areas: of.areas, areas_recognised: of.areasRecognised },
        ...{ organizations: of.organizations, organizations_recognised: of.organizationsRecognised },
        members: unit.localTeamSummary.members,
      })),
    ).toEqual(counted);
    expect(nodes.some(({ unit }) => unit.activitySummary.count > 0)).toBe(true);
  });

  it('refuses a partner', async () => {
    expect(await askRefused(graph, 'q24-uneven-communes')).toEqual([['recognitionContrasts', 'FORBIDDEN']]);
  });
});

describe('Q25, tasks of abolished bodies by their successor, and the dossiers that moved with them', () => {
  interface Answer {
    successionTasks: { nodes: { tasks: number; handedOver: number; open: number }[] };
    movedDossiers: { totalCount: number; nodes: { nominations: number; waiting: number }[] };
  }

  it('counts them by who holds the duties today', async () => {
    const { data, errors, fetches, statements } = await askQuestion<Answer>(graph, 'q25-tasks-by-successor');
    expect(errors).toEqual([]);
    expect(fetches.toSorted()).toEqual(['emulation', 'organizations', 'organizations', 'organizations']);
    expect(statements.length).toBeLessThanOrEqual(8);
    const [counted] = await graph.rows<{ tasks: number; handed: number }>(
      `select count(*)::int as tasks, count(*) filter (where t.state = 'HANDED_OVER')::int as handed
       from organizations.directive_task t join organizations.authority_body b on b.id = t.body_id
       where b.valid_to >= '2025-03-01'`,
    );
    const sum = (key: 'tasks' | 'handedOver') =>
      data!.successionTasks.nodes.reduce((all, node) => all + node[key], 0);
    expect({ tasks: sum('tasks'), handed: sum('handedOver') }).toEqual(counted);
    expect(counted!.handed).toBeGreaterThan(0);
    const [dossiers] = await graph.rows<{ moved: number }>(
      `select count(*)::int as moved from emulation.nomination n
       join organizations.organization_placement p on p.organization_id = n.organization_id and p.valid_to = '2025-07-01'
       where n.state not in ('DRAFT', 'AWARDED', 'REJECTED', 'REVOKED')`,
    );
    expect(dossiers!.moved).toBeGreaterThan(0);
    const moved = data!.movedDossiers.nodes.reduce((sum, row) => sum + row.nominations - row.waiting, 0);
    expect(moved).toBe(dossiers!.moved);
  });

  it('refuses a partner without such a contract', async () => {
    expect(await askRefused(graph, 'q25-tasks-by-successor')).toEqual([
      ['successionTasks', 'FORBIDDEN'],
      ['movedDossiers', 'FORBIDDEN'],
    ]);
  });
});
