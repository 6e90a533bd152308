import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { sql } from 'kysely';
import type { ViewerClaims } from '../../../test/support/graph.js';
import { openTestSubgraph, type TestSubgraph } from '../../../test/support/subgraph.js';
import { definition } from '../subgraph.js';

const OFFICER: ViewerClaims = { role: 'PROVINCE_OFFICER' };
const UNKNOWN = '00000000-0000-7000-8000-00000000ffff';

let subgraph: TestSubgraph;
/** An open organisation without a plan, with its commune; and another one. */
let host: { id: string; area: string };
let other: string;

beforeAll(async () => {
  subgraph = await openTestSubgraph(definition);
});

beforeEach(async () => {
  const { rows } = await sql<{ id: string; area: string }>`
    select o.id, o.reach_ids[1] as area from security_forces.organization_reference o
    where o.established_on < '2020-01-01' and o.closed_on is null
      and not exists (select from security_forces.protection_plan l where l.organization_id = o.id)
    order by o.id limit 2`.execute(subgraph.orm.em.fork().getKysely());
  host = rows[0]!;
  other = rows[1]!.id;
});

afterAll(() => subgraph.stop());

interface Failed {
  errors: readonly { extensions: { code?: unknown; path?: unknown } }[];
}
const codeOf = ({ errors }: Failed) => [errors[0]?.extensions.code, errors[0]?.extensions.path];

interface Plan {
  id: string;
  version: number;
}

const FIELDS = 'id version number state approvedOn nextReviewOn withdrawnOn availableTransitions';
const toMutation = (name: string, input: string) =>
  `mutation ($input: ${input}!) { ${name}(input: $input) { ${FIELDS} } }`;

const draft = (changes: object = {}, viewer = OFFICER) =>
  subgraph.ask<{ draftProtectionPlan: Plan }>(
    toMutation('draftProtectionPlan', 'DraftProtectionPlanInput'),
    { input: { organizationId: host.id, number: '12/PA-BV', handlesSituations: true, ...changes } },
    viewer,
  );
async function drafted(): Promise<Plan> {
  const { data, errors } = await draft();
  expect(errors).toEqual([]);
  const { id, version } = data!.draftProtectionPlan;
  return { id, version };
}

const approve = (plan: Plan, changes: object = {}, viewer = OFFICER) => {
  const decision = { document: '5/QĐ-BV', decidedOn: '2025-03-01', nextReviewOn: '2026-03-01' };
  return subgraph.ask<{ approveProtectionPlan: Plan }>(
    toMutation('approveProtectionPlan', 'ConfirmProtectionPlanInput'),
    { input: { ...plan, ...decision, ...changes } },
    viewer,
  );
};
async function approved(): Promise<Plan> {
  const { data, errors } = await approve(await drafted());
  expect(errors).toEqual([]);
  const { id, version } = data!.approveProtectionPlan;
  return { id, version };
}

const review = (plan: Plan, changes: object = {}) => {
  const decision = { document: '7/BB-BV', decidedOn: '2026-02-20', nextReviewOn: '2027-02-20' };
  return subgraph.ask(
    toMutation('reviewProtectionPlan', 'ConfirmProtectionPlanInput'),
    { input: { ...plan, ...decision, ...changes } },
    OFFICER,
  );
};
const withdraw = (plan: Plan, changes: object = {}, viewer = OFFICER) =>
  subgraph.ask(
    toMutation('withdrawProtectionPlan', 'WithdrawProtectionPlanInput'),
    { input: { ...plan, document: '9/QĐ-BV', decidedOn: '2026-10-01', ...changes } },
    viewer,
  );

const HISTORY = `query ($id: ID!) { protectionPlan(id: $id) {
  state withdrawnOn organization { id } steps { event state decidedOn takenOn role document comment }
  drills { nodes { kind heldOn participants plan { id } } } } }`;

describe('a protection plan', () => {
  it('is drafted, approved, reviewed and withdrawn, and its history says by which documents', async () => {
    const { data } = await draft();
    expect(data!.draftProtectionPlan).toEqual({
      ...{ id: expect.any(String), version: 1, number: '12/PA-BV', state: 'DRAFT', approvedOn: null },
      ...{ nextReviewOn: null, withdrawnOn: null, availableTransitions: ['APPROVE', 'WITHDRAW'] },
    });
    const { id } = data!.draftProtectionPlan;
    expect((await approve({ id, version: 1 })).data).toMatchObject({
      approveProtectionPlan: { state: 'APPROVED', approvedOn: '2025-03-01', nextReviewOn: '2026-03-01' },
    });
    expect((await review({ id, version: 2 })).data).toMatchObject({
      reviewProtectionPlan: { state: 'APPROVED', nextReviewOn: '2027-02-20', version: 3 },
    });
    expect((await withdraw({ id, version: 3 }, { comment: 'Thay đổi trụ sở' })).data).toMatchObject({
      withdrawProtectionPlan: { state: 'WITHDRAWN', withdrawnOn: '2026-10-01', availableTransitions: [] },
    });
    const step = { takenOn: '2026-11-20', role: 'PROVINCE_OFFICER' };
    const read = await subgraph.ask(HISTORY, { id }, OFFICER);
    expect(read.data).toMatchObject({
      protectionPlan: {
        organization: { id: host.id },
        steps: [
          { ...step, event: 'APPROVE', state: 'APPROVED', decidedOn: '2025-03-01', document: '5/QĐ-BV' },
          { ...step, event: 'REVIEW', state: 'APPROVED', decidedOn: '2026-02-20', document: '7/BB-BV' },
          {
            ...step,
            event: 'WITHDRAW',
            state: 'WITHDRAWN',
            decidedOn: '2026-10-01',
            comment: 'Thay đổi trụ sở',
          },
        ],
      },
    });
  });

  it('is replaced by the approval of the next one', async () => {
    const first = await approved();
    const { data } = await draft({ number: '13/PA-BV' });
    const second = data!.draftProtectionPlan;
    const early = { document: '6/QĐ-BV', decidedOn: '2025-02-01', nextReviewOn: '2026-02-01' };
    expect(codeOf(await approve({ id: second.id, version: 1 }, early))).toEqual([
      'BAD_USER_INPUT',
      'input.decidedOn',
    ]);
    const later = { document: '6/QĐ-BV', decidedOn: '2026-04-01', nextReviewOn: '2027-04-01' };
    expect((await approve({ id: second.id, version: 1 }, later)).errors).toEqual([]);
    expect((await subgraph.ask(HISTORY, { id: first.id }, OFFICER)).data).toMatchObject({
      protectionPlan: {
        ...{ state: 'WITHDRAWN', withdrawnOn: '2026-04-01' },
        steps: [{ event: 'APPROVE' }, { event: 'WITHDRAW', document: '6/QĐ-BV' }],
      },
    });
    expect(codeOf(await review({ id: first.id, version: 3 }))[0]).toBe('STATE_NOT_ALLOWED');
  });

  it('lets the first of two writers win and gives the other CONFLICT', async () => {
    const plan = await drafted();
    const answers = await Promise.all([approve(plan), withdraw(plan)]);
    expect(answers.filter(({ errors }) => errors.length).map(codeOf)).toEqual([
      ['CONFLICT', 'input.version'],
    ]);
  });

  it('has one in force, even when two are approved at once', async () => {
    const plans = [await drafted(), await drafted()];
    await Promise.all(plans.map((plan) => approve(plan)));
    const { rows } = await sql<{ n: number }>`
      select count(*)::int as n from security_forces.protection_plan
      where organization_id = ${host.id} and state = 'APPROVED'`.execute(subgraph.orm.em.fork().getKysely());
    expect(rows).toEqual([{ n: 1 }]);
  });

  it.each([
    ['no number', { number: ' ' }, 'BAD_USER_INPUT', 'input.number'],
    ['a huge number', { number: 'a'.repeat(61) }, 'BAD_USER_INPUT', 'input.number'],
    ['a malformed id', { organizationId: 'x' }, 'BAD_USER_INPUT', 'input.organizationId'],
    ['an unknown organisation', { organizationId: UNKNOWN }, 'NOT_FOUND', 'input.organizationId'],
  ])('is not drafted with %s', async (_, changes, code, path) => {
    expect(codeOf(await draft(changes))).toEqual([code, path]);
  });

  it.each([
    ['a day that has not come', { decidedOn: '2026-11-21' }, 'input.decidedOn'],
    [
      'a day before its organisation',
      { decidedOn: '1900-01-01', nextReviewOn: '1900-06-01' },
      'input.decidedOn',
    ],
    ['a review too late', { nextReviewOn: '2026-03-02' }, 'input.nextReviewOn'],
    ['no document', { document: '' }, 'input.document'],
  ])('is not approved with %s, and stays a draft', async (_, changes, path) => {
    const plan = await drafted();
    expect(codeOf(await approve(plan, changes))).toEqual(['BAD_USER_INPUT', path]);
    expect((await subgraph.ask(HISTORY, { id: plan.id }, OFFICER)).data).toMatchObject({
      protectionPlan: { state: 'DRAFT', steps: [] },
    });
  });

  it('is for the organisation itself and the officers of its area', async () => {
    const plan = await approved();
    const viewers: [ViewerClaims, boolean][] = [
      [{ role: 'ORGANIZATION', organization: host.id }, true],
      [{ role: 'COMMUNE_OFFICER', area: host.area }, true],
      [{ role: 'ORGANIZATION', organization: other }, false],
      [{ role: 'COMMUNE_OFFICER', area: host.id }, false],
      ...(['PUBLIC', 'TRAINER', 'ANALYST', 'PARTNER', 'DPO', 'ADMIN'] as const).map(
        (role): [ViewerClaims, boolean] => [{ role }, false],
      ),
    ];
    for (const [viewer, isAllowed] of viewers) {
      const read = await subgraph.ask(HISTORY, { id: plan.id }, viewer);
      expect([viewer, codeOf(read)[0]]).toEqual([viewer, isAllowed ? undefined : 'FORBIDDEN']);
      if (isAllowed) continue;
      expect(codeOf(await draft({}, viewer))[0]).toBe('FORBIDDEN');
      expect(codeOf(await withdraw(plan, {}, viewer))[0]).toBe('FORBIDDEN');
    }
  });
});

describe('a drill', () => {
  const RECORD =
    'mutation ($input: RecordProtectionDrillInput!) { recordProtectionDrill(input: $input) { kind heldOn participants version } }';
  const drill = (planId: string, changes: object = {}, viewer = OFFICER) => {
    const facts = { kind: 'FIRE', heldOn: '2026-05-10', participants: 40, reportNumber: '3/BC-BV' };
    return subgraph.ask(RECORD, { input: { planId, ...facts, ...changes } }, viewer);
  };

  it('is recorded once, corrected with its version, and keeps its plan from ending before it', async () => {
    const plan = await approved();
    expect((await drill(plan.id)).data).toEqual({
      recordProtectionDrill: { kind: 'FIRE', heldOn: '2026-05-10', participants: 40, version: 1 },
    });
    expect(codeOf(await drill(plan.id))).toEqual(['CONFLICT', 'input.version']);
    expect((await drill(plan.id, { participants: 45, version: 1 })).data).toMatchObject({
      recordProtectionDrill: { participants: 45, version: 2 },
    });
    expect((await drill(plan.id, { kind: 'INTRUSION' })).errors).toEqual([]);
    expect(codeOf(await withdraw(plan, { decidedOn: '2026-05-10' }))).toEqual([
      'BAD_USER_INPUT',
      'input.decidedOn',
    ]);
    expect((await subgraph.ask(HISTORY, { id: plan.id }, OFFICER)).data).toMatchObject({
      protectionPlan: { drills: { nodes: [{ plan: { id: plan.id } }, {}] } },
    });
  });

  it.each([
    ['before the approval', { heldOn: '2025-02-28' }, 'BAD_USER_INPUT', 'input.heldOn'],
    ['on a day that has not come', { heldOn: '2026-11-21' }, 'BAD_USER_INPUT', 'input.heldOn'],
    ['with nobody', { participants: 0 }, 'BAD_USER_INPUT', 'input.participants'],
    ['without a report', { reportNumber: ' ' }, 'BAD_USER_INPUT', 'input.reportNumber'],
    ['of an unknown plan', { planId: UNKNOWN }, 'NOT_FOUND', 'input.planId'],
  ])('is refused %s', async (_, changes, code, path) => {
    const plan = await approved();
    expect(codeOf(await drill(plan.id, changes))).toEqual([code, path]);
    expect(codeOf(await drill(plan.id, {}, { role: 'ORGANIZATION', organization: other }))[0]).toBe(
      'FORBIDDEN',
    );
  });
});
