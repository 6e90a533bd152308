import { referenceTo } from '../kit/rows.js';
import type { SubgraphDefinition } from '../kit/subgraph.js';
import { DISPUTE_CONSTRAINTS, disputeResolverOf } from '../kit/dispute/dispute.resolver.js';
import { recordResolverOf } from '../kit/dispute/record.resolver.js';
import { ORGANIZATION_RECORDS } from './data-rights/organization-records.view.js';
import { ActivityChangeResolver } from './activity/activity-change.resolver.js';
import { ActivityCorrection } from './activity/activity-correction.js';
import { ActivityParticipation } from './activity/activity-participation.js';
import {
  OrganizationActivitiesResolver,
  UnitActivitiesResolver,
} from './activity/activity-summary.resolver.js';
import { OrganizationTopicsResolver, TopicSummaryResolver } from './activity/topic-summary.resolver.js';
import { CampaignActivityResolver } from './activity/campaign-activity.resolver.js';
import { CampaignActivity } from './activity/campaign-activity.js';
import { FormatStatisticResolver } from './activity/format-statistic.resolver.js';
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
import { ClauseEvidenceResolver } from './evidence/clause-evidence.resolver.js';
import { FestivalChangeResolver } from './festival/festival-change.resolver.js';
import { FestivalEventResolver, OrganizationFestivalResolver } from './festival/festival-event.resolver.js';
import { FestivalEvent } from './festival/festival-event.js';
import { FestivalPlanResolver, UnitFestivalResolver } from './festival/festival-plan.resolver.js';
import { FestivalPlan } from './festival/festival-plan.js';
import { LaunchChangeResolver } from './launch/launch-change.resolver.js';
import {
  LaunchEventResolver,
  OrganizationLaunchesResolver,
  UnitLaunchesResolver,
  ZoneLaunchesResolver,
} from './launch/launch-event.resolver.js';
import { LaunchEvent } from './launch/launch-event.js';
import { migrations } from './migrations/index.js';
import { MaterialResolver, OrganizationMaterialsResolver } from './publication/material.resolver.js';
import { Material } from './publication/material.js';
import { MediaPartnerResolver } from './publication/media-partner.resolver.js';
import { MediaPartner } from './publication/media-partner.js';
import {
  ExemplarPublicationsResolver,
  MediaPublicationResolver,
  ModelPublicationsResolver,
} from './publication/media-publication.resolver.js';
import { MediaPublication } from './publication/media-publication.js';
import { PublicationChangeResolver } from './publication/publication-change.resolver.js';
import { PublishableSubjectResolver } from './publication/publishable-subject.resolver.js';
import { EMULATION_FACTS } from './references/emulation-facts.view.js';
import { FORCE_FACTS } from './references/force-facts.view.js';
import { ManagerTrainingReference } from './references/manager-training-reference.js';
import { OrganizationGradeReference } from './references/organization-grade-reference.js';
import { ORGANIZATION_FACTS } from './references/organization-facts.view.js';
import { OrganizationPlaceReference } from './references/organization-place-reference.js';
import { OrganizationReference } from './references/organization-reference.js';
import { SubjectReference } from './references/subject-reference.js';
import { UnitReference } from './references/unit-reference.js';
import { UnitSuccessionReference } from './references/unit-succession-reference.js';
import { ActivityGapResolver } from './regularity/activity-gap.resolver.js';
import { PreventionAbsenceResolver } from './regularity/prevention-absence.resolver.js';
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
    ...[ActivityCorrection, ActivityParticipation],
    FestivalPlan,
    FestivalEvent,
    LabourDialogue,
    LaunchEvent,
    ...[MediaPartner, Material, MediaPublication],
    ...[OrganizationReference, OrganizationPlaceReference, OrganizationGradeReference],
    ...[SubjectReference, ManagerTrainingReference],
    ...[UnitReference, UnitSuccessionReference],
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
    ...[OrganizationTopicsResolver, TopicSummaryResolver],
    FormatStatisticResolver,
    ...[FestivalPlanResolver, FestivalEventResolver, FestivalChangeResolver],
    ...[OrganizationFestivalResolver, UnitFestivalResolver],
    ...[LabourDialogueResolver, DialogueChangeResolver, OrganizationDialoguesResolver, UnitDialoguesResolver],
    ClauseEvidenceResolver,
    ...[LaunchEventResolver, LaunchChangeResolver],
    ...[OrganizationLaunchesResolver, ZoneLaunchesResolver, UnitLaunchesResolver],
    ...[MediaPartnerResolver, MaterialResolver, OrganizationMaterialsResolver],
    ...[MediaPublicationResolver, PublicationChangeResolver, PublishableSubjectResolver],
    ...[ModelPublicationsResolver, ExemplarPublicationsResolver],
    ...[ActivityGapResolver, PreventionAbsenceResolver],
    recordResolverOf(ORGANIZATION_RECORDS),
    disputeResolverOf(ORGANIZATION_RECORDS),
  ],
  references: {
    AdministrativeUnit: ({ id }) => ({ id }),
    DocumentClause: (clause) => clause,
    Organization: ({ id }) => ({ id }),
    IndustrialZone: ({ id }) => ({ id }),
    MovementModel: ({ id }) => ({ id }),
    Exemplar: ({ id }) => ({ id }),
    FestivalEvent: referenceTo(FestivalEvent),
  },
  feed: 'campaignChanges',
  projections: [ORGANIZATION_FACTS, EMULATION_FACTS, FORCE_FACTS],
  // Rules refuse first what the named checks of the migrations would; these are a client's to hit.
  constraints: {
    ...DISPUTE_CONSTRAINTS,
    festival_plan_once: {
      code: 'CONFLICT',
      path: 'input.year',
      reason: 'The unit already has a festival plan for this year; revise that one instead.',
    },
    launch_event_once: {
      code: 'CONFLICT',
      path: 'input.heldOn',
      reason: 'This enterprise already has a launch on this day.',
    },
    media_partner_once: {
      code: 'CONFLICT',
      path: 'input.nameVi',
      reason: 'An outlet of this name is already registered.',
    },
    media_publication_once: {
      code: 'CONFLICT',
      path: 'input.publishedOn',
      reason: 'This publication is already on record.',
    },
    festival_event_once: {
      code: 'CONFLICT',
      path: 'input.heldOn',
      reason: 'This host already has an event on this day under this plan.',
    },
  },
};
