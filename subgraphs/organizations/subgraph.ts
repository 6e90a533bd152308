import { accessLogResolverOf } from '../kit/access-log.resolver.js';
import { accessLogRetention } from '../kit/retention.js';
import { referenceTo } from '../kit/rows.js';
import { DISPUTE_CONSTRAINTS, disputeResolverOf } from '../kit/dispute/dispute.resolver.js';
import { recordResolverOf } from '../kit/dispute/record.resolver.js';
import { ORGANIZATION_RECORDS, PERSONAL } from './data-rights/organization-records.view.js';
import type { SubgraphDefinition } from '../kit/subgraph.js';
import {
  AssessmentDetailResolver,
  CriterionResultResolver,
} from './assessment/assessment-detail.resolver.js';
import { AssessmentStepResolver } from './assessment/assessment-step.resolver.js';
import { AssessmentStep } from './assessment/assessment-step.js';
import { CriterionResult } from './assessment/criterion-result.js';
import { EvidenceGapResolver } from './assessment/evidence-gap.resolver.js';
import {
  OrganizationRecognitionsResolver,
  RecognitionDecisionResolver,
} from './assessment/recognition-decision.resolver.js';
import { RecognitionDecision } from './assessment/recognition-decision.js';
import { RecognitionContrastResolver } from './assessment/recognition-contrast.resolver.js';
import { RecognitionStatisticResolver } from './assessment/recognition-statistic.resolver.js';
import {
  OrganizationAssessmentResolver,
  SafetyAssessmentResolver,
} from './assessment/safety-assessment.resolver.js';
import { SafetyAssessment } from './assessment/safety-assessment.js';
import { SafetyStandingResolver } from './assessment/safety-standing.resolver.js';
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
import {
  DocumentFollowUpResolver,
  RecipientOrganizationResolver,
} from './document/document-follow-up.resolver.js';
import { DocumentRecipient } from './document/document-recipient.js';
import {
  DocumentClauseResolver,
  DocumentRecipientResolver,
  DocumentResolver,
} from './document/document.resolver.js';
import { Document } from './document/document.js';
import { ClauseEvidenceResolver } from './evidence/clause-evidence.resolver.js';
import { AggregateIndicator } from './indicator/aggregate-indicator.js';
import { IndicatorTotalsResolver, OrganizationIndicatorsResolver } from './indicator/indicator.resolver.js';
import { IndustrialZoneResolver } from './industrial-zone/industrial-zone.resolver.js';
import { IndustrialZone } from './industrial-zone/industrial-zone.js';
import { ZoneEnterprisesResolver } from './industrial-zone/zone-enterprises.resolver.js';
import { CONSTRAINTS } from './constraints.js';
import { migrations } from './migrations/index.js';
import { AddressReviewResolver } from './organization/address-review.resolver.js';
import { OrganizationIdentifierResolver } from './organization/organization-identifier.resolver.js';
import { OrganizationIdentifier } from './organization/organization-identifier.js';
import { OrganizationFormerName } from './organization/organization-former-name.js';
import { OrganizationManagerResolver } from './organization/organization-manager.resolver.js';
import { OrganizationNameResolver } from './organization/organization-name.resolver.js';
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
import { OrganizationPlansResolver } from './readiness/annual-plan.resolver.js';
import { AnnualPlanRecord } from './readiness/annual-plan.js';
import { FocalPointResolver, OrganizationFocalPointResolver } from './readiness/focal-point.resolver.js';
import { FOCAL_POINT_RETENTION } from './readiness/focal-point-retention.view.js';
import { MovementFocalPoint } from './readiness/focal-point.js';
import { OrganizationInformedResolver } from './readiness/informed-people.resolver.js';
import { InformedPeople } from './readiness/informed-people.js';
import {
  InternalRegulationResolver,
  OrganizationRegulationsResolver,
} from './readiness/internal-regulation.resolver.js';
import { InternalRegulation } from './readiness/internal-regulation.js';
import { OrganizationBodyResolver } from './readiness/organization-body.resolver.js';
import { OrganizationBody } from './readiness/organization-body.js';
import { LabourStatisticResolver } from './readiness/labour-statistic.resolver.js';
import {
  OrganizationPriorityResolver,
  ProtectionPriorityResolver,
} from './readiness/protection-priority.resolver.js';
import { ProtectionPriority } from './readiness/protection-priority.js';
import { OrganizationResourcesResolver } from './readiness/resource-commitment.resolver.js';
import { ResourceCommitment } from './readiness/resource-commitment.js';
import {
  CAMPAIGN_EVIDENCE,
  EMULATION_EVIDENCE,
  SECURITY_EVIDENCE,
} from './references/organization-evidence.view.js';
import { OrganizationEvidence } from './references/organization-evidence.js';
import { PeriodicReportLifeResolver } from './report/periodic-report-life.resolver.js';
import { PeriodicReportStep } from './report/periodic-report-step.js';
import { PeriodicReportResolver, ReportReceiptResolver } from './report/periodic-report.resolver.js';
import { PeriodicReport } from './report/periodic-report.js';
import { ReportFigure } from './report/report-figure.js';
import { ReportLineResolver, ReportLinesResolver } from './report/report-line.resolver.js';
import { ReportLine } from './report/report-line.js';
import { ReportReceipt } from './report/report-receipt.js';
import { ReportRequestResolver, ReportTemplateResolver } from './report/report-request.resolver.js';
import { ReportRequest } from './report/report-request.js';
import { ReportTemplate } from './report/report-template.js';
import { ReviewConferenceResolver } from './report/review-conference.resolver.js';
import { ReviewConference } from './report/review-conference.js';
import { ReviewYearResolver } from './report/review-year.resolver.js';
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
import { TaskGapResolver } from './task/task-gap.resolver.js';
import { BodyTaskSummaryResolver, ClauseBoardResolver } from './task/task-summary.resolver.js';

/** Owner of organisations and places; publishes their facts to the other subgraphs. */
export const definition: SubgraphDefinition = {
  name: 'organizations',
  schema: 'organizations',
  entities: [
    ...[AdministrativeUnit, UnitSuccession, IndustrialZone, Organization, OrganizationIdentifier],
    ...[OrganizationPlacement, ResidentialArea, ResidentialAreaPlacement, LegalInstrument, SafetyStandard],
    ...[SubjectEligibility, Criterion, CompletionDeadline, RecognitionAuthority, SafetyAssessment],
    ...[SafetyRegistration, AssessmentStep, CriterionResult, RecognitionDecision, MovementClassification],
    ...[ClassificationStep, AuthorityBody, Document, DocumentClause, DocumentRecipient, DirectiveTask],
    ...[DirectiveTaskStep, Reminder, OrganizationFormerName, MovementFocalPoint, InternalRegulation],
    ...[InformedPeople, OrganizationBody, AnnualPlanRecord, ResourceCommitment, ProtectionPriority],
    ...[AggregateIndicator, ReportTemplate, ReportFigure, ReportRequest, PeriodicReport],
    ...[PeriodicReportStep, ReportReceipt, ReportLine, ReviewConference, OrganizationEvidence],
  ],
  migrations,
  resolvers: [
    ...[AdministrativeUnitResolver, UnitSuccessionResolver, IndustrialZoneResolver, OrganizationResolver],
    ...[UnitOrganizationsResolver, OrganizationRegistrationResolver, OrganizationPlacementResolver],
    ...[PlacementResolver, OrganizationIdentifierResolver, OrganizationManagerResolver],
    ...[OrganizationNameResolver, AddressReviewResolver, ResidentialAreaResolver, LegalInstrumentResolver],
    ...[SafetyStandardResolver, SafetyRegistrationResolver, SafetyAssessmentResolver],
    ...[OrganizationAssessmentResolver, AssessmentDetailResolver, EvidenceGapResolver],
    ...[SafetyStandingResolver, CriterionResultResolver, AssessmentStepResolver],
    ...[RecognitionDecisionResolver, OrganizationRecognitionsResolver, RecognitionStatisticResolver],
    ...[RecognitionContrastResolver, MovementClassificationResolver, OrganizationGradesResolver],
    ...[GradeStatisticResolver, AuthorityBodyResolver, AuthorityBodyChangeResolver, DocumentResolver],
    ...[DocumentClauseResolver, DocumentRecipientResolver, DocumentChangeResolver, DirectiveTaskResolver],
    ...[DirectiveTaskLifeResolver, TaskAssignmentResolver, ReminderResolver, ClauseBoardResolver],
    ...[BodyTaskSummaryResolver, ZoneEnterprisesResolver, FocalPointResolver],
    ...[OrganizationFocalPointResolver, InternalRegulationResolver, OrganizationRegulationsResolver],
    ...[OrganizationInformedResolver, OrganizationBodyResolver, LabourStatisticResolver],
    ...[OrganizationPlansResolver, OrganizationResourcesResolver, ProtectionPriorityResolver],
    ...[OrganizationPriorityResolver, OrganizationIndicatorsResolver, IndicatorTotalsResolver],
    ...[recordResolverOf(ORGANIZATION_RECORDS), disputeResolverOf(ORGANIZATION_RECORDS)],
    ...[accessLogResolverOf('organizationAccesses', 'organizations'), TaskGapResolver],
    ...[DocumentFollowUpResolver, RecipientOrganizationResolver, ReportRequestResolver],
    ...[ReportTemplateResolver, PeriodicReportResolver, ReportReceiptResolver, PeriodicReportLifeResolver],
    ...[ReportLinesResolver, ReportLineResolver, ReviewConferenceResolver, ReviewYearResolver],
    ...[ClauseEvidenceResolver],
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
  personal: PERSONAL,
  retention: [FOCAL_POINT_RETENTION, accessLogRetention('organizations')],
  projections: [SECURITY_EVIDENCE, CAMPAIGN_EVIDENCE, EMULATION_EVIDENCE],
  constraints: { ...DISPUTE_CONSTRAINTS, ...CONSTRAINTS },
};
