import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import { Access } from '../../kit/access.js';
import { changeRecord } from '../../kit/change.js';
import { today } from '../../kit/clock.js';
import type { GraphContext } from '../../kit/context.js';
import { newId } from '../../kit/ids.js';
import { requireCount } from '../../kit/numbers.js';
import { optionalText, requireText } from '../../kit/text.js';
import { assertWithinReach } from '../../kit/viewer.js';
import { toUnitScope } from '../../kit/unit.js';
import { MAX_REACHED, requireYear } from '../activity/campaign-activity.rules.js';
import { publishHost } from '../activity/host-facts.view.js';
import { HOSTS } from '../campaign/campaign.states.js';
import { requireUnitOn } from '../references/unit-reach.view.js';
import { FestivalEvent } from './festival-event.js';
import { FESTIVAL_EVENT, FESTIVAL_PLAN, holdPlan, requirePlacedHost } from './festival-host.view.js';
import { FestivalPlan } from './festival-plan.js';
import {
  IssueFestivalPlanInput,
  RecordFestivalEventInput,
  ReviseFestivalPlanInput,
  WithdrawFestivalEventInput,
} from './festival.inputs.js';
import {
  MAX_COMMENDED,
  requireCounted,
  requireGoverned,
  requireHeldInWindow,
  requireHostOfLevel,
  requireResidentialArea,
  requireWindow,
  requireWindowAround,
} from './festival.rules.js';

function toPlanFacts(input: IssueFestivalPlanInput | ReviseFestivalPlanInput, year: number) {
  const { opensOn, closesOn, obligesCommunes } = input;
  requireWindow({ opensOn, closesOn }, year);
  const documentNumber = requireText(input.documentNumber, 'input.documentNumber', 60);
  return {
    opensOn,
    closesOn,
    documentNumber,
    obligesCommunes,
    obligedKinds: [...new Set(input.obligedKinds)],
  };
}

function toEventFacts(input: RecordFestivalEventInput) {
  const { level, heldOn } = input;
  const name = optionalText(input.residentialArea, 'input.residentialArea', 100);
  return {
    level,
    heldOn,
    residentialArea: requireResidentialArea(level, name),
    participants: requireCount(input.participants, 'input.participants', MAX_REACHED),
    collectivesCommended: requireCount(
      input.collectivesCommended,
      'input.collectivesCommended',
      MAX_COMMENDED,
    ),
    individualsCommended: requireCount(
      input.individualsCommended,
      'input.individualsCommended',
      MAX_COMMENDED,
    ),
  };
}

@Resolver(() => FestivalEvent)
export class FestivalChangeResolver {
  @Access('COMMUNE_OFFICER', 'PROVINCE_OFFICER')
  @Mutation(() => FestivalPlan, {
    description: 'Records a unit’s plan for the festival of a year: one plan per unit and year (clause 2e).',
  })
  async issueFestivalPlan(
    @Arg('input', () => IssueFestivalPlanInput, { description: 'The plan.' }) input: IssueFestivalPlanInput,
    @Ctx() context: GraphContext,
  ): Promise<FestivalPlan> {
    const year = requireYear(input.year, 'input.year');
    const facts = toPlanFacts(input, year);
    const unit = await requireUnitOn(context, { id: input.unitId, path: 'input.unitId' }, facts.opensOn);
    assertWithinReach(context.viewer, toUnitScope(unit));
    return context.write(async (em) =>
      em.create(FestivalPlan, { id: newId(), ...unit, year, ...facts, version: 1 }),
    );
  }

  @Access('COMMUNE_OFFICER', 'PROVINCE_OFFICER')
  @Mutation(() => FestivalPlan, {
    description: 'Moves the window of a plan, or changes whom it obliges; its events stay inside (R16).',
  })
  reviseFestivalPlan(
    @Arg('input', () => ReviseFestivalPlanInput, { description: 'The new window.' })
    input: ReviseFestivalPlanInput,
    @Ctx() context: GraphContext,
  ): Promise<FestivalPlan> {
    return changeRecord(context, FESTIVAL_PLAN, {
      ...input,
      change: async (plan, em) => {
        const facts = toPlanFacts(input, plan.year);
        const outside = { $or: [{ heldOn: { $lt: facts.opensOn } }, { heldOn: { $gt: facts.closesOn } }] };
        const events = { planId: plan.id, withdrawn: false, ...outside };
        requireWindowAround(facts, await em.find(FestivalEvent, events, { limit: 1 }));
        Object.assign(plan, facts);
      },
    });
  }

  @Access(...HOSTS)
  @Mutation(() => FestivalEvent, {
    description: 'Records a festival event of a host in the viewer’s reach, inside the plan’s window (R16).',
  })
  async recordFestivalEvent(
    @Arg('input', () => RecordFestivalEventInput, { description: 'The event.' })
    input: RecordFestivalEventInput,
    @Ctx() context: GraphContext,
  ): Promise<FestivalEvent> {
    const facts = toEventFacts(input);
    const { placedIn, ...host } = await requirePlacedHost(context, requireHostOfLevel(input), facts.heldOn);
    return context.write(async (em) => {
      const plan = await holdPlan(em, input.planId);
      requireHeldInWindow(plan, facts.heldOn, today());
      requireGoverned(plan, placedIn);
      const record = { id: newId(), planId: plan.id, withdrawn: false, withdrawalReason: null, version: 1 };
      const event = em.create(FestivalEvent, { ...record, ...host, ...facts });
      await publishHost(em, host.organizationId);
      return event;
    });
  }

  @Access(...HOSTS)
  @Mutation(() => FestivalEvent, {
    description: 'Withdraws an event entered by mistake: it stays on record and counts nowhere.',
  })
  withdrawFestivalEvent(
    @Arg('input', () => WithdrawFestivalEventInput, { description: 'The withdrawal.' })
    input: WithdrawFestivalEventInput,
    @Ctx() context: GraphContext,
  ): Promise<FestivalEvent> {
    const withdrawalReason = requireText(input.reason, 'input.reason', 300);
    return changeRecord(context, FESTIVAL_EVENT, {
      ...input,
      change: (event) => {
        requireCounted(event);
        Object.assign(event, { withdrawn: true, withdrawalReason });
      },
    });
  }
}
