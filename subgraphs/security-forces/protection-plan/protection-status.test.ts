import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { sql } from 'kysely';
import type { ViewerClaims } from '../../../test/support/graph.js';
import { openTestSubgraph, type TestSubgraph } from '../../../test/support/subgraph.js';
import { definition } from '../subgraph.js';

const OFFICER: ViewerClaims = { role: 'PROVINCE_OFFICER' };

let subgraph: TestSubgraph;

const rowsOf = async <Row>(statement: ReturnType<typeof sql<Row>>): Promise<Row[]> =>
  (await statement.execute(subgraph.orm.em.fork().getKysely())).rows;

beforeAll(async () => {
  subgraph = await openTestSubgraph(definition);
});

afterAll(() => subgraph.stop());

interface Status {
  organization: { id: string };
  plan: { id: string } | null;
  planConfirmedOn: string | null;
  planCurrent: boolean;
  handlesSituations: boolean;
  lastDrillOn: string | null;
  drilled: boolean;
}

describe('the status of an organisation', () => {
  const OF = `query ($ids: [_Any!]!, $asOf: LocalDate) { _entities(representations: $ids) { ... on Organization {
    protectionStatus(asOf: $asOf) { organization { id } plan { id } planConfirmedOn planCurrent handlesSituations lastDrillOn drilled } } } }`;
  const statusOf = (ids: readonly string[], asOf?: string, viewer = OFFICER) =>
    subgraph.ask<{ _entities: { protectionStatus: Status | null }[] }>(
      OF,
      { ids: ids.map((id) => ({ __typename: 'Organization', id })), asOf },
      viewer,
    );

  let host: { id: string; area: string };
  let plans: string[];
  beforeAll(async () => {
    // One plan of 2022, reviewed once and replaced in 2025, and its successor; one drill under each.
    const [free] = await rowsOf(sql<{ id: string; area: string }>`
      select o.id, o.reach_ids[1] as area from security_forces.organization_reference o
      where o.established_on < '2020-01-01' and o.closed_on is null
        and not exists (select from security_forces.protection_plan l where l.organization_id = o.id) order by o.id limit 1`);
    host = free!;
    const plan = async (state: string, approvedOn: string, withdrawnOn: string | null): Promise<string> => {
      const [row] = await rowsOf(sql<{ id: string }>`
        insert into security_forces.protection_plan (id, organization_id, number, handles_situations, state, approved_on, next_review_on, withdrawn_on)
        values (gen_random_uuid(), ${host.id}, '1/PA', ${withdrawnOn === null}, ${state}, ${approvedOn},
          ${withdrawnOn === null ? '2026-06-01' : null}, ${withdrawnOn}) returning id::text`);
      return row!.id;
    };
    const step = (planId: string, event: string, decidedOn: string) =>
      rowsOf(sql`insert into security_forces.protection_plan_step (id, plan_id, event, state, decided_on, taken_on, role, document)
        values (gen_random_uuid(), ${planId}, ${event}, 'APPROVED', ${decidedOn}, ${decidedOn}, 'ORGANIZATION', '1/QĐ')`);
    const drill = (planId: string, heldOn: string) =>
      rowsOf(sql`insert into security_forces.protection_drill (id, plan_id, kind, held_on, participants, report_number)
        values (gen_random_uuid(), ${planId}, 'FIRE', ${heldOn}, 20, '1/BC')`);
    plans = [await plan('WITHDRAWN', '2022-03-01', '2025-06-01'), await plan('APPROVED', '2025-06-01', null)];
    await step(plans[0]!, 'APPROVE', '2022-03-01');
    await step(plans[0]!, 'REVIEW', '2023-02-01');
    await step(plans[1]!, 'APPROVE', '2025-06-01');
    await drill(plans[0]!, '2023-05-01');
    await drill(plans[1]!, '2025-10-01');
  });

  it.each([
    ['before any plan', '2022-02-28', [null, null, false, null, false]],
    ['on the day of approval', '2022-03-01', [0, '2022-03-01', true, null, false]],
    ['on the last current day', '2024-01-31', [0, '2023-02-01', true, '2023-05-01', true]],
    ['twelve months after the review', '2024-02-01', [0, '2023-02-01', false, '2023-05-01', true]],
    ['twelve months after the drill', '2024-05-01', [0, '2023-02-01', false, '2023-05-01', false]],
    ['under the next plan', '2025-06-01', [1, '2025-06-01', true, '2023-05-01', false]],
    ['today', '2026-11-20', [1, '2025-06-01', false, '2025-10-01', false]],
  ])('%s', async (_, asOf, [plan, ...rest]) => {
    const { data, errors } = await statusOf([host.id], asOf);
    expect(errors).toEqual([]);
    const status = data!._entities[0]!.protectionStatus!;
    expect([status.planConfirmedOn, status.planCurrent, status.lastDrillOn, status.drilled]).toEqual(rest);
    expect(status.plan?.id ?? null).toBe(plan === null ? null : plans[plan as number]);
    expect(status.handlesSituations).toBe(plan === 1);
  });

  it('of fifty organisations takes two statements, status and plans: for the whole register nobody asks where they lie', async () => {
    const rows = await rowsOf(
      sql<{ id: string }>`select id from security_forces.organization_reference order by id limit 50`,
    );
    const { data, errors, statements } = await statusOf(rows.map(({ id }) => id));
    expect(errors).toEqual([]);
    expect(data!._entities.filter(({ protectionStatus }) => protectionStatus!.plan).length).toBeGreaterThan(
      20,
    );
    expect(statements).toHaveLength(2);
  });

  it('is for the organisation itself and the officers of its area', async () => {
    const viewers: [ViewerClaims, boolean][] = [
      [{ role: 'ORGANIZATION', organization: host.id }, true],
      [{ role: 'COMMUNE_OFFICER', area: host.area }, true],
      [{ role: 'ORGANIZATION', organization: host.area }, false],
      ...(['PUBLIC', 'ANALYST', 'PARTNER', 'TRAINER', 'DPO', 'ADMIN'] as const).map(
        (role): [ViewerClaims, boolean] => [{ role }, false],
      ),
    ];
    for (const [viewer, isAllowed] of viewers) {
      const { errors } = await statusOf([host.id], undefined, viewer);
      expect([viewer, errors[0]?.extensions['code']]).toEqual([viewer, isAllowed ? undefined : 'FORBIDDEN']);
    }
  });
});

describe('the list of statuses', () => {
  const LIST = `query ($where: ProtectionStatusWhere, $asOf: LocalDate, $first: Int! = 100, $after: String) {
    protectionStatuses(where: $where, asOf: $asOf, first: $first, after: $after) {
      totalCount pageInfo { hasNextPage endCursor }
      nodes { organization { id } plan { id } planConfirmedOn planCurrent handlesSituations lastDrillOn drilled } } }`;
  interface List {
    protectionStatuses: {
      totalCount: number;
      pageInfo: { hasNextPage: boolean; endCursor: string };
      nodes: Status[];
    };
  }
  const list = (variables: object, viewer = OFFICER) => subgraph.ask<List>(LIST, variables, viewer);

  async function listAll(where: object, viewer = OFFICER): Promise<Status[]> {
    const all: Status[] = [];
    let after: string | null = null;
    do {
      const { data, errors } = await list({ where, after, first: 67 }, viewer);
      expect(errors).toEqual([]);
      const { nodes, pageInfo, totalCount }: List['protectionStatuses'] = data!.protectionStatuses;
      all.push(...nodes);
      after = pageInfo.hasNextPage ? pageInfo.endCursor : null;
      if (!after) expect(all).toHaveLength(totalCount);
    } while (after);
    return all;
  }

  it('answers duty 3e: no plan, or one older than twelve months', async () => {
    const all = await listAll({});
    const open = await rowsOf(sql`select from security_forces.organization_reference
      where coalesce(established_on <= '2026-11-20', true) and coalesce(closed_on > '2026-11-20', true)`);
    expect(all).toHaveLength(open.length);
    const without = await listAll({ planCurrent: { eq: false } });
    expect(without.length).toBeGreaterThan(0);
    expect(without.map(({ organization }) => organization.id)).toEqual(
      all
        .filter(({ planConfirmedOn }) => planConfirmedOn === null || planConfirmedOn <= '2025-11-20')
        .map(({ organization }) => organization.id),
    );
  });

  it('answers duty 4e: a plan, but no drill in twelve months', async () => {
    const all = await listAll({ planInForce: { eq: true } });
    const asked = await listAll({ planInForce: { eq: true }, drilled: { eq: false } });
    expect(asked.length).toBeGreaterThan(0);
    expect(asked.length).toBeLessThan(all.length);
    expect(asked).toEqual(
      all.filter(({ lastDrillOn }) => lastDrillOn === null || lastDrillOn <= '2025-11-20'),
    );
  });

  it('is filtered by ownership, and shows an officer the own area only', async () => {
    const funded = await listAll({ organization: { ownership: { eq: 'STATE_BUDGET' } } });
    const [{ n }] = (await rowsOf(sql<{ n: number }>`
      select count(*)::int as n from security_forces.organization_reference
      where ownership = 'STATE_BUDGET' and coalesce(closed_on > '2026-11-20', true)`)) as [{ n: number }];
    expect([funded.length > 0, funded.length]).toEqual([true, n]);
    expect(await listAll({}, { role: 'COMMUNE_OFFICER' })).toEqual([]);
  });

  it('takes three statements: the page, its plans and the count', async () => {
    expect((await list({ first: 1, where: { planInForce: { eq: true } } })).statements).toHaveLength(3);
    expect((await list({ first: 100, where: { planInForce: { eq: true } } })).statements).toHaveLength(3);
  });

  it.each(['PUBLIC', 'ORGANIZATION', 'ANALYST', 'PARTNER', 'TRAINER'] as const)(
    'is refused to %s',
    async (role) => {
      expect((await list({}, { role })).errors[0]!.extensions['code']).toBe('FORBIDDEN');
    },
  );
});
