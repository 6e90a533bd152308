import type { EntityManager } from '@mikro-orm/postgresql';
import { sql } from 'kysely';
import { type Changeable, changeRecord } from '../../kit/change.js';
import { today } from '../../kit/clock.js';
import type { GraphContext } from '../../kit/context.js';
import { stateAfter } from '../../kit/states.js';
import { commentOf, keepStep } from '../../kit/step.js';
import { requireText } from '../../kit/text.js';
import type { Viewer } from '../../kit/viewer.js';
import { publishHost } from '../activity/host-facts.view.js';
import { scopeOfHost } from '../references/organization-reach.view.js';
import { CampaignStep, type CampaignEvent } from './campaign-step.js';
import type { CampaignStepInput } from './campaign.inputs.js';
import { CAMPAIGN_CYCLE } from './campaign.states.js';
import { Campaign } from './campaign.js';

/** How every mutation of this subgraph changes a campaign. */
export const CAMPAIGN: Changeable<Campaign> = {
  entity: Campaign,
  scopeOf: (em, { hostId }) => scopeOfHost(em, hostId),
  // Its state says whether its activities count.
  publish: async (em, id) => publishHost(em, (await em.findOneOrFail(Campaign, { id })).hostId),
};

interface StepDetails {
  event: CampaignEvent;
  document: string | null;
  comment: string | null;
}

/** Moves a campaign on and keeps the step in its history. */
export function moveOn(em: EntityManager, campaign: Campaign, step: StepDetails & { viewer: Viewer }): void {
  campaign.state = stateAfter(CAMPAIGN_CYCLE, { ...factsOf(campaign), today: today() }, step.event);
  if (step.event === 'APPROVE') campaign.planNumber = step.document;
  keepStep(em, CampaignStep, { ...step, campaignId: campaign.id, state: campaign.state });
}

const factsOf = ({ state, kind, startsOn }: Campaign) => ({ state, kind, startsOn });

/** The figures of an accepted report stay as they were accepted, whatever is corrected later (domain 5.2). */
async function freezeFigures(em: EntityManager, campaign: Campaign): Promise<void> {
  const { rows } = await sql<{ activities: number; reached: number }>`
    select count(*)::int as activities, coalesce(sum(a.reached), 0)::int as reached
    from campaigns.campaign_activity a where a.campaign_id = ${campaign.id} and not a.withdrawn`.execute(
    em.getKysely(),
  );
  campaign.reportedActivities = rows[0]!.activities;
  campaign.reportedReached = rows[0]!.reached;
}

/** Takes one step of the life cycle, as a mutation asks for it. */
export function takeStep(
  context: GraphContext,
  event: CampaignEvent,
  input: CampaignStepInput & { document?: string },
): Promise<Campaign> {
  const needsDocument = CAMPAIGN_CYCLE[event].document;
  const document = needsDocument ? requireText(input.document ?? '', 'input.document', 60) : null;
  const comment = commentOf(input);
  return changeRecord(context, CAMPAIGN, {
    ...input,
    change: async (campaign, em) => {
      moveOn(em, campaign, { event, document, comment, viewer: context.viewer });
      if (event === 'REPORT') await freezeFigures(em, campaign);
    },
  });
}
