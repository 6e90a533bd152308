import { accessLogResolverOf } from '../kit/access-log.resolver.js';
import { accessLogRetention } from '../kit/retention.js';
import { referenceTo } from '../kit/rows.js';
import { DISPUTE_CONSTRAINTS, disputeResolverOf } from '../kit/dispute/dispute.resolver.js';
import { recordResolverOf } from '../kit/dispute/record.resolver.js';
import { ORGANIZATION_RECORDS } from './data-rights/organization-records.view.js';
import type { SubgraphDefinition } from '../kit/subgraph.js';
import { AwardAuthority } from './award/award-authority.js';
import { AwardDecision } from './award/award-decision.js';
import {
  AwardDecisionListResolver,
  AwardRecordsResolver,
  FestivalEventAwardsResolver,
} from './award/award-decision-list.resolver.js';
import { AwardDecisionResolver } from './award/award-decision.resolver.js';
import { AwardKindResolver } from './award/award-kind.resolver.js';
import { AwardKind } from './award/award-kind.js';
import { AwardRevocation } from './award/award-revocation.js';
import { AwardResolver, OrganizationAwardsResolver } from './award/award.resolver.js';
import { Award } from './award/award.js';
import { IndividualAwardResolver } from './award/individual-award.resolver.js';
import { IndividualAward } from './award/individual-award.js';
import { CouncilSessionResolver } from './council/council-session.resolver.js';
import { CouncilSession } from './council/council-session.js';
import { ClauseEvidenceResolver } from './evidence/clause-evidence.resolver.js';
import { exemplarById } from './exemplar/exemplar-life.view.js';
import { ExemplarLifeResolver } from './exemplar/exemplar-life.resolver.js';
import { ExemplarStep } from './exemplar/exemplar-step.js';
import { ExemplarResolver, OrganizationExemplarsResolver } from './exemplar/exemplar.resolver.js';
import { Exemplar } from './exemplar/exemplar.js';
import { migrations } from './migrations/index.js';
import { ModelPointResolver, ModelPointsResolver } from './model/model-point.resolver.js';
import { ModelPoint } from './model/model-point.js';
import { ModelReviewResolver } from './model/model-review.resolver.js';
import { ModelReview } from './model/model-review.js';
import { ModelStepResolver } from './model/model-step.resolver.js';
import { ModelStep } from './model/model-step.js';
import { ModelSummaryResolver, UnitModelSummaryResolver } from './model/model-summary.resolver.js';
import { ModelTeamResolver } from './model/model-team.resolver.js';
import { ModelTeam } from './model/model-team.js';
import { MovementModelResolver, OrganizationModelsResolver } from './model/movement-model.resolver.js';
import { MovementModel } from './model/movement-model.js';
import { ClusterChangeResolver } from './movement/cluster-change.resolver.js';
import { ClusterMember } from './movement/cluster-member.js';
import {
  ClusterMemberResolver,
  EmulationClusterResolver,
  OrganizationClusterResolver,
} from './movement/emulation-cluster.resolver.js';
import { EmulationCluster } from './movement/emulation-cluster.js';
import { EmulationMovementResolver } from './movement/emulation-movement.resolver.js';
import { EmulationMovement } from './movement/emulation-movement.js';
import { InitiativeRule } from './movement/initiative-rule.js';
import { InitiativeResolver, InitiativeRuleResolver } from './movement/initiative.resolver.js';
import { Initiative } from './movement/initiative.js';
import { ConsecutiveRule } from './nomination/consecutive-rule.js';
import { CouncilRule } from './nomination/council-rule.js';
import { RuleInstrument } from './nomination/rule-instrument.js';
import { NominationDraftResolver } from './nomination/nomination-draft.resolver.js';
import { NominationLifeResolver } from './nomination/nomination-life.resolver.js';
import { NominationStep } from './nomination/nomination-step.js';
import { NominationResolver, OrganizationNominationsResolver } from './nomination/nomination.resolver.js';
import { Nomination } from './nomination/nomination.js';
import { ORGANIZATION_FACTS } from './references/organization-facts.view.js';
import { OrganizationPlaceReference } from './references/organization-place-reference.js';
import { OrganizationYearReference } from './references/organization-year-reference.js';
import { OrganizationReference } from './references/organization-reference.js';
import { PUBLICATION_FACTS } from './references/publication-facts.view.js';
import { PublicationReference } from './references/publication-reference.js';
import { UnitReference } from './references/unit-reference.js';
import { UnitSuccessionReference } from './references/unit-succession-reference.js';
import { EmulationRegistration } from './round/emulation-registration.js';
import { EmulationRound } from './round/emulation-round.js';
import { RegistrationResolver, RoundRegistrationsResolver } from './round/registration.resolver.js';
import { RoundLifeResolver } from './round/round-life.resolver.js';
import { EmulationRoundStep } from './round/round-step.js';
import { RoundResolver } from './round/round.resolver.js';
import { AwardStatisticResolver, AwardTimingResolver } from './statistics/award-statistic.resolver.js';
import { CommuneReportResolver } from './statistics/commune-report.resolver.js';
import { MovedDossiersResolver } from './statistics/moved-dossier.resolver.js';
import { UnnominatedResolver } from './statistics/unnominated.resolver.js';

/** Owner of awards and of the movement's models. */
export const definition: SubgraphDefinition = {
  name: 'emulation',
  schema: 'emulation',
  feed: 'emulationChanges',
  personal: {
    IndividualAward: {
      fieldGroup: 'INDIVIDUAL_AWARD',
      purpose: 'Commendation of persons, duty 5b (Law 06/2022/QH15; Law 91/2025/QH15, Decree 356/2025)',
    },
  },
  retention: [accessLogRetention('emulation')],
  entities: [
    ...[OrganizationReference, OrganizationPlaceReference, AwardKind, AwardAuthority, Award, IndividualAward],
    ...[OrganizationYearReference, PublicationReference, AwardDecision, AwardRevocation, CouncilSession],
    ...[EmulationMovement, EmulationCluster, ClusterMember, Initiative, InitiativeRule],
    ...[MovementModel, ModelPoint, ModelTeam, ModelStep, ModelReview],
    ...[Exemplar, ExemplarStep],
    ...[EmulationRound, EmulationRoundStep, EmulationRegistration],
    ...[Nomination, NominationStep, ConsecutiveRule, CouncilRule, RuleInstrument],
    ...[UnitReference, UnitSuccessionReference],
  ],
  migrations,
  resolvers: [
    ...[
      AwardResolver,
      OrganizationAwardsResolver,
      AwardKindResolver,
      AwardDecisionResolver,
      ...[AwardDecisionListResolver, AwardRecordsResolver, FestivalEventAwardsResolver],
      IndividualAwardResolver,
    ],
    ...[
      MovementModelResolver,
      OrganizationModelsResolver,
      ModelPointResolver,
      ModelPointsResolver,
      ModelTeamResolver,
    ],
    ...[ModelStepResolver, ModelSummaryResolver, UnitModelSummaryResolver, ModelReviewResolver],
    ...[ExemplarResolver, ExemplarLifeResolver, OrganizationExemplarsResolver],
    ...[RoundResolver, RoundLifeResolver, RegistrationResolver, RoundRegistrationsResolver],
    ...[NominationResolver, NominationDraftResolver, NominationLifeResolver, OrganizationNominationsResolver],
    recordResolverOf(ORGANIZATION_RECORDS),
    disputeResolverOf(ORGANIZATION_RECORDS),
    accessLogResolverOf('emulationAccesses', 'emulation'),
    CouncilSessionResolver,
    ClauseEvidenceResolver,
    ...[AwardStatisticResolver, AwardTimingResolver, UnnominatedResolver],
    ...[MovedDossiersResolver, CommuneReportResolver],
    ...[EmulationMovementResolver, EmulationClusterResolver, ClusterMemberResolver, ClusterChangeResolver],
    ...[OrganizationClusterResolver, InitiativeResolver, InitiativeRuleResolver],
  ],
  references: {
    Award: referenceTo(Award),
    Exemplar: ({ id }, context) => exemplarById(context).load(id),
    MovementModel: referenceTo(MovementModel),
    FestivalEvent: ({ id }) => ({ id }),
    DocumentClause: (clause) => clause,
    Organization: ({ id }) => ({ id }),
    AdministrativeUnit: ({ id }) => ({ id }),
  },
  projections: [ORGANIZATION_FACTS, PUBLICATION_FACTS],
  constraints: {
    ...DISPUTE_CONSTRAINTS,
    award_once: {
      code: 'CONFLICT',
      path: 'input.organizationId',
      reason:
        'The organisation already has this very award for this year, and it stands: one achievement is not rewarded twice (R10).',
    },
    emulation_registration_once: {
      code: 'CONFLICT',
      path: 'input.kindCode',
      reason: 'The organisation is already registered for this award in this round.',
    },
    nomination_once: {
      code: 'CONFLICT',
      path: 'input.kindCode',
      reason:
        'The organisation is already nominated for this award in this round; rejected nominations do not count.',
    },
    award_decision_once: {
      code: 'CONFLICT',
      path: 'input.decisionNumber',
      reason: 'Someone recorded this decision at the same moment; send the award again.',
    },
    council_session_once: {
      code: 'CONFLICT',
      path: 'input.minutesNumber',
      reason: 'The round already has a session with these minutes.',
    },
    cluster_member_once: {
      code: 'CONFLICT',
      path: 'input.organizationId',
      reason:
        'The organisation is in a cluster in these years already; it competes in one cluster in a year.',
    },
    emulation_cluster_name: {
      code: 'CONFLICT',
      path: 'input.nameVi',
      reason: 'The unit already has a cluster of this name.',
    },
    emulation_movement_name: {
      code: 'CONFLICT',
      path: 'input.nameVi',
      reason: 'A movement of this name already begins on this day in this unit.',
    },
    initiative_once: {
      code: 'CONFLICT',
      path: 'input.title',
      reason: 'The organisation already has an initiative of this title at this level.',
    },
    exemplar_once: {
      code: 'CONFLICT',
      path: 'input.year',
      reason:
        'The organisation is already put forward as an example for this year; a lapsed one does not count.',
    },
    model_review_once: {
      code: 'CONFLICT',
      path: 'input.year',
      reason: 'The model already has a review of this year; reviews are never changed.',
    },
    movement_model_name: {
      code: 'CONFLICT',
      path: 'input.name',
      reason:
        'A model that is not discontinued already has this name; models are counted by name (R20). Add a point to it instead.',
    },
    model_point_once: {
      code: 'CONFLICT',
      path: 'input.since',
      reason: 'The model is already applied there on these days.',
    },
    model_team_once: {
      code: 'CONFLICT',
      path: 'input.name',
      reason: 'The point already has a team of this name on these days.',
    },
  },
};
