import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { openTestGraph, type TestGraph } from '../../support/graph.js';
import { askQuestion, askRefused } from '../../support/question.js';
import { sourcePath } from '../../support/source-path.js';

let graph: TestGraph;
beforeAll(async () => void (graph = await openTestGraph()));
afterAll(() => graph.stop());

describe('Q8, the guards of a park board’s enterprises', () => {
  interface Answer {
    guardStrengths: {
      totalCount: number;
      nodes: {
        approved: number;
        present: number;
        organization: { code: string; certificateShare: { guards: number; certified: number } };
      }[];
    };
  }
  const PARK = 'bb63f078-1b41-5e0e-b9d3-314933d3d80b';
  const BOARD = { role: 'PARTNER', partner: 'PARK_BOARD', area: PARK } as const;
  const codesOf = ({ errors }: { errors: readonly { path?: readonly unknown[]; extensions?: object }[] }) =>
    errors.map(({ path, extensions }) => `${path?.join('.')} ${(extensions as { code: string }).code}`);

  it('has every enterprise of the park with a unit, and none of another', async () => {
    const { data, errors, fetches, statements } = await askQuestion<Answer>(graph, 'q08-park-guards');
    expect(errors).toEqual([]);
    expect(fetches.toSorted()).toEqual(['organizations', 'security-forces']);
    expect(statements.length).toBeLessThanOrEqual(6);
    const counted = await graph.rows<{ code: string; approved: number; present: number; guards: number }>(
      `select o.code, sum(s.approved)::int as approved, sum(s.present)::int as present,
         (select count(*)::int from security_forces.guard_member m where m.organization_id = o.id
           and m.employed_from <= '2026-11-20' and coalesce(m.employed_to > '2026-11-20', true)) as guards
       from organizations.organization o
       join organizations.organization_placement p on p.organization_id = o.id and p.valid_to is null and p.zone_id = '${PARK}'
       join security_forces.guard_unit g on g.organization_id = o.id and coalesce(g.dissolved_on > '2026-11-20', true)
       left join lateral (select * from security_forces.strength_snapshot s where s.unit_id = g.id
         order by s.as_of desc limit 1) s on true
       where coalesce(o.closed_on > '2026-11-20', true) group by o.id order by o.code`,
    );
    expect(counted.length).toBeGreaterThan(1);
    expect(data!.guardStrengths.totalCount).toBe(counted.length);
    const told = data!.guardStrengths.nodes.map(({ approved, present, organization }) => ({
      ...{ code: organization.code, approved, present },
      guards: organization.certificateShare.guards,
    }));
    expect(told.toSorted((a, b) => a.code.localeCompare(b.code))).toEqual(counted);
    expect(told.some(({ guards }) => guards > 0)).toBe(true);
  });

  it('refuses another partner, and the board everything beyond its contract', async () => {
    expect(await askRefused(graph, 'q08-park-guards')).toEqual([['guardStrengths', 'FORBIDDEN']]);
    const beyond = await graph.ask(
      `{ guardStrengths(first: 1) { nodes { meetsStandard lastTrainedOn organization {
        serviceContracts { startsOn } protectionStatus { planCurrent } grades { grade } guardMembers { totalCount } } } } }`,
      {},
      BOARD,
    );
    const at = (field: string) => `guardStrengths.nodes.0.${field} FORBIDDEN`;
    expect(codesOf(beyond).toSorted()).toEqual(
      [
        ...['meetsStandard', 'lastTrainedOn', 'organization.serviceContracts'],
        ...['organization.protectionStatus', 'organization.grades', 'organization.guardMembers'],
      ]
        .map(at)
        .toSorted(),
    );
    for (const args of ['where: { noTrainingSince: "2026-01-01" }', 'orderBy: [{ field: LAST_TRAINED_ON }]'])
      expect(codesOf(await graph.ask(`{ guardStrengths(${args}) { totalCount } }`, {}, BOARD))).toEqual([
        'guardStrengths FORBIDDEN',
      ]);
  });

  it('refuses the board an enterprise of another park', async () => {
    const [other] = await graph.rows<{ code: string }>(
      `select o.code from organizations.organization o join organizations.organization_placement p
         on p.organization_id = o.id and p.valid_to is null and p.zone_id <> '${PARK}'
       join security_forces.guard_unit g on g.organization_id = o.id order by 1 limit 1`,
    );
    const query = `query ($code: String!) { organizationByCode(code: $code) { name
      guardStrength { present } certificateShare { percent } } }`;
    const answer = await graph.ask(query, { code: other!.code }, BOARD);
    expect(codesOf(answer).toSorted()).toEqual([
      'organizationByCode.certificateShare FORBIDDEN',
      'organizationByCode.guardStrength FORBIDDEN',
    ]);
  });
});

describe('Q9, the festival of a year', () => {
  interface Events {
    totalCount: number;
    nodes: { awardsPresented: { totalCount: number } }[];
    pageInfo: { endCursor: string | null; hasNextPage: boolean };
  }
  interface Unit {
    nameVi: string;
    festivalSummary: { events: number };
  }
  interface Answer {
    festivalPlan: {
      summary: { events: number; participants: number };
      unit: { yearBefore: { events: number; participants: number } };
    };
    festivalAbsences: { totalCount: number; nodes: { unit: { code: string } }[] };
    festivalEvents: Events;
    communesBefore: {
      totalCount: number;
      nodes: (Unit & {
        yearBefore: { events: number };
        successors: {
          to: Unit & { code: string; yearBefore: { events: number } };
        }[];
      })[];
    };
  }
  const PLAN = '70b8e549-12e1-5d3e-a5d0-accee417ec72';
  const IN_WINDOW = `not e.withdrawn and e.held_on between '2025-07-02' and '2025-08-19'`;

  it('counts events, people and awards, and finds the communes without one', async () => {
    const { data, errors, fetches, statements } = await askQuestion<Answer>(graph, 'q09-festival');
    expect(errors).toEqual([]);
    expect(new Set(fetches)).toEqual(new Set(['campaigns', 'organizations', 'emulation']));
    expect(fetches.length).toBeLessThanOrEqual(9);
    expect(statements.length).toBeLessThanOrEqual(20);
    const [held] = await graph.rows<{ events: number; participants: number; none: number }>(
      `select count(*)::int as events, sum(participants)::int as participants,
        (select count(distinct u.id)::int from organizations.administrative_unit u
          join organizations.administrative_unit p on p.id = u.parent_id and p.code = '31'
          where u.level = 'COMMUNE' and u.valid_from = '2025-07-01' and not exists (
            select from campaigns.festival_event e where e.unit_id = u.id and ${IN_WINDOW})) as none
       from campaigns.festival_event e where e.plan_id = '${PLAN}' and ${IN_WINDOW}`,
    );
    const { events, participants } = data!.festivalPlan.summary;
    expect([events, participants, data!.festivalAbsences.totalCount]).toEqual([
      held!.events,
      held!.participants,
      held!.none,
    ]);
    expect(held!.none).toBeGreaterThan(0);
  });

  it('counts the awards handed over page by page, as many as emulation has', async () => {
    const query = await readFile(sourcePath('test/graph/questions/q09-festival.query.graphql'), 'utf8');
    let awards = 0;
    let after: string | null = null;
    do {
      const variables = { plan: PLAN, year: 2025, yearBefore: 2024, first: 100, after };
      const page: Events = (await graph.ask<Answer>(query, variables, { role: 'ANALYST' })).data!
        .festivalEvents;
      awards += page.nodes.reduce((sum, { awardsPresented }) => sum + awardsPresented.totalCount, 0);
      after = page.pageInfo.hasNextPage ? page.pageInfo.endCursor : null;
    } while (after);
    const [presented] = await graph.rows<{ n: number }>(
      `select count(*)::int as n from emulation.award a join campaigns.festival_event e on e.id = a.presented_at_event_id
       where e.plan_id = '${PLAN}' and a.revoked_on is null and not e.withdrawn`,
    );
    expect(awards).toBe(presented!.n);
    expect(awards).toBeGreaterThan(0);
  });

  it('shows the 207 communes of before beside the 64 that followed, where 2025 was held', async () => {
    const { data } = await askQuestion<Answer>(graph, 'q09-festival');
    const [map] = await graph.rows<{ before: number; after: number }>(
      `select count(distinct s.from_id)::int as before, count(distinct s.to_id)::int as after
       from organizations.unit_succession s join organizations.administrative_unit u on u.id = s.from_id
       where u.level = 'COMMUNE' and u.former_province = 'Tỉnh Hải Dương' and u.valid_to = '2025-07-01'`,
    );
    expect([map!.before, map!.after, data!.communesBefore.totalCount]).toEqual([207, 64, 207]);
    const { nodes } = data!.communesBefore;
    expect(nodes.every(({ festivalSummary }) => festivalSummary.events === 0)).toBe(true);
    expect(nodes.some(({ yearBefore }) => yearBefore.events > 0)).toBe(true);
    const followed = nodes.flatMap(({ successors }) => successors.map(({ to }) => to));
    expect(followed.some(({ festivalSummary }) => festivalSummary.events > 0)).toBe(true);
  });

  it('counts what abolished communes held in the province of today, and by commune where it is certain', async () => {
    const { data } = await askQuestion<Answer>(graph, 'q09-festival');
    const [held] = await graph.rows<{ events: number; participants: number }>(
      `select count(*)::int as events, sum(participants)::int as participants from campaigns.festival_event
       where not withdrawn and held_on between '2024-01-01' and '2024-12-31'`,
    );
    expect(held!.events).toBeGreaterThan(100);
    expect(data!.festivalPlan.unit.yearBefore).toEqual(held);
    // The source tells of no commune how much went where, so only organisations with a settled address count there.
    const settled = await graph.rows<{ code: string; n: number }>(
      `select u.code, count(*)::int as n from campaigns.festival_event e join organizations.organization_placement p
         on p.organization_id = e.organization_id and p.valid_to is null
       join organizations.administrative_unit u on u.id = p.unit_id and u.valid_to is null
       where not e.withdrawn and e.held_on between '2024-01-01' and '2024-12-31' group by u.code`,
    );
    const eventsOf = new Map(settled.map(({ code, n }) => [code, n]));
    const successors = data!.communesBefore.nodes.flatMap((node) => node.successors.map(({ to }) => to));
    expect(successors.some(({ yearBefore }) => yearBefore.events > 0)).toBe(true);
    for (const { code, yearBefore } of successors)
      expect([code, yearBefore.events]).toEqual([code, eventsOf.get(code) ?? 0]);
  });

  it('refuses a trainer the list of who held none', async () => {
    expect(await askRefused(graph, 'q09-festival')).toEqual([['festivalAbsences', 'FORBIDDEN']]);
  });
});

describe('Q18, the longest gap between two activities against the grade', () => {
  interface Row {
    grade: string | null;
    organizations: number | null;
    averageGapDays: number | null;
    longer: number | null;
  }
  interface Answer {
    activityGapStatistics: Row[];
    before: Row[];
    activityGaps: { totalCount: number; nodes: { longestGapDays: number; organization: { code: string } }[] };
  }

  it('agrees with a count day by day, and withholds grades of few', async () => {
    const { data, errors, fetches, statements } = await askQuestion<Answer>(graph, 'q18-gaps-by-grade');
    expect(errors).toEqual([]);
    expect(fetches).toEqual(['campaigns', 'organizations']);
    expect(statements.length).toBeLessThanOrEqual(6);
    const held = await graph.rows<{
      code: string;
      grade: string | null;
      throughout: boolean;
      days: string[];
    }>(
      `select o.code, k.grade, o.established_on <= '2025-01-01' and coalesce(o.closed_on > '2025-12-31', true) as throughout,
        array_remove(array_agg(a.held_on::text order by a.held_on), null) as days
       from organizations.organization o
       left join organizations.movement_classification k on k.organization_id = o.id and k.year = 2025 and k.state <> 'PROPOSED'
       left join (campaigns.campaign_activity a join campaigns.campaign c on c.id = a.campaign_id and not a.withdrawn
         and c.state in ('APPROVED', 'RUNNING', 'CLOSED', 'REPORTED', 'RECORDED'))
         on a.host_id = o.id and a.held_on between '2025-01-01' and '2025-12-31'
       group by o.id, k.grade order by o.code`,
    );
    const gaps = held.map((one) => {
      const at = one.days.map((day) => Date.parse(day) / 86_400_000);
      return { ...one, gap: Math.max(-1, ...at.slice(1).map((day, i) => day - at[i]!)) };
    });
    const long = gaps.filter(({ gap }) => gap > 180);
    expect(data!.activityGaps.totalCount).toBe(long.length);
    const [longest] = data!.activityGaps.nodes;
    expect(longest!.longestGapDays).toBe(Math.max(...long.map(({ gap }) => gap)));
    const good = gaps.filter(({ grade, throughout }) => throughout && grade === 'GOOD');
    const known = good.filter(({ gap }) => gap >= 0);
    const row = data!.activityGapStatistics.find(({ grade }) => grade === 'GOOD')!;
    expect(row.organizations).toBe(good.length);
    expect(row.averageGapDays).toBeCloseTo(known.reduce((sum, { gap }) => sum + gap, 0) / known.length, 0);
    const weak = gaps.filter(({ grade, throughout }) => throughout && grade === 'WEAK');
    expect(weak.length).toBeGreaterThan(0);
    expect(weak.length).toBeLessThan(5);
    expect(data!.activityGapStatistics.find(({ grade }) => grade === 'WEAK')).toMatchObject({
      ...{ organizations: null, averageGapDays: null, longer: null },
    });
    expect(data!.before.length).toBeGreaterThan(1);
  });

  it('refuses a trainer', async () => {
    expect(await askRefused(graph, 'q18-gaps-by-grade')).toEqual([['activityGapStatistics', 'FORBIDDEN']]);
  });
});

describe('Q10, schools without prevention and without a trained manager', () => {
  interface Answer {
    preventionAbsences: {
      totalCount: number;
      nodes: { managerTrainedOn: string | null; organization: { code: string } }[];
    };
  }

  it('finds those that held nothing and sent nobody, as counted in three schemas', async () => {
    const { data, errors, fetches, statements } = await askQuestion<Answer>(
      graph,
      'q10-schools-without-prevention',
    );
    expect(errors).toEqual([]);
    expect(fetches).toEqual(['campaigns', 'organizations']);
    expect(statements.length).toBeLessThanOrEqual(4);
    const held = (trained: string) => `select o.code from organizations.organization o
      where o.kind = 'SCHOOL' and o.education_level in ('UPPER_SECONDARY', 'MULTI_LEVEL', 'VOCATIONAL_CONTINUING', 'COLLEGE', 'UNIVERSITY')
        and o.established_on <= '2025-09-01' and coalesce(o.closed_on > '2026-05-31', true)
        and not exists (select from campaigns.campaign_activity a join campaigns.campaign c on c.id = a.campaign_id
          join campaigns.topic t on t.id = a.topic_id where a.host_id = o.id and not a.withdrawn
          and t.code in ('SOCIAL_EVILS', 'SCHOOL_VIOLENCE') and a.held_on between '2025-09-01' and '2026-05-31'
          and c.state in ('APPROVED', 'RUNNING', 'CLOSED', 'REPORTED', 'RECORDED'))
        and ${trained} (select from security_forces.training_attendance a
          join security_forces.training_course c on c.id = a.course_id where a.organization_id = o.id and a.attended > 0
          and c.audience = 'MANAGER' and c.state in ('COMPLETED', 'CERTIFIED') and c.ends_on >= '2024-11-20') order by 1`;
    const counted = await graph.rows<{ code: string }>(held('not exists'));
    expect(counted.length).toBeGreaterThan(0);
    expect((await graph.rows(held('exists'))).length).toBeGreaterThan(0);
    const { nodes, totalCount } = data!.preventionAbsences;
    expect(totalCount).toBe(counted.length);
    expect(nodes.map(({ organization }) => organization.code).toSorted()).toEqual(
      counted.slice(0, 50).map(({ code }) => code),
    );
    expect(nodes.every(({ managerTrainedOn: on }) => on === null || on < '2024-11-20')).toBe(true);
  });

  it('refuses the education authority, whose contract does not cover training', async () => {
    expect(await askRefused(graph, 'q10-schools-without-prevention')).toEqual([
      ['preventionAbsences', 'FORBIDDEN'],
    ]);
  });
});
