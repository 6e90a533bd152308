import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { openTestGraph, type TestGraph } from '../../support/graph.js';
import { askQuestion, askRefused, readQuestion } from '../../support/question.js';

let graph: TestGraph;
beforeAll(async () => void (graph = await openTestGraph()));
afterAll(() => graph.stop());

describe('Q4, the dashboard of parks', () => {
  interface Park {
    id: string;
    name: string;
    enterprises: {
      count: number;
      foreignInvested: number;
      foreignShare: number | null;
      withBody: { kind: string; enterprises: number }[];
    };
    guardStrength: { enterprises: number; approved: number; present: number; ratio: number } | null;
    launchSummary: { enterprisesLaunched: number; launches: number };
  }
  interface Answer {
    industrialZones: { totalCount: number; nodes: Park[] };
  }
  const DAY = '2026-11-14';

  it('gives every park its figures in a number of statements that no park adds to', async () => {
    const { data, errors, fetches, statements } = await askQuestion<Answer>(graph, 'q04-park-dashboard');
    expect(errors).toEqual([]);
    expect(fetches.toSorted()).toEqual(['campaigns', 'organizations', 'security-forces']);
    expect(statements.length).toBeLessThanOrEqual(5);
    const parks = data!.industrialZones.nodes;
    expect(parks.length).toBe(Math.min(20, data!.industrialZones.totalCount));
    const counted = await graph.rows<{
      id: string;
      n: number;
      foreign: number;
      unions: number;
      places: number;
    }>(
      `select p.zone_id as id, count(*)::int as n, count(*) filter (where o.ownership like 'FOREIGN%')::int as foreign,
         count(*) filter (where exists (select from organizations.organization_body b where b.organization_id = o.id
           and b.kind = 'TRADE_UNION' and b.valid_from <= '${DAY}' and (b.valid_to is null or b.valid_to > '${DAY}')))::int as unions,
         count(distinct p.unit_id)::int as places
       from organizations.organization_placement p join organizations.organization o on o.id = p.organization_id
       where p.valid_from <= '${DAY}' and (p.valid_to is null or p.valid_to > '${DAY}') and o.kind = 'ENTERPRISE'
         and o.established_on <= '${DAY}' and (o.closed_on is null or o.closed_on > '${DAY}') and p.zone_id is not null
       group by 1`,
    );
    const byId = new Map(counted.map((row) => [row.id, row]));
    for (const { id, enterprises } of parks) {
      const unions = enterprises.withBody.find(({ kind }) => kind === 'TRADE_UNION')!.enterprises;
      const { n = 0, foreign = 0, unions: expected = 0 } = byId.get(id) ?? {};
      expect([enterprises.count, enterprises.foreignInvested, unions]).toEqual([n, foreign, expected]);
      expect(enterprises.foreignShare).toBe(n ? foreign / n : null);
    }
    expect(parks.filter(({ enterprises }) => enterprises.count > 0).length).toBeGreaterThan(3);
    // A park that lies on several communes is one row.
    expect(parks.some(({ id }) => (byId.get(id)?.places ?? 0) > 1)).toBe(true);
  });

  it('counts guards and launches of the enterprises of each park', async () => {
    const { data } = await askQuestion<Answer>(graph, 'q04-park-dashboard');
    const members = `select p.zone_id as id, o.id as organization from organizations.organization o
      join organizations.organization_placement p on p.organization_id = o.id and p.valid_to is null
      where o.kind = 'ENTERPRISE' and o.status = 'ACTIVE' and p.zone_id is not null`;
    const guards = await graph.rows<{ id: string; approved: number; present: number }>(
      `with latest as (
         select distinct on (g.id) m.id, s.approved, s.present from (${members}) m
         join security_forces.guard_unit g on g.organization_id = m.organization and (g.dissolved_on is null or g.dissolved_on > '${DAY}')
         join security_forces.strength_snapshot s on s.unit_id = g.id and s.as_of <= '${DAY}' order by g.id, s.as_of desc)
       select id, sum(approved)::int as approved, sum(present)::int as present from latest group by 1`,
    );
    const launches = await graph.rows<{ id: string; launches: number }>(
      `select m.id, count(*)::int as launches from (${members}) m join campaigns.launch_event e on e.organization_id = m.organization
         and not e.withdrawn and e.held_on > '2024-11-14' and e.held_on <= '${DAY}' group by 1`,
    );
    const parks = data!.industrialZones.nodes;
    for (const { id, guardStrength, launchSummary } of parks) {
      const expected = guards.find((row) => row.id === id);
      expect(guardStrength?.approved).toBe(expected?.approved);
      expect(guardStrength?.present).toBe(expected?.present);
      if (expected) expect(guardStrength!.ratio).toBeCloseTo(expected.present / expected.approved, 10);
      expect(launchSummary.launches).toBe(launches.find((row) => row.id === id)?.launches ?? 0);
    }
    expect(guards.length).toBeGreaterThan(3);
    expect(parks.some(({ launchSummary }) => launchSummary.launches > 0)).toBe(true);
  });

  it('gives a park board the guards of its own park alone, other partners none', async () => {
    const { data } = await askQuestion<Answer>(graph, 'q04-park-dashboard');
    const own = data!.industrialZones.nodes.find(({ guardStrength }) => guardStrength)!;
    const board = { role: 'PARTNER', partner: 'PARK_BOARD', area: own.id } as const;
    const variables = { asOf: DAY, first: 100 };
    const query = await readQuestion('q04-park-dashboard');
    const asked = await graph.ask<Answer>(query, variables, board);
    const seen = asked.data!.industrialZones.nodes.filter(({ guardStrength }) => guardStrength);
    expect(seen.map(({ id, guardStrength }) => [id, guardStrength])).toEqual([[own.id, own.guardStrength]]);
    const refused = await askRefused(graph, 'q04-park-dashboard');
    expect(refused).toEqual(
      data!.industrialZones.nodes.map((_, i) => [`industrialZones.nodes.${i}.guardStrength`, 'FORBIDDEN']),
    );
  });
});

/** Activities that count, by the states of their campaigns. */
const HELD = `(select a.* from campaigns.campaign_activity a join campaigns.campaign c on c.id = a.campaign_id
  where not a.withdrawn and (c.state in ('APPROVED', 'RUNNING', 'CLOSED', 'REPORTED', 'RECORDED') or c.state = 'CANCELLED' and c.plan_number is not null))`;

describe('Q7, dossiers that wait for the commune police', () => {
  interface Dossier {
    stateSince: string;
    daysInState: number;
    evidenceGaps: string[];
    organization: { code: string; activitySummary: { count: number } };
  }
  interface Answer {
    safetyAssessments: { totalCount: number; nodes: Dossier[] };
  }

  it('names days waiting and what no record shows, longest waiting first', async () => {
    const { data, errors, fetches, statements } = await askQuestion<Answer>(
      graph,
      'q07-verification-work-list',
    );
    expect(errors).toEqual([]);
    expect(fetches.toSorted()).toEqual(['campaigns', 'emulation', 'organizations']);
    expect(statements.length).toBeLessThanOrEqual(8);
    const { nodes, totalCount } = data!.safetyAssessments;
    const counted = await graph.rows<{
      code: string;
      plan: boolean;
      model: boolean;
      informed: boolean;
      held: boolean;
    }>(
      `select o.code, coalesce(a.informed_count = a.headcount, false) as informed,
         exists (select from organizations.annual_plan_record r where r.organization_id = o.id and r.year = 2026) as plan,
         exists (select from emulation.model_point m where m.organization_id = o.id and m.since <= '2026-12-31'
           and (m.until is null or m.until > '2026-01-01')) as model,
         exists (select from ${HELD} h where h.host_id = o.id and extract(year from h.held_on) = 2026) as held
       from organizations.safety_assessment a join organizations.organization o on o.id = a.organization_id
       join organizations.organization_placement p on p.organization_id = o.id and p.valid_to is null
       where a.year = 2026 and a.state = 'SUBMITTED' and (p.unit_id = 'c0d87677-5f7b-5bd3-8ae0-43f7a01dbe76' or exists (
         select from organizations.unit_succession s where s.from_id = p.unit_id and s.to_id = 'c0d87677-5f7b-5bd3-8ae0-43f7a01dbe76'))`,
    );
    expect(totalCount).toBe(counted.length);
    expect(nodes.map(({ organization }) => organization.code).toSorted()).toEqual(
      counted.map(({ code }) => code).toSorted(),
    );
    for (const { organization, evidenceGaps, daysInState, stateSince } of nodes) {
      const row = counted.find(({ code }) => code === organization.code)!;
      expect(evidenceGaps).toEqual([
        ...(row.plan ? [] : ['NO_PLAN']),
        ...(row.model ? [] : ['NO_MODEL']),
        ...(row.informed ? [] : ['NOT_ALL_INFORMED']),
        ...(row.held ? [] : ['NO_ACTIVITY']),
      ]);
      expect(organization.activitySummary.count > 0).toBe(row.held);
      expect(daysInState).toBe((Date.parse('2026-11-20') - Date.parse(stateSince)) / 86_400_000);
    }
    const days = nodes.map(({ daysInState }) => daysInState);
    expect(days).toEqual(days.toSorted((a, b) => b - a));
    expect(new Set(nodes.flatMap(({ evidenceGaps }) => evidenceGaps)).size).toBeGreaterThanOrEqual(3);
  });

  it('is no list for analysts', async () => {
    expect(await askRefused(graph, 'q07-verification-work-list')).toEqual([
      ['safetyAssessments', 'FORBIDDEN'],
    ]);
  });
});

describe('Q12, organisations on paper only', () => {
  interface Answer {
    organizationsOnPaperOnly: {
      totalCount: number;
      nodes: { code: string; safetyStanding: string; activitySummary: { count: number } }[];
    };
  }

  it('are those of whom all four are absent', async () => {
    const { data, errors, fetches, statements } = await askQuestion<Answer>(graph, 'q12-on-paper-only');
    expect(errors).toEqual([]);
    expect(fetches.toSorted()).toEqual(['campaigns', 'emulation', 'organizations']);
    expect(statements.length).toBeLessThanOrEqual(8);
    const registered = `select o.id, o.code from organizations.organization o join organizations.safety_assessment a
      on a.organization_id = o.id and a.year = 2025 and a.state <> 'WITHDRAWN'`;
    const counted = await graph.rows<{ code: string }>(
      `${registered}
       except ${registered} join organizations.annual_plan_record r on r.organization_id = o.id and r.year = 2025
       except ${registered} join organizations.review_conference r on r.organization_id = o.id and r.year = 2025 and not r.withdrawn
       except ${registered} join ${HELD} h on h.host_id = o.id and extract(year from h.held_on) = 2025
       except ${registered} join emulation.model_point m on m.organization_id = o.id and m.since <= '2025-12-31'
         and (m.until is null or m.until > '2025-01-01')
       order by code`,
    );
    expect(counted.length).toBeGreaterThan(0);
    const { totalCount, nodes } = data!.organizationsOnPaperOnly;
    expect([totalCount, nodes.map(({ code }) => code)]).toEqual([
      counted.length,
      counted.map(({ code }) => code),
    ]);
    expect(nodes.every(({ activitySummary }) => activitySummary.count === 0)).toBe(true);
    expect(nodes.some(({ safetyStanding }) => safetyStanding === 'NOT_REGISTERED')).toBe(false);
  });

  it('are told to no partner', async () => {
    expect(await askRefused(graph, 'q12-on-paper-only')).toEqual([['organizationsOnPaperOnly', 'FORBIDDEN']]);
  });
});

describe('Q17, large enterprises without a trade union', () => {
  interface Row {
    enterprises: number;
    withoutTradeUnion: number;
    sessions: number;
    peopleReached: number;
  }
  interface Answer {
    byZone: { nodes: (Row & { zone: { name: string } })[] };
    byCommune: { nodes: (Row & { unit: { code: string } | null })[] };
  }
  const sum = (rows: readonly Row[], key: keyof Row): number =>
    rows.reduce((total, row) => total + row[key], 0);
  const LARGE = `select o.id, p.zone_id, not exists (select from organizations.organization_body b where b.organization_id = o.id
      and b.kind = 'TRADE_UNION' and b.valid_from <= '2025-12-31' and (b.valid_to is null or b.valid_to > '2025-12-31')) as bare
    from organizations.organization o join organizations.organization_placement p on p.organization_id = o.id and p.valid_to is null
    where o.kind = 'ENTERPRISE' and o.workforce > 100 and o.established_on <= '2025-12-31'
      and (o.closed_on is null or o.closed_on > '2025-12-31')`;

  it('are counted by zone and commune, with the sessions they held', async () => {
    const { data, errors, fetches, statements } = await askQuestion<Answer>(
      graph,
      'q17-enterprises-without-union',
    );
    expect(errors).toEqual([]);
    expect(fetches.toSorted()).toEqual(['campaigns', 'organizations']);
    expect(statements.length).toBeLessThanOrEqual(8);
    const [all] = await graph.rows<Record<string, number>>(
      `select count(*)::int as n, count(*) filter (where bare)::int as bare, count(*) filter (where zone_id is not null)::int as zoned,
         count(*) filter (where bare and zone_id is not null)::int as "bareZoned" from (${LARGE}) l`,
    );
    const [sessions] = await graph.rows<{ n: number; reached: number }>(
      `select count(*)::int as n, sum(h.reached)::int as reached from (${LARGE}) l join ${HELD} h on h.host_id = l.id
         and h.held_on between '2025-01-01' and '2025-12-31' join campaigns.topic t on t.id = h.topic_id and t.code = 'LABOUR_LAW'
       where l.bare`,
    );
    const communes = data!.byCommune.nodes;
    const zones = data!.byZone.nodes;
    expect([sum(communes, 'enterprises'), sum(communes, 'withoutTradeUnion')]).toEqual([
      all!['n'],
      all!['bare'],
    ]);
    expect([sum(zones, 'enterprises'), sum(zones, 'withoutTradeUnion')]).toEqual([
      all!['zoned'],
      all!['bareZoned'],
    ]);
    expect([sum(communes, 'sessions'), sum(communes, 'peopleReached')]).toEqual([
      sessions!.n,
      sessions!.reached,
    ]);
    expect(Math.min(all!['bareZoned']!, sessions!.n)).toBeGreaterThan(0);
  });

  it('are another partner’s business by no contract, and a federation’s in its own area only', async () => {
    // Both fields are non-null, so the first refusal empties the whole answer.
    expect(await askRefused(graph, 'q17-enterprises-without-union')).toEqual([['byZone', 'FORBIDDEN']]);
    const [zone] = await graph.rows<{ id: string; n: number }>(
      `select zone_id as id, count(*)::int as n from (${LARGE}) l where zone_id is not null group by 1 order by n desc, 1 limit 1`,
    );
    const query = await readQuestion('q17-enterprises-without-union');
    const variables = { year: 2025, first: 100 };
    const federation = { role: 'PARTNER', partner: 'LABOUR_FEDERATION' } as const;
    const own = await graph.ask<Answer>(query, variables, { ...federation, area: zone!.id });
    expect(own.data!.byZone.nodes.map(({ enterprises }) => enterprises)).toEqual([zone!.n]);
    expect(sum(own.data!.byCommune.nodes, 'enterprises')).toBe(zone!.n);
    const nowhere = await graph.ask<Answer>(query, variables, federation);
    expect([nowhere.data!.byZone.nodes, nowhere.data!.byCommune.nodes]).toEqual([[], []]);
  });
});

describe('Q21, schools of the education department', () => {
  interface School {
    code: string;
    safetyStanding: string;
    grades: { year: number; grade: string | null }[];
    activityTopics: { topic: { code: string }; count: number; reached: number }[];
    awards: { nodes: object[] };
  }
  interface Answer {
    organizations: { totalCount: number; nodes: School[] };
  }
  const DEPARTMENT = 'eba460bf-91ab-5f90-9be1-c8234a60a13b';

  it('have standing, grade, topics and awards of the year', async () => {
    const { data, errors, fetches, statements } = await askQuestion<Answer>(
      graph,
      'q21-schools-of-department',
    );
    expect(errors).toEqual([]);
    expect(fetches.toSorted()).toEqual(['campaigns', 'emulation', 'organizations']);
    expect(statements.length).toBeLessThanOrEqual(9);
    const counted = await graph.rows<{
      code: string;
      standing: string;
      held: number;
      reached: number;
      awards: number;
    }>(
      `select o.code, case when a.id is null then 'NOT_REGISTERED' when d.id is null then 'REGISTERED' else 'RECOGNISED' end as standing,
         (select count(*)::int from ${HELD} h where h.host_id = o.id and extract(year from h.held_on) = 2025) as held,
         (select coalesce(sum(h.reached), 0)::int from ${HELD} h where h.host_id = o.id and extract(year from h.held_on) = 2025) as reached
       from organizations.organization o
       left join organizations.safety_assessment a on a.organization_id = o.id and a.year = 2025 and a.state <> 'WITHDRAWN'
       left join organizations.recognition_decision d on d.assessment_id = a.id and d.outcome = 'RECOGNISED' and d.revoked_on is null
         and d.published_on is not null
       where o.kind = 'SCHOOL' and o.status = 'ACTIVE' and o.managing_body_id = '${DEPARTMENT}' order by o.code`,
    );
    const { totalCount, nodes } = data!.organizations;
    expect(totalCount).toBe(counted.length);
    const told = nodes.map(({ code, safetyStanding: standing, activityTopics }) => ({
      ...{ code, standing },
      held: activityTopics.reduce((total, { count }) => total + count, 0),
      reached: activityTopics.reduce((total, { reached }) => total + reached, 0),
    }));
    expect(told).toEqual(counted.slice(0, 20));
    expect(new Set(told.map(({ standing }) => standing)).size).toBeGreaterThan(1);
    expect(nodes.some(({ grades }) => grades.length > 0)).toBe(true);
    expect(nodes.some(({ activityTopics }) => activityTopics.length > 1)).toBe(true);
    expect(nodes.some(({ awards }) => awards.nodes.length > 0)).toBe(true);
  });

  it('tell another partner, and another department, neither standing nor grade', async () => {
    const refused = await askRefused(graph, 'q21-schools-of-department');
    expect(refused).toHaveLength(40);
    expect(new Set(refused.map(([path, code]) => `${path.split('.').at(-1)} ${String(code)}`))).toEqual(
      new Set(['safetyStanding FORBIDDEN', 'grades FORBIDDEN']),
    );
    const query = await readQuestion('q21-schools-of-department');
    const foreign = {
      role: 'PARTNER',
      partner: 'EDUCATION',
      area: '85bd3e71-9d14-5b33-af41-a3939fc64988',
    } as const;
    const { errors } = await graph.ask(query, { department: DEPARTMENT, year: 2025, first: 1 }, foreign);
    expect(errors.map(({ extensions }) => extensions?.['code'])).toEqual(['FORBIDDEN', 'FORBIDDEN']);
  });
});
