import { LockMode } from '@mikro-orm/core';
import type { EntityManager } from '@mikro-orm/postgresql';
import { type Changeable, changeRecord } from '../../kit/change.js';
import { today } from '../../kit/clock.js';
import type { GraphContext } from '../../kit/context.js';
import { Refusal } from '../../kit/errors.js';
import { newId, requireId } from '../../kit/ids.js';
import { requireCount } from '../../kit/numbers.js';
import { actorOf } from '../../kit/step.js';
import { requireText } from '../../kit/text.js';
import { Campaign } from '../campaign/campaign.js';
import { scopeOfHost } from '../references/organization-reach.view.js';
import { ActivityCorrection } from './activity-correction.js';
import { ActivityParticipation, type ParticipationFacts } from './activity-participation.js';
import { requireParticipationAnew } from './activity-participation.rules.js';
import type { CorrectActivityInput, WithdrawActivityInput } from './campaign-activity.inputs.js';
import { MAX_REACHED, requireHeldOn, requireNotWithdrawn } from './campaign-activity.rules.js';
import { CampaignActivity } from './campaign-activity.js';
import { publishHost } from './host-facts.view.js';

const ACTIVITY: Changeable<CampaignActivity> = {
  entity: CampaignActivity,
  scopeOf: (em, { hostId }) => scopeOfHost(em, hostId),
  publish: async (em, id) => publishHost(em, (await em.findOneOrFail(CampaignActivity, { id })).hostId),
};

/** The campaign, held until the transaction ends: its state must not change under an activity being written. */
export async function holdCampaign(em: EntityManager, campaignId: string): Promise<Campaign> {
  const id = requireId(campaignId, 'input.campaignId');
  const campaign = await em.findOne(Campaign, { id }, { lockMode: LockMode.PESSIMISTIC_WRITE });
  if (campaign) return campaign;
  throw new Refusal('NOT_FOUND', `No campaign has the id ${id}.`, { path: 'input.campaignId' });
}

/** Writes people by class in place of what was told before. */
export function replaceParticipation(
  em: EntityManager,
  { activityId, before }: { activityId: string; before: readonly ActivityParticipation[] },
  after: readonly ParticipationFacts[],
): void {
  for (const row of before) {
    const told = after.find(({ audience }) => audience === row.audience);
    if (told) row.participants = told.participants;
    else em.remove(row);
  }
  const known = new Set(before.map(({ audience }) => audience));
  for (const facts of after)
    if (!known.has(facts.audience)) em.create(ActivityParticipation, { activityId, ...facts });
}

interface Correction {
  /** Document that allows it after the report was accepted. */
  document: string | null;
  /** Whether the campaign is in a state in which it may be made. */
  requireState(campaign: Campaign): void;
  change(activity: CampaignActivity, campaign: Campaign, em: EntityManager): unknown;
}

/** Changes an activity, and keeps what it said before. */
export function correct(
  context: GraphContext,
  input: WithdrawActivityInput,
  { document, requireState, change }: Correction,
): Promise<CampaignActivity> {
  const reason = requireText(input.reason, 'input.reason', 300);
  return changeRecord(context, ACTIVITY, {
    ...input,
    change: async (activity, em) => {
      const campaign = await holdCampaign(em, activity.campaignId);
      requireState(campaign);
      requireNotWithdrawn(activity);
      const told = await em.find(ActivityParticipation, { activityId: activity.id });
      const participation = told.map(({ audience, participants }) => ({ audience, participants }));
      const { heldOn, audience, reached } = activity;
      em.create(ActivityCorrection, {
        ...{
          id: newId(),
          activityId: activity.id,
          heldOn,
          audience,
          reached,
          participation,
          reason,
          document,
        },
        ...{ correctedOn: today(), ...actorOf(context.viewer) },
      });
      await change(activity, campaign, em);
    },
  });
}

/** What is given replaces what was told, the rest stays. */
export async function applyCorrection(
  { heldOn, audience, reached, participation }: CorrectActivityInput,
  { activity, campaign, em }: { activity: CampaignActivity; campaign: Campaign; em: EntityManager },
): Promise<void> {
  if (heldOn != null) activity.heldOn = requireHeldOn(campaign, heldOn, today());
  if (audience != null) activity.audience = audience;
  if (reached != null) activity.reached = requireCount(reached, 'input.reached', MAX_REACHED);
  const before = await em.find(ActivityParticipation, { activityId: activity.id });
  const after = requireParticipationAnew(before, { reached: activity.reached, participation });
  replaceParticipation(em, { activityId: activity.id, before }, after);
}
