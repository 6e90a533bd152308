import { LockMode } from '@mikro-orm/core';
import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import { Access } from '../../kit/access.js';
import { today } from '../../kit/clock.js';
import type { GraphContext } from '../../kit/context.js';
import { requirePastDay } from '../../kit/days.js';
import { Refusal } from '../../kit/errors.js';
import { newId, requireId } from '../../kit/ids.js';
import { requireText } from '../../kit/text.js';
import { assertWithinReach } from '../../kit/viewer.js';
import { requireCorrection } from '../guard-unit/strength-snapshot.rules.js';
import { publishForces } from '../references/force-facts.view.js';
import {
  assertOrganizationWithinReach,
  KEEPERS,
  requireOrganization,
  scopeOfOrganization,
} from '../references/organization-reach.view.js';
import { ProtectionDrill } from './protection-drill.js';
import { MAX_NUMBER, takeStep } from './protection-plan-life.view.js';
import {
  ConfirmProtectionPlanInput,
  DraftProtectionPlanInput,
  RecordProtectionDrillInput,
  WithdrawProtectionPlanInput,
} from './protection-plan.inputs.js';
import { requireDrill } from './protection-plan.rules.js';
import { PLAN_CYCLE } from './protection-plan.states.js';
import { ProtectionPlan } from './protection-plan.js';

/** The named steps of a plan's life; who may take one is said in the table of states. */
@Resolver(() => ProtectionPlan)
export class ProtectionPlanLifeResolver {
  @Access(...KEEPERS)
  @Mutation(() => ProtectionPlan, { description: 'Puts a protection plan on record as a draft (duty 3e).' })
  async draftProtectionPlan(
    @Arg('input', () => DraftProtectionPlanInput, { description: 'The plan.' })
    input: DraftProtectionPlanInput,
    @Ctx() context: GraphContext,
  ): Promise<ProtectionPlan> {
    const { handlesSituations } = input;
    const number = requireText(input.number, 'input.number', MAX_NUMBER);
    const { id: organizationId } = await requireOrganization(
      context,
      input.organizationId,
      'input.organizationId',
    );
    await assertOrganizationWithinReach(context, organizationId);
    return context.write(async (em) =>
      em.create(ProtectionPlan, {
        ...{ id: newId(), organizationId, number, handlesSituations, state: 'DRAFT', version: 1 },
        ...{ approvedOn: null, nextReviewOn: null, withdrawnOn: null },
      }),
    );
  }

  @Access(...PLAN_CYCLE.APPROVE.who)
  @Mutation(() => ProtectionPlan, {
    description:
      'Puts a plan in force: DRAFT → APPROVED. One in force until then is withdrawn by the same document.',
  })
  approveProtectionPlan(
    @Arg('input', () => ConfirmProtectionPlanInput, { description: 'The approval.' })
    input: ConfirmProtectionPlanInput,
    @Ctx() context: GraphContext,
  ): Promise<ProtectionPlan> {
    return takeStep(context, 'APPROVE', input);
  }

  @Access(...PLAN_CYCLE.REVIEW.who)
  @Mutation(() => ProtectionPlan, {
    description:
      'Confirms a plan in force in its yearly review; from that day it is 12 months current again.',
  })
  reviewProtectionPlan(
    @Arg('input', () => ConfirmProtectionPlanInput, { description: 'The review.' })
    input: ConfirmProtectionPlanInput,
    @Ctx() context: GraphContext,
  ): Promise<ProtectionPlan> {
    return takeStep(context, 'REVIEW', input);
  }

  @Access(...PLAN_CYCLE.WITHDRAW.who)
  @Mutation(() => ProtectionPlan, { description: 'Withdraws a plan: DRAFT or APPROVED → WITHDRAWN.' })
  withdrawProtectionPlan(
    @Arg('input', () => WithdrawProtectionPlanInput, { description: 'The end of the plan.' })
    input: WithdrawProtectionPlanInput,
    @Ctx() context: GraphContext,
  ): Promise<ProtectionPlan> {
    return takeStep(context, 'WITHDRAW', input);
  }

  @Access(...KEEPERS)
  @Mutation(() => ProtectionDrill, {
    description: 'Records, or with its version corrects, a drill of a plan in force (duty 4e).',
  })
  recordProtectionDrill(
    @Arg('input', () => RecordProtectionDrillInput, { description: 'The drill.' })
    input: RecordProtectionDrillInput,
    @Ctx() context: GraphContext,
  ): Promise<ProtectionDrill> {
    const { kind, participants } = input;
    const planId = requireId(input.planId, 'input.planId');
    const heldOn = requirePastDay(input.heldOn, today(), 'input.heldOn');
    const reportNumber = requireText(input.reportNumber, 'input.reportNumber', MAX_NUMBER);
    return context.write(async (em) => {
      // Held to the end: of two first records of a drill the later one must see the earlier.
      const plan = await em.findOne(ProtectionPlan, { id: planId }, { lockMode: LockMode.PESSIMISTIC_WRITE });
      if (!plan)
        throw new Refusal('NOT_FOUND', `No protection plan has the id ${planId}.`, { path: 'input.planId' });
      assertWithinReach(context.viewer, await scopeOfOrganization(em, plan.organizationId));
      requireDrill(plan, { heldOn, participants });
      const existing = await em.findOne(ProtectionDrill, { planId, heldOn, kind });
      requireCorrection(existing, input.version ?? null, `a ${kind} drill on ${heldOn}`);
      const facts = { participants, reportNumber };
      const drill = existing
        ? Object.assign(existing, facts, { version: existing.version + 1 })
        : em.create(ProtectionDrill, { id: newId(), planId, kind, heldOn, ...facts, version: 1 });
      await publishForces(em, [plan.organizationId]);
      return drill;
    });
  }
}
