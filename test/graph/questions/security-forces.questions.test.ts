import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { openTestGraph, type TestGraph } from '../../support/graph.js';
import { askQuestion, askRefused } from '../../support/question.js';

let graph: TestGraph;
beforeAll(async () => void (graph = await openTestGraph()));
afterAll(() => graph.stop());

describe('Q1, foreign enterprises of parks short of guards and without training', () => {
  interface Answer {
    guardStrengths: {
      totalCount: number;
      nodes: { organization: { code: string; grades: { year: number }[] }; shortage: number }[];
    };
  }

  it('finds those never trained too, with recognitions and grades of three years', async () => {
    const { data, errors, fetches, statements } = await askQuestion<Answer>(graph, 'q01-untrained-shortages');
    expect(errors).toEqual([]);
    expect(fetches).toEqual(['security-forces', 'organizations']);
    expect(statements.length).toBeLessThanOrEqual(9);
    const counted = await graph.rows<{ code: string; shortage: number }>(
      `select o.code, sum(s.approved - s.present)::int as shortage
       from organizations.organization o
       join organizations.organization_placement p on p.organization_id = o.id and p.valid_to is null and p.zone_id is not null
       join security_forces.guard_unit g on g.organization_id = o.id and g.established_on <= '2026-11-20'
         and coalesce(g.dissolved_on > '2026-11-20', true)
       join lateral (select * from security_forces.strength_snapshot s where s.unit_id = g.id and s.as_of <= '2026-11-20'
         order by s.as_of desc limit 1) s on true
       where o.ownership like 'FOREIGN%' and o.status = 'ACTIVE' and not exists (
         select from security_forces.training_attendance a join security_forces.training_course c on c.id = a.course_id
         where a.organization_id = o.id and c.audience = 'GUARD' and c.ends_on between '2026-06-01' and '2026-11-20')
       group by o.code having sum(s.approved - s.present) > 0 order by o.code`,
    );
    expect(counted.length).toBeGreaterThan(0);
    const told = data!.guardStrengths.nodes.map(({ organization, shortage }) => ({
      code: organization.code,
      shortage,
    }));
    expect(told.toSorted((a, b) => a.code.localeCompare(b.code))).toEqual(counted);
    const years = data!.guardStrengths.nodes.flatMap(({ organization }) => organization.grades);
    expect(years.length).toBeGreaterThan(0);
    expect(years.every(({ year }) => year >= 2024)).toBe(true);
  });

  it('refuses a partner without such a contract', async () => {
    expect(await askRefused(graph, 'q01-untrained-shortages')).toEqual([['guardStrengths', 'FORBIDDEN']]);
  });
});

describe('Q16, state-budget organisations that hire guards for too long', () => {
  interface Answer {
    serviceContracts: {
      nodes: { organization: { code: string; grades: { grade: string | null; year: number }[] } }[];
    };
  }

  it('counts renewed contracts as one, and gives grade and titles of the year', async () => {
    const { data, errors, fetches, statements } = await askQuestion<Answer>(graph, 'q16-overlong-contracts');
    expect(errors).toEqual([]);
    expect(fetches.toSorted()).toEqual(['emulation', 'organizations', 'security-forces']);
    expect(statements.length).toBeLessThanOrEqual(10);
    const contracts = await graph.rows<{ code: string; from: string; until: string }>(
      `select o.code, k.starts_on::text as from, coalesce(k.terminated_on - 1, k.ends_on)::text as until
       from security_forces.service_contract k join organizations.organization o on o.id = k.organization_id
       where o.ownership = 'STATE_BUDGET' and k.exemption_id is null order by o.code, k.starts_on`,
    );
    const overlong = Object.entries(Object.groupBy(contracts, ({ code }) => code)).filter(([, of]) => {
      let since = '';
      let until = '';
      for (const { from, until: end } of of!.filter((contract) => contract.from <= '2025-12-31')) {
        const gap = (Date.parse(from) - Date.parse(until)) / 86_400_000;
        if (!until || gap > 31) since = from;
        until = end;
      }
      return until >= '2025-12-31' && since <= '2024-12-31';
    });
    expect(overlong.length).toBeGreaterThan(1);
    const codes = data!.serviceContracts.nodes.map(({ organization }) => organization.code);
    expect(codes.toSorted()).toEqual(overlong.map(([code]) => code));
  });

  it('refuses a partner', async () => {
    expect(await askRefused(graph, 'q16-overlong-contracts')).toEqual([['serviceContracts', 'FORBIDDEN']]);
  });
});
