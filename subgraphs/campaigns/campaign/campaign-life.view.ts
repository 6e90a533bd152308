import type { EntityManager } from '@mikro-orm/postgresql';
import { sql } from 'kysely';
import { type Changeable, changeRecord } from '../../kit/change.js';
import { today } from '../../kit/clock.js';
import type { GraphContext } from '../../kit/context.js';
import { newId } from '../../kit/ids.js';
import type { Sql } from '../../kit/page.js';
import { stateAfter } from '../../kit/states.js';
import { optionalText, requireText } from '../../kit/text.js';
import type { Viewer } from '../../kit/viewer.js';
import { scopeOfHost, withinReach } from '../references/organization-reach.view.js';
import { CampaignStep, type CampaignEvent } from './campaign-step.js';
import type { CampaignStepInput } from './campaign.inputs.js';
import { CAMPAIGN_CYCLE, PUBLIC_STATES } from './campaign.states.js';
import { Campaign } from './campaign.js';

/** How every mutation of this subgraph changes a campaign. */
export const CAMPAIGN: Changeable<Campaign> = {
  entity: Campaign,
  scopeOf: (em, { hostId }) => scopeOfHost(em, hostId),
};

interface StepDetails {
  event: CampaignEvent;
  document: string | null;
  comment: string | null;
}

/** Moves a campaign on and keeps the step in its history. */
export function moveOn(em: EntityManager, campaign: Campaign, step: StepDetails & { viewer: Viewer }): void {
  const { viewer, ...details } = step;
  const takenOn = today();
  campaign.state = stateAfter(CAMPAIGN_CYCLE, { ...factsOf(campaign), today: takenOn }, step.event);
  if (step.event === 'APPROVE') campaign.planNumber = step.document;
  em.create(CampaignStep, {
    ...details,
    ...{ id: newId(), campaignId: campaign.id, state: campaign.state },
    ...{ takenOn, role: viewer.role, actor: viewer.subject ?? null },
  });
}

const factsOf = ({ state, kind, startsOn }: Campaign) => ({ state, kind, startsOn });

/** Takes one step of the life cycle, as a mutation asks for it. */
export function takeStep(
  context: GraphContext,
  event: CampaignEvent,
  input: CampaignStepInput & { document?: string },
): Promise<Campaign> {
  const needsDocument = CAMPAIGN_CYCLE[event].document;
  const document = needsDocument ? requireText(input.document ?? '', 'input.document', 60) : null;
  const comment = optionalText(input.comment, 'input.comment', 300);
  return changeRecord(context, CAMPAIGN, {
    ...input,
    change: (campaign, em) => moveOn(em, campaign, { event, document, comment, viewer: context.viewer }),
  });
}

/** Campaigns (`c`) everyone may see: approved once, or put on record. Only their activities count in figures. */
export const IS_PUBLIC: Sql = sql`(c.state = any(cast(${[...PUBLIC_STATES]} as text[])) or c.state = 'CANCELLED' and c.plan_number is not null)`;

/** Campaigns (`c`) the viewer may see: the public ones, and all of the hosts in its reach. */
export const visibleTo = (viewer: Viewer): Sql =>
  sql`(${IS_PUBLIC} or ${withinReach(viewer, sql`c.host_id`)})`;
