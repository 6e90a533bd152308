import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { sql } from 'kysely';
import { openTestSubgraph, type TestSubgraph } from '../../../test/support/subgraph.js';
import { definition } from '../subgraph.js';

let subgraph: TestSubgraph;
beforeAll(async () => {
  subgraph = await openTestSubgraph(definition);
});
afterAll(() => subgraph.stop());

const rowsOf = async <Row>(statement: ReturnType<typeof sql<Row>>): Promise<Row[]> =>
  (await statement.execute(subgraph.orm.em.fork().getKysely())).rows;

interface Plan {
  id: string;
  year: number;
  unit: { id: string };
  summary: { events: number; participants: number };
}
const PLANS = `{ festivalPlans(first: 100) { totalCount nodes { id year opensOn closesOn unit { id }
  summary { events participants collectivesCommended individualsCommended } } } }`;
const readPlans = () => subgraph.ask<{ festivalPlans: { totalCount: number; nodes: Plan[] } }>(PLANS);

interface Absences {
  totalCount: number;
  nodes: { organization: { id: string } | null; unit: { id: string } }[];
  pageInfo: { endCursor: string | null; hasNextPage: boolean };
}
const absences = (variables: object, viewer: Parameters<TestSubgraph['ask']>[2] = { role: 'ANALYST' }) =>
  subgraph.ask<{ festivalAbsences: Absences }>(
    `query ($planId: ID!, $obliged: FestivalObliged!, $first: Int! = 100, $after: String) {
      festivalAbsences(planId: $planId, obliged: $obliged, first: $first, after: $after) {
        totalCount nodes { organization { id } unit { id } } pageInfo { endCursor hasNextPage } } }`,
    variables,
    viewer,
  );

describe('the festival in figures', () => {
  it('has one plan a year, on the map of its year, and takes three statements for all of them', async () => {
    const { data, statements } = await readPlans();
    const plans = data!.festivalPlans.nodes;
    expect(statements).toHaveLength(3);
    expect(plans.map(({ year }) => year)).toEqual([2026, 2025, 2024, 2023, 2022, 2021]);
    expect(new Set(plans.map(({ unit }) => unit.id)).size).toBe(2);
    for (const { id, summary } of plans) {
      const [held] = await rowsOf(sql<{ n: number; people: number }>`
        select count(*)::int as n, sum(participants)::int as people from campaigns.festival_event where plan_id = ${id}`);
      expect([summary.events, summary.participants]).toEqual([held!.n, held!.people]);
    }
  });

  it('of fifty units take one statement and agree with a count by hand', async () => {
    const units = await rowsOf(sql<{ id: string }>`
      select distinct area_ids[1] as id from campaigns.organization_place_reference where valid_to is null order by 1 limit 50`);
    const query = `query ($units: [_Any!]!) { _entities(representations: $units) {
      ... on AdministrativeUnit { festivalSummary(year: 2026) { events } } } }`;
    const { data, statements } = await subgraph.ask<{ _entities: { festivalSummary: { events: number } }[] }>(
      query,
      { units: units.map(({ id }) => ({ __typename: 'AdministrativeUnit', id })) },
    );
    expect(statements).toHaveLength(1);
    for (const [i, { id }] of units.entries()) {
      const [held] = await rowsOf(sql<{ n: number }>`
        select count(*)::int as n from campaigns.festival_event e where e.held_on >= '2026-01-01' and (e.unit_id = ${id}
          or (select w.area_ids[1] from campaigns.organization_place_reference w where w.organization_id = e.organization_id
              and w.valid_from <= e.held_on order by w.valid_from desc limit 1) = ${id})`);
      expect(data!._entities[i]!.festivalSummary.events).toBe(held!.n);
    }
  });
});

describe('who was obliged and held none', () => {
  it('are the communes of the plan’s own map, and agree with a count by hand', async () => {
    for (const { id, year, unit } of (await readPlans()).data!.festivalPlans.nodes) {
      const day = `${year}-08-19`;
      const there = await rowsOf(sql<{ id: string }>`
        select u.id from organizations.administrative_unit u
        left join organizations.administrative_unit p on p.id = u.parent_id
        where u.level = 'COMMUNE' and u.validity_known and ${unit.id} in (u.parent_id, p.parent_id)
          and (u.valid_to is null or u.valid_to > ${day}::date)`);
      const held = await rowsOf(sql<{ id: string }>`
        select distinct unit_id as id from campaigns.festival_event where plan_id = ${id} and unit_id is not null`);
      const none = there.filter((one) => !held.some((other) => other.id === one.id)).map((one) => one.id);
      expect(there.length).toBe(year < 2025 ? 207 : 114);
      const { data, statements } = await absences({ planId: id, obliged: 'COMMUNE' });
      expect(data!.festivalAbsences.totalCount).toBe(none.length);
      expect(data!.festivalAbsences.nodes.map((node) => node.unit.id)).toEqual(none.toSorted().slice(0, 100));
      expect(statements.length).toBeLessThanOrEqual(3);
    }
  });

  it('are organisations of the obliged kinds, page after page', async () => {
    const [plan] = (await readPlans()).data!.festivalPlans.nodes;
    const all = (await absences({ planId: plan!.id, obliged: 'ORGANIZATION' })).data!.festivalAbsences;
    const kinds = await rowsOf(sql<{ kind: string }>`
      select distinct kind from campaigns.organization_reference
      where id = any(${all.nodes.map(({ organization }) => organization!.id)})`);
    expect(kinds).toEqual([{ kind: 'AGENCY' }]);
    const ids: string[] = [];
    let after: string | null = null;
    do {
      const page: Absences = (await absences({ planId: plan!.id, obliged: 'ORGANIZATION', first: 9, after }))
        .data!.festivalAbsences;
      ids.push(...page.nodes.map(({ organization }) => organization!.id));
      after = page.pageInfo.hasNextPage ? page.pageInfo.endCursor : null;
    } while (after);
    expect(ids).toEqual(all.nodes.map(({ organization }) => organization!.id));
    expect(ids.length).toBe(all.totalCount);
    expect(ids.length).toBeGreaterThan(10);
  });

  it('are shown to officers for their own area, and never to the public', async () => {
    const [plan] = (await readPlans()).data!.festivalPlans.nodes;
    const asked = { planId: plan!.id, obliged: 'ORGANIZATION' };
    const { nodes } = (await absences(asked)).data!.festivalAbsences;
    const area = nodes[0]!.unit.id;
    const own = (await absences(asked, { role: 'COMMUNE_OFFICER', area })).data!.festivalAbsences.nodes;
    expect(own.length).toBeGreaterThan(0);
    expect(own.length).toBeLessThan(nodes.length);
    for (const viewer of [{ role: 'PUBLIC' }, { role: 'ORGANIZATION', organization: area }] as const) {
      expect((await absences(asked, viewer)).errors[0]!.extensions['code']).toBe('FORBIDDEN');
    }
  });

  it('are not known for a plan there is not, nor for a cursor of the other list', async () => {
    const [plan] = (await readPlans()).data!.festivalPlans.nodes;
    const unknown = await absences({ planId: '00000000-0000-7000-8000-00000000ffff', obliged: 'COMMUNE' });
    expect(unknown.errors[0]!.extensions).toMatchObject({ code: 'NOT_FOUND', path: 'planId' });
    const { pageInfo } = (await absences({ planId: plan!.id, obliged: 'ORGANIZATION' })).data!
      .festivalAbsences;
    const other = await absences({ planId: plan!.id, obliged: 'COMMUNE', after: pageInfo.endCursor });
    expect(other.errors[0]!.extensions).toMatchObject({ code: 'BAD_USER_INPUT', path: 'after' });
  });
});
