import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { sql } from 'kysely';
import type { ViewerClaims } from '../../../test/support/graph.js';
import { openTestSubgraph, type TestSubgraph } from '../../../test/support/subgraph.js';
import { definition } from '../subgraph.js';

const OFFICER: ViewerClaims = { role: 'PROVINCE_OFFICER' };

interface Facts {
  strengths: { on: string; approved: number; present: number }[];
  courses: { on: string; audience: string; trained: number }[];
  planOn: string | null;
  drills: string[];
}

let subgraph: TestSubgraph;
beforeAll(async () => {
  subgraph = await openTestSubgraph(definition);
});
afterAll(() => subgraph.stop());

const FEED = `query ($after: String) { securityForceChanges(after: $after) { nodes { topic entityId facts } endCursor hasNextPage } }`;
interface Feed {
  securityForceChanges: {
    nodes: { entityId: string; facts: Facts }[];
    endCursor: string;
    hasNextPage: boolean;
  };
}
const readFeed = async (after: string | null = null) =>
  (await subgraph.ask<Feed>(FEED, { after }, { role: 'SERVICE' })).data!.securityForceChanges;

const change = async (mutation: string, input: object): Promise<void> => {
  const type = `${mutation[0]!.toUpperCase()}${mutation.slice(1)}Input`;
  const { errors } = await subgraph.ask(
    `mutation ($input: ${type}!) { ${mutation}(input: $input) { version } }`,
    { input },
    OFFICER,
  );
  expect(errors).toEqual([]);
};

it('tells every organisation with a force once after the seeding, as counted by hand', async () => {
  const { nodes, hasNextPage } = await readFeed();
  expect(hasNextPage).toBe(false);
  const db = subgraph.orm.em.fork().getKysely();
  const { rows } = await sql<{
    snapshots: number;
    trained: number;
    drills: number;
    plans: number;
    on: number;
  }>`
    select (select count(distinct (u.organization_id, s.as_of))::int from security_forces.strength_snapshot s
        join security_forces.guard_unit u on u.id = s.unit_id) as snapshots,
      (select count(*)::int from (select organization_id, dissolved_on from security_forces.guard_unit where dissolved_on is not null
        except select u.organization_id, s.as_of from security_forces.strength_snapshot s join security_forces.guard_unit u on u.id = s.unit_id) d) as on,
      (select sum(attended)::int from security_forces.training_attendance a join security_forces.training_course c on c.id = a.course_id
        where c.state in ('COMPLETED', 'CERTIFIED')) as trained,
      (select count(distinct (p.organization_id, d.held_on))::int from security_forces.protection_drill d
        join security_forces.protection_plan p on p.id = d.plan_id) as drills,
      (select count(*)::int from security_forces.protection_plan where state = 'APPROVED') as plans`.execute(
    db,
  );
  const by = rows[0]!;
  const facts = nodes.map((node) => node.facts);
  expect(new Set(nodes.map(({ entityId }) => entityId)).size).toBe(nodes.length);
  expect(facts.flatMap(({ strengths }) => strengths).length).toBe(by.snapshots + by.on);
  expect(facts.flatMap(({ courses }) => courses).reduce((sum, { trained }) => sum + trained, 0)).toBe(
    by.trained,
  );
  expect(facts.flatMap(({ drills }) => drills).length).toBe(by.drills);
  expect(facts.filter(({ planOn }) => planOn !== null).length).toBe(by.plans);
});

it('publishes a count, the end of a unit and a plan in force with their change', async () => {
  const { rows } = await sql<{
    id: string;
    organizationId: string;
    version: number;
    approved: number;
    others: number;
  }>`
    select u.id, u.organization_id as "organizationId", u.version, 0 as approved,
      (select count(*)::int from security_forces.guard_unit n where n.organization_id = u.organization_id) as others
    from security_forces.guard_unit u where u.dissolved_on is null and not exists (
      select from security_forces.guard_unit n where n.organization_id = u.organization_id and n.id <> u.id)
      and not exists (select from security_forces.protection_plan p where p.organization_id = u.organization_id)
    order by u.id limit 1`.execute(subgraph.orm.em.fork().getKysely());
  const { id, organizationId, version } = rows[0]!;
  const { endCursor } = await readFeed();
  const count = {
    unitId: id,
    asOf: '2026-11-18',
    approved: 7,
    present: 5,
    meetsStandard: 4,
    sourceDocument: '1/PA-BV',
  };
  await change('recordStrength', count);
  await change('dissolveGuardUnit', { id, version, dissolvedOn: '2026-11-19', decisionNumber: '3/QĐ-BV' });
  const { nodes } = await readFeed(endCursor);
  expect(nodes.map(({ entityId }) => entityId)).toEqual([organizationId, organizationId]);
  expect(nodes[0]!.facts.strengths.at(-1)).toEqual({ on: '2026-11-18', approved: 7, present: 5 });
  expect(nodes[1]!.facts.strengths.at(-1)).toEqual({ on: '2026-11-19', approved: 0, present: 0 });
});

it('is for other subgraphs alone', async () => {
  const { errors } = await subgraph.ask(FEED, {}, OFFICER);
  expect(errors[0]?.extensions['code']).toBe('FORBIDDEN');
});
