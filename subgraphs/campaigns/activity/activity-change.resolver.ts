import { LockMode } from '@mikro-orm/core';
import type { EntityManager } from '@mikro-orm/postgresql';
import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import { Access } from '../../kit/access.js';
import { type Changeable, changeRecord } from '../../kit/change.js';
import { today } from '../../kit/clock.js';
import type { GraphContext } from '../../kit/context.js';
import { Refusal } from '../../kit/errors.js';
import { newId, requireId } from '../../kit/ids.js';
import { requireCount } from '../../kit/numbers.js';
import { optionalText, requireText } from '../../kit/text.js';
import { assertWithinReach } from '../../kit/viewer.js';
import { moveOn } from '../campaign/campaign-life.view.js';
import { HOSTS } from '../campaign/campaign.states.js';
import { Campaign } from '../campaign/campaign.js';
import { scopeOfHost } from '../references/organization-reach.view.js';
import { Topic } from '../topic/topic.js';
import { ActivityCorrection } from './activity-correction.js';
import {
  CorrectActivityInput,
  RecordActivityInput,
  WithdrawActivityInput,
} from './campaign-activity.inputs.js';
import {
  MAX_REACHED,
  requireHeldOn,
  requireNotWithdrawn,
  requireOpenForActivities,
  requireUnfrozen,
} from './campaign-activity.rules.js';
import { CampaignActivity } from './campaign-activity.js';

const ACTIVITY: Changeable<CampaignActivity> = {
  entity: CampaignActivity,
  scopeOf: (em, { hostId }) => scopeOfHost(em, hostId),
};

/** The campaign, held until the transaction ends: its state must not change under an activity being written. */
async function holdCampaign(em: EntityManager, campaignId: string): Promise<Campaign> {
  const id = requireId(campaignId, 'input.campaignId');
  const campaign = await em.findOne(Campaign, { id }, { lockMode: LockMode.PESSIMISTIC_WRITE });
  if (campaign) return campaign;
  throw new Refusal('NOT_FOUND', `No campaign has the id ${id}.`, { path: 'input.campaignId' });
}

async function requireTopic(em: EntityManager, code: string): Promise<Topic> {
  const topic = await em.findOne(Topic, { code });
  if (topic) return topic;
  throw new Refusal('NOT_FOUND', `No topic has the code ${code}; the query topics lists them.`, {
    path: 'input.topicCode',
  });
}

@Resolver(() => CampaignActivity)
export class ActivityChangeResolver {
  @Access(...HOSTS)
  @Mutation(() => CampaignActivity, {
    description: 'Records an activity that was held; the first one starts an APPROVED campaign (duty 1a).',
  })
  recordActivity(
    @Arg('input', () => RecordActivityInput, { description: 'The activity.' }) input: RecordActivityInput,
    @Ctx() context: GraphContext,
  ): Promise<CampaignActivity> {
    const reached = requireCount(input.reached, 'input.reached', MAX_REACHED);
    const place = optionalText(input.place, 'input.place', 120);
    return context.write(async (em) => {
      const campaign = await holdCampaign(em, input.campaignId);
      assertWithinReach(context.viewer, await scopeOfHost(em, campaign.hostId));
      requireOpenForActivities(campaign);
      const heldOn = requireHeldOn(campaign, input.heldOn, today());
      if (campaign.state === 'APPROVED') startWithActivity(em, campaign, context);
      return em.create(CampaignActivity, {
        ...{
          id: newId(),
          campaignId: campaign.id,
          hostId: campaign.hostId,
          topicId: (await requireTopic(em, input.topicCode)).id,
        },
        ...{
          heldOn,
          audience: input.audience,
          reached,
          format: input.format ?? null,
          place,
          withdrawn: false,
          version: 1,
        },
      });
    });
  }

  @Access(...HOSTS)
  @Mutation(() => CampaignActivity, {
    description: 'Corrects an activity; what it said before is kept. Refused once the campaign is REPORTED.',
  })
  correctActivity(
    @Arg('input', () => CorrectActivityInput, { description: 'The correction.' }) input: CorrectActivityInput,
    @Ctx() context: GraphContext,
  ): Promise<CampaignActivity> {
    const { heldOn, audience, reached } = input;
    return correct(context, input, (activity, campaign) => {
      if (heldOn != null) activity.heldOn = requireHeldOn(campaign, heldOn, today());
      if (audience != null) activity.audience = audience;
      if (reached != null) activity.reached = requireCount(reached, 'input.reached', MAX_REACHED);
    });
  }

  @Access(...HOSTS)
  @Mutation(() => CampaignActivity, {
    description: 'Withdraws an activity entered by mistake: it stays on record and counts nowhere.',
  })
  withdrawActivity(
    @Arg('input', () => WithdrawActivityInput, { description: 'The withdrawal.' })
    input: WithdrawActivityInput,
    @Ctx() context: GraphContext,
  ): Promise<CampaignActivity> {
    return correct(context, input, (activity) => {
      activity.withdrawn = true;
    });
  }
}

function startWithActivity(em: EntityManager, campaign: Campaign, { viewer }: GraphContext): void {
  moveOn(em, campaign, { event: 'START', document: null, comment: null, viewer });
  campaign.version += 1;
}

/** Changes an activity whose figures are not frozen, and keeps what it said before. */
function correct(
  context: GraphContext,
  input: WithdrawActivityInput,
  change: (activity: CampaignActivity, campaign: Campaign) => void,
): Promise<CampaignActivity> {
  const reason = requireText(input.reason, 'input.reason', 300);
  return changeRecord(context, ACTIVITY, {
    ...input,
    change: async (activity, em) => {
      const campaign = await holdCampaign(em, activity.campaignId);
      requireUnfrozen(campaign);
      requireNotWithdrawn(activity);
      const { heldOn, audience, reached } = activity;
      em.create(ActivityCorrection, {
        ...{ id: newId(), activityId: activity.id, heldOn, audience, reached, reason },
        ...{ correctedOn: today(), role: context.viewer.role, actor: context.viewer.subject ?? null },
      });
      change(activity, campaign);
    },
  });
}
