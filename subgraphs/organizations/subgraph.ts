import { referenceTo } from '../kit/rows.js';
import { DISPUTE_CONSTRAINTS, disputeResolverOf } from '../kit/dispute/dispute.resolver.js';
import { recordResolverOf } from '../kit/dispute/record.resolver.js';
import { ORGANIZATION_RECORDS } from './data-rights/organization-records.view.js';
import type { SubgraphDefinition } from '../kit/subgraph.js';
import {
  AssessmentDetailResolver,
  CriterionResultResolver,
} from './assessment/assessment-detail.resolver.js';
import { AssessmentStepResolver } from './assessment/assessment-step.resolver.js';
import { AssessmentStep } from './assessment/assessment-step.js';
import { CriterionResult } from './assessment/criterion-result.js';
import {
  OrganizationRecognitionsResolver,
  RecognitionDecisionResolver,
} from './assessment/recognition-decision.resolver.js';
import { RecognitionDecision } from './assessment/recognition-decision.js';
import { RecognitionStatisticResolver } from './assessment/recognition-statistic.resolver.js';
import {
  OrganizationAssessmentResolver,
  SafetyAssessmentResolver,
} from './assessment/safety-assessment.resolver.js';
import { SafetyAssessment } from './assessment/safety-assessment.js';
import { SafetyRegistrationResolver } from './assessment/safety-registration.resolver.js';
import { SafetyRegistration } from './assessment/safety-registration.js';
import { ClassificationStep } from './classification/classification-step.js';
import { GradeStatisticResolver } from './classification/grade-statistic.resolver.js';
import {
  MovementClassificationResolver,
  OrganizationGradesResolver,
} from './classification/movement-classification.resolver.js';
import { MovementClassification } from './classification/movement-classification.js';
import { AuthorityBodyChangeResolver } from './authority/authority-body-change.resolver.js';
import { AuthorityBodyResolver } from './authority/authority-body.resolver.js';
import { AuthorityBody } from './authority/authority-body.js';
import { DocumentChangeResolver } from './document/document-change.resolver.js';
import { DocumentClause } from './document/document-clause.js';
import { DocumentRecipient } from './document/document-recipient.js';
import {
  DocumentClauseResolver,
  DocumentRecipientResolver,
  DocumentResolver,
} from './document/document.resolver.js';
import { Document } from './document/document.js';
import { IndustrialZoneResolver } from './industrial-zone/industrial-zone.resolver.js';
import { IndustrialZone } from './industrial-zone/industrial-zone.js';
import { migrations } from './migrations/index.js';
import { AddressReviewResolver } from './organization/address-review.resolver.js';
import { OrganizationIdentifierResolver } from './organization/organization-identifier.resolver.js';
import { OrganizationIdentifier } from './organization/organization-identifier.js';
import {
  OrganizationPlacementResolver,
  PlacementResolver,
} from './organization/organization-placement.resolver.js';
import { OrganizationPlacement } from './organization/organization-placement.js';
import { OrganizationRegistrationResolver } from './organization/organization-registration.resolver.js';
import { OrganizationResolver, UnitOrganizationsResolver } from './organization/organization.resolver.js';
import { Organization } from './organization/organization.js';
import { AdministrativeUnitResolver } from './place/administrative-unit.resolver.js';
import { AdministrativeUnit } from './place/administrative-unit.js';
import { UnitSuccessionResolver } from './place/unit-succession.resolver.js';
import { UnitSuccession } from './place/unit-succession.js';
import { ResidentialAreaPlacement } from './residential-area/residential-area-placement.js';
import { ResidentialAreaResolver } from './residential-area/residential-area.resolver.js';
import { ResidentialArea } from './residential-area/residential-area.js';
import { CompletionDeadline } from './standard/completion-deadline.js';
import { Criterion } from './standard/criterion.js';
import { LegalInstrument } from './standard/legal-instrument.js';
import { RecognitionAuthority } from './standard/recognition-authority.js';
import { SafetyStandard } from './standard/safety-standard.js';
import { LegalInstrumentResolver, SafetyStandardResolver } from './standard/standard.resolver.js';
import { SubjectEligibility } from './standard/subject-eligibility.js';

import { DirectiveTaskLifeResolver } from './task/directive-task-life.resolver.js';
import { DirectiveTaskStep } from './task/directive-task-step.js';
import { DirectiveTaskResolver } from './task/directive-task.resolver.js';
import { DirectiveTask } from './task/directive-task.js';
import { ReminderResolver } from './task/reminder.resolver.js';
import { Reminder } from './task/reminder.js';
import { TaskAssignmentResolver } from './task/task-assignment.resolver.js';
import { BodyTaskSummaryResolver, ClauseBoardResolver } from './task/task-summary.resolver.js';

/** R1, when two registrations arrive at the same moment. */
const ONCE_A_YEAR = {
  code: 'CONFLICT',
  path: 'input.year',
  reason: 'The subject already has an assessment for this year (R1).',
} as const;

/** Owner of organisations and places; publishes their facts to the other subgraphs. */
export const definition: SubgraphDefinition = {
  name: 'organizations',
  schema: 'organizations',
  entities: [
    AdministrativeUnit,
    UnitSuccession,
    IndustrialZone,
    Organization,
    OrganizationIdentifier,
    OrganizationPlacement,
    ResidentialArea,
    ResidentialAreaPlacement,
    LegalInstrument,
    SafetyStandard,
    SubjectEligibility,
    Criterion,
    CompletionDeadline,
    RecognitionAuthority,
    SafetyAssessment,
    SafetyRegistration,
    AssessmentStep,
    CriterionResult,
    RecognitionDecision,
    MovementClassification,
    ClassificationStep,
    AuthorityBody,
    Document,
    DocumentClause,
    DocumentRecipient,
    DirectiveTask,
    DirectiveTaskStep,
    Reminder,
  ],
  migrations,
  resolvers: [
    AdministrativeUnitResolver,
    UnitSuccessionResolver,
    IndustrialZoneResolver,
    OrganizationResolver,
    UnitOrganizationsResolver,
    OrganizationRegistrationResolver,
    OrganizationPlacementResolver,
    PlacementResolver,
    OrganizationIdentifierResolver,
    AddressReviewResolver,
    ResidentialAreaResolver,
    LegalInstrumentResolver,
    SafetyStandardResolver,
    SafetyRegistrationResolver,
    SafetyAssessmentResolver,
    OrganizationAssessmentResolver,
    AssessmentDetailResolver,
    CriterionResultResolver,
    AssessmentStepResolver,
    RecognitionDecisionResolver,
    OrganizationRecognitionsResolver,
    RecognitionStatisticResolver,
    MovementClassificationResolver,
    OrganizationGradesResolver,
    GradeStatisticResolver,
    AuthorityBodyResolver,
    AuthorityBodyChangeResolver,
    DocumentResolver,
    DocumentClauseResolver,
    DocumentRecipientResolver,
    DocumentChangeResolver,
    DirectiveTaskResolver,
    DirectiveTaskLifeResolver,
    TaskAssignmentResolver,
    ReminderResolver,
    ClauseBoardResolver,
    BodyTaskSummaryResolver,
    recordResolverOf(ORGANIZATION_RECORDS),
    disputeResolverOf(ORGANIZATION_RECORDS),
  ],
  references: {
    AdministrativeUnit: referenceTo(AdministrativeUnit),
    IndustrialZone: referenceTo(IndustrialZone),
    Organization: referenceTo(Organization),
    LegalInstrument: referenceTo(LegalInstrument),
    AuthorityBody: referenceTo(AuthorityBody),
    Document: referenceTo(Document),
    DocumentClause: referenceTo(DocumentClause),
  },
  feed: 'organizationChanges',
  projections: [],
  constraints: {
    ...DISPUTE_CONSTRAINTS,
    organization_identifier_taken: {
      code: 'CONFLICT',
      path: 'input.identifiers',
      reason: 'Another organisation already has one of these identifiers.',
    },
    safety_assessment_once_organization: ONCE_A_YEAR,
    safety_assessment_once_unit: ONCE_A_YEAR,
    safety_assessment_once_area: ONCE_A_YEAR,
    movement_classification_once: {
      code: 'CONFLICT',
      path: 'input.year',
      reason: 'The organisation already has a classification for this year.',
    },
    authority_body_span: {
      code: 'CONFLICT',
      path: 'input.nameVi',
      reason: 'Another body of this kind, unit and name exists on some of these days.',
    },
    document_number_taken: {
      code: 'CONFLICT',
      path: 'input.number',
      reason: 'This issuer has already a document of this type with this number in this year (R15).',
    },
    directive_task_once: {
      code: 'CONFLICT',
      path: 'input.bodyId',
      reason: 'This body already has the task of this clause and year.',
    },
  },
};
