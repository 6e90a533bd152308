import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import { Access } from '../../kit/access.js';
import { changeRecord } from '../../kit/change.js';
import type { GraphContext } from '../../kit/context.js';
import { newId } from '../../kit/ids.js';
import { requireText } from '../../kit/text.js';
import { assertWithinReach } from '../../kit/viewer.js';
import { CampaignActivity } from '../activity/campaign-activity.js';
import { requireRoomForActivities } from '../activity/campaign-activity.rules.js';
import { OrganizationReference } from '../references/organization-reference.js';
import { requireOrganization, toScope } from '../references/organization-reach.view.js';
import { CAMPAIGN } from './campaign-life.view.js';
import { DraftCampaignInput, ReviseCampaignInput } from './campaign.inputs.js';
import { requireEditable, requireHostThroughout, requireSpan } from './campaign.rules.js';
import { HOSTS } from './campaign.states.js';
import { Campaign } from './campaign.js';

function toFacts(input: DraftCampaignInput | ReviseCampaignInput) {
  const { kind, startsOn, endsOn } = input;
  requireSpan({ startsOn, endsOn });
  const relatedMovements = [...new Set(input.relatedMovements)];
  return { title: requireText(input.title, 'input.title', 200), kind, startsOn, endsOn, relatedMovements };
}

@Resolver(() => Campaign)
export class CampaignDraftResolver {
  @Access(...HOSTS)
  @Mutation(() => Campaign, {
    description: 'Writes a new campaign of a host in the viewer’s reach, as a DRAFT (duty 1a).',
  })
  async draftCampaign(
    @Arg('input', () => DraftCampaignInput, { description: 'The campaign.' }) input: DraftCampaignInput,
    @Ctx() context: GraphContext,
  ): Promise<Campaign> {
    const facts = toFacts(input);
    const host = await requireOrganization(context, input.hostId, 'input.hostId');
    assertWithinReach(context.viewer, toScope(host));
    requireHostThroughout(host, facts);
    const record = {
      ...{ id: newId(), hostId: host.id, state: 'DRAFT' as const, planNumber: null, version: 1 },
      ...{ reportedActivities: null, reportedReached: null },
    };
    return context.write(async (em) => em.create(Campaign, { ...record, ...facts }));
  }

  @Access(...HOSTS)
  @Mutation(() => Campaign, { description: 'Gives a DRAFT or RETURNED campaign new facts.' })
  reviseCampaign(
    @Arg('input', () => ReviseCampaignInput, { description: 'The new facts.' }) input: ReviseCampaignInput,
    @Ctx() context: GraphContext,
  ): Promise<Campaign> {
    const facts = toFacts(input);
    return changeRecord(context, CAMPAIGN, {
      ...input,
      change: async (campaign, em) => {
        requireEditable(campaign.state);
        requireHostThroughout(await em.findOneOrFail(OrganizationReference, { id: campaign.hostId }), facts);
        requireRoomForActivities(
          await em.find(CampaignActivity, { campaignId: campaign.id }),
          campaign,
          facts,
        );
        Object.assign(campaign, facts);
      },
    });
  }
}
