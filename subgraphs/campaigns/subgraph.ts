import { referenceTo } from '../kit/rows.js';
import type { SubgraphDefinition } from '../kit/subgraph.js';
import { DISPUTE_CONSTRAINTS, disputeResolverOf } from '../kit/dispute/dispute.resolver.js';
import { recordResolverOf } from '../kit/dispute/record.resolver.js';
import { ORGANIZATION_RECORDS } from './data-rights/organization-records.view.js';
import { ActivityChangeResolver } from './activity/activity-change.resolver.js';
import { ActivityCorrection } from './activity/activity-correction.js';
import {
  OrganizationActivitiesResolver,
  UnitActivitiesResolver,
} from './activity/activity-summary.resolver.js';
import { CampaignActivityResolver } from './activity/campaign-activity.resolver.js';
import { CampaignActivity } from './activity/campaign-activity.js';
import { CampaignDraftResolver } from './campaign/campaign-draft.resolver.js';
import { CampaignLifeResolver } from './campaign/campaign-life.resolver.js';
import { CampaignStep } from './campaign/campaign-step.js';
import { CampaignResolver } from './campaign/campaign.resolver.js';
import { Campaign } from './campaign/campaign.js';
import { DialogueChangeResolver } from './dialogue/dialogue-change.resolver.js';
import {
  LabourDialogueResolver,
  OrganizationDialoguesResolver,
  UnitDialoguesResolver,
} from './dialogue/labour-dialogue.resolver.js';
import { LabourDialogue } from './dialogue/labour-dialogue.js';
import { FestivalChangeResolver } from './festival/festival-change.resolver.js';
import { FestivalEventResolver, OrganizationFestivalResolver } from './festival/festival-event.resolver.js';
import { FestivalEvent } from './festival/festival-event.js';
import { FestivalPlanResolver, UnitFestivalResolver } from './festival/festival-plan.resolver.js';
import { FestivalPlan } from './festival/festival-plan.js';
import { migrations } from './migrations/index.js';
import { ORGANIZATION_FACTS } from './references/organization-facts.view.js';
import { OrganizationPlaceReference } from './references/organization-place-reference.js';
import { OrganizationReference } from './references/organization-reference.js';
import { TopicResolver } from './topic/topic.resolver.js';
import { Topic } from './topic/topic.js';

/** Owner of awareness campaigns and their activities; follows the facts of their hosts. */
export const definition: SubgraphDefinition = {
  name: 'campaigns',
  schema: 'campaigns',
  entities: [
    Topic,
    Campaign,
    CampaignStep,
    CampaignActivity,
    ActivityCorrection,
    FestivalPlan,
    FestivalEvent,
    LabourDialogue,
    OrganizationReference,
    OrganizationPlaceReference,
  ],
  migrations,
  resolvers: [
    TopicResolver,
    CampaignResolver,
    CampaignDraftResolver,
    CampaignLifeResolver,
    CampaignActivityResolver,
    ActivityChangeResolver,
    OrganizationActivitiesResolver,
    UnitActivitiesResolver,
    ...[FestivalPlanResolver, FestivalEventResolver, FestivalChangeResolver],
    ...[OrganizationFestivalResolver, UnitFestivalResolver],
    ...[LabourDialogueResolver, DialogueChangeResolver, OrganizationDialoguesResolver, UnitDialoguesResolver],
    recordResolverOf(ORGANIZATION_RECORDS),
    disputeResolverOf(ORGANIZATION_RECORDS),
  ],
  references: {
    AdministrativeUnit: ({ id }) => ({ id }),
    FestivalEvent: referenceTo(FestivalEvent),
    Organization: ({ id }) => ({ id }),
  },
  projections: [ORGANIZATION_FACTS],
  // Rules refuse first what the named checks of the migrations would; these are a client's to hit.
  constraints: {
    ...DISPUTE_CONSTRAINTS,
    festival_plan_once: {
      code: 'CONFLICT',
      path: 'input.year',
      reason: 'The unit already has a festival plan for this year; revise that one instead.',
    },
    festival_event_once: {
      code: 'CONFLICT',
      path: 'input.heldOn',
      reason: 'This host already has an event on this day under this plan.',
    },
  },
};
