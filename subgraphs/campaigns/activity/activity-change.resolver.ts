import type { EntityManager } from '@mikro-orm/postgresql';
import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import { Access } from '../../kit/access.js';
import { today } from '../../kit/clock.js';
import type { GraphContext } from '../../kit/context.js';
import { newId } from '../../kit/ids.js';
import { requireCount } from '../../kit/numbers.js';
import { optionalText, requireText } from '../../kit/text.js';
import { assertWithinReach } from '../../kit/viewer.js';
import { moveOn } from '../campaign/campaign-life.view.js';
import { HOSTS, OFFICERS } from '../campaign/campaign.states.js';
import type { Campaign } from '../campaign/campaign.js';
import { scopeOfHost } from '../references/organization-reach.view.js';
import { requireTopic } from '../topic/topic.view.js';
import { applyCorrection, correct, holdCampaign, replaceParticipation } from './activity-change.view.js';
import { requireParticipation } from './activity-participation.rules.js';
import {
  CorrectActivityInput,
  CorrectReportedActivityInput,
  RecordActivityInput,
  WithdrawActivityInput,
} from './campaign-activity.inputs.js';
import {
  MAX_REACHED,
  requireHeldOn,
  requireOpenForActivities,
  requireReported,
  requireUnfrozen,
} from './campaign-activity.rules.js';
import { CampaignActivity } from './campaign-activity.js';
import { publishHost } from './host-facts.view.js';

function toFacts(input: RecordActivityInput) {
  const { audience, format = null } = input;
  const reached = requireCount(input.reached, 'input.reached', MAX_REACHED);
  const place = optionalText(input.place, 'input.place', 120);
  const participation = requireParticipation(input.participation ?? [], reached);
  return { participation, facts: { audience, reached, format, place, withdrawn: false, version: 1 } };
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
    const { participation, facts } = toFacts(input);
    return context.write(async (em) => {
      const campaign = await holdCampaign(em, input.campaignId);
      assertWithinReach(context.viewer, await scopeOfHost(em, campaign.hostId));
      requireOpenForActivities(campaign);
      const heldOn = requireHeldOn(campaign, input.heldOn, today());
      if (campaign.state === 'APPROVED') startWithActivity(em, campaign, context);
      const { id: topicId } = await requireTopic(em, input.topicCode);
      const links = { id: newId(), campaignId: campaign.id, hostId: campaign.hostId, topicId };
      const activity = em.create(CampaignActivity, { ...links, ...facts, heldOn });
      replaceParticipation(em, { activityId: links.id, before: [] }, participation);
      await publishHost(em, campaign.hostId);
      return activity;
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
    return correct(context, input, {
      document: null,
      requireState: requireUnfrozen,
      change: (activity, campaign, em) => applyCorrection(input, { activity, campaign, em }),
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
    return correct(context, input, {
      document: null,
      requireState: requireUnfrozen,
      change: (activity) => (activity.withdrawn = true),
    });
  }

  @Access(...OFFICERS)
  @Mutation(() => CampaignActivity, {
    description:
      'Corrects or withdraws an activity of a REPORTED campaign by a document; the figures of the report stay frozen (domain 5.2).',
  })
  correctReportedActivity(
    @Arg('input', () => CorrectReportedActivityInput, { description: 'The correction.' })
    input: CorrectReportedActivityInput,
    @Ctx() context: GraphContext,
  ): Promise<CampaignActivity> {
    return correct(context, input, {
      document: requireText(input.document, 'input.document', 60),
      requireState: requireReported,
      change: async (activity, campaign, em) => {
        await applyCorrection(input, { activity, campaign, em });
        activity.withdrawn = input.withdraw;
      },
    });
  }
}

function startWithActivity(em: EntityManager, campaign: Campaign, { viewer }: GraphContext): void {
  moveOn(em, campaign, { event: 'START', document: null, comment: null, viewer });
  campaign.version += 1;
}
