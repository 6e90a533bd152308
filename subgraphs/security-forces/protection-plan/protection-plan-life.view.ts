import { LockMode } from '@mikro-orm/core';
import type { EntityManager } from '@mikro-orm/postgresql';
import { type Changeable, changeRecord } from '../../kit/change.js';
import { today } from '../../kit/clock.js';
import type { GraphContext } from '../../kit/context.js';
import { requirePastDay } from '../../kit/days.js';
import { stateAfter } from '../../kit/states.js';
import { commentOf, keepStep } from '../../kit/step.js';
import { requireText } from '../../kit/text.js';
import type { Viewer } from '../../kit/viewer.js';
import { publishForces } from '../references/force-facts.view.js';
import { OrganizationReference } from '../references/organization-reference.js';
import { scopeOfOrganization } from '../references/organization-reach.view.js';
import { ProtectionDrill } from './protection-drill.js';
import { type ProtectionPlanEvent, ProtectionPlanStep } from './protection-plan-step.js';
import type { ConfirmProtectionPlanInput, WithdrawProtectionPlanInput } from './protection-plan.inputs.js';
import {
  requireAfter,
  requireAfterDrill,
  requireApprovable,
  requireNextReview,
} from './protection-plan.rules.js';
import { PLAN_CYCLE } from './protection-plan.states.js';
import { ProtectionPlan } from './protection-plan.js';

export const MAX_NUMBER = 60;

/** How every mutation of this folder changes a plan. */
const PROTECTION_PLAN: Changeable<ProtectionPlan> = {
  entity: ProtectionPlan,
  scopeOf: (em, { organizationId }) => scopeOfOrganization(em, organizationId),
  publish: async (em, id) =>
    publishForces(em, [(await em.findOneOrFail(ProtectionPlan, { id })).organizationId]),
};

interface Decision {
  event: ProtectionPlanEvent;
  decidedOn: string;
  document: string;
  viewer: Viewer;
}

/** Moves a plan on and keeps the step in its history. */
async function moveOn(em: EntityManager, plan: ProtectionPlan, step: Decision): Promise<void> {
  plan.state = stateAfter(PLAN_CYCLE, plan, step.event);
  const last = await em.findOne(ProtectionPlanStep, { planId: plan.id }, { orderBy: { decidedOn: 'desc' } });
  requireAfter(last?.decidedOn ?? null, step.decidedOn);
  if (plan.state === 'WITHDRAWN') {
    const drill = await em.findOne(ProtectionDrill, { planId: plan.id }, { orderBy: { heldOn: 'desc' } });
    requireAfterDrill(drill?.heldOn ?? null, step.decidedOn);
    const withdrawnOn = plan.approvedOn ? step.decidedOn : null;
    Object.assign(plan, { withdrawnOn, nextReviewOn: null });
  }
  keepStep(em, ProtectionPlanStep, { ...step, planId: plan.id, state: plan.state });
}

/** An organisation has one plan in force: the approval of the next one withdraws it. */
async function withdrawEarlier(em: EntityManager, plan: ProtectionPlan, approval: Decision): Promise<void> {
  const where = { organizationId: plan.organizationId, state: 'APPROVED' as const };
  const earlier = await em.findOne(ProtectionPlan, where, { lockMode: LockMode.PESSIMISTIC_WRITE });
  if (!earlier) return;
  await moveOn(em, earlier, { ...approval, event: 'WITHDRAW' });
  earlier.version += 1;
  // Before the new one: two plans in force, even inside a transaction, are refused by protection_plan_in_force_once.
  await em.flush();
}

async function approve(em: EntityManager, plan: ProtectionPlan, approval: Decision): Promise<void> {
  const organization = await em.findOneOrFail(OrganizationReference, { id: plan.organizationId });
  requireApprovable(approval.decidedOn, organization);
  await withdrawEarlier(em, plan, approval);
  plan.approvedOn = approval.decidedOn;
}

/** Takes one step of the life cycle, as a mutation asks for it. */
export function takeStep(
  context: GraphContext,
  event: ProtectionPlanEvent,
  input: WithdrawProtectionPlanInput | ConfirmProtectionPlanInput,
): Promise<ProtectionPlan> {
  const decidedOn = requirePastDay(input.decidedOn, today(), 'input.decidedOn');
  const document = requireText(input.document, 'input.document', MAX_NUMBER);
  const nextReviewOn = 'nextReviewOn' in input ? input.nextReviewOn : null;
  if (nextReviewOn) requireNextReview(decidedOn, nextReviewOn);
  const comment = commentOf(input);
  const decision = { event, decidedOn, document, comment, viewer: context.viewer };
  return changeRecord(context, PROTECTION_PLAN, {
    ...input,
    change: async (plan, em) => {
      stateAfter(PLAN_CYCLE, plan, event);
      if (event === 'APPROVE') await approve(em, plan, decision);
      await moveOn(em, plan, decision);
      plan.nextReviewOn = nextReviewOn;
    },
  });
}
