import { sql } from 'kysely';
import type { PersonalTypes } from '../../kit/access-log.js';
import { type OrganizationRecords, ownedBy, type RecordSource } from '../../kit/dispute/record.view.js';
import { reachCondition } from '../../kit/reach.js';
import { assertOrganizationWithinReach } from '../assessment/assessment-reach.view.js';
import { AssessmentStep } from '../assessment/assessment-step.js';
import { CriterionResult } from '../assessment/criterion-result.js';
import { RecognitionDecision } from '../assessment/recognition-decision.js';
import { SafetyAssessment } from '../assessment/safety-assessment.js';
import { SafetyRegistration } from '../assessment/safety-registration.js';
import { ClassificationStep } from '../classification/classification-step.js';
import { MovementClassification } from '../classification/movement-classification.js';
import { AggregateIndicator } from '../indicator/aggregate-indicator.js';
import { reachOf, scopeOfOrganization } from '../organization/organization-facts.view.js';
import { OrganizationFormerName } from '../organization/organization-former-name.js';
import { OrganizationIdentifier } from '../organization/organization-identifier.js';
import { OrganizationPlacement } from '../organization/organization-placement.js';
import { Organization } from '../organization/organization.js';
import { AnnualPlanRecord } from '../readiness/annual-plan.js';
import { MovementFocalPoint } from '../readiness/focal-point.js';
import { InformedPeople } from '../readiness/informed-people.js';
import { InternalRegulation } from '../readiness/internal-regulation.js';
import { OrganizationBody } from '../readiness/organization-body.js';
import { ProtectionPriority } from '../readiness/protection-priority.js';
import { ResourceCommitment } from '../readiness/resource-commitment.js';
import { ReviewConference } from '../report/review-conference.js';

/** Types about natural persons: every read of one is logged (domain 8.3). */
export const PERSONAL = {
  MovementFocalPoint: {
    fieldGroup: 'FOCAL_POINT',
    purpose: 'Contact for the movement, duty 1b (Law 91/2025/QH15, Decree 356/2025)',
  },
} as const satisfies PersonalTypes;

const ofAssessment = (entity: Function, description: string): RecordSource => ({
  ...{ entity, description, organization: sql`a.organization_id` },
  join: sql`join organizations.safety_assessment a on a.id = r.assessment_id`,
});

/** Every record of this subgraph about an organisation. */
export const ORGANIZATION_RECORDS: OrganizationRecords = {
  name: 'organization',
  schema: 'organizations',
  records: {
    ORGANIZATION: { entity: Organization, description: 'The organisation itself.', organization: sql`r.id` },
    IDENTIFIER: ownedBy(OrganizationIdentifier, 'An identifier of it.'),
    FORMER_NAME: ownedBy(OrganizationFormerName, 'A name it had before.'),
    FOCAL_POINT: {
      ...ownedBy(MovementFocalPoint, 'Who answers for the movement in it.'),
      personal: PERSONAL.MovementFocalPoint,
    },
    REGULATION: ownedBy(InternalRegulation, 'An internal regulation of it.'),
    INFORMED_COUNT: ownedBy(InformedPeople, 'How many it informed in a year.'),
    BODY: ownedBy(OrganizationBody, 'A body that is present in it.'),
    ANNUAL_PLAN: ownedBy(AnnualPlanRecord, 'Its plan of a year.'),
    RESOURCES: ownedBy(ResourceCommitment, 'Its resources of a year.'),
    INDICATORS: ownedBy(AggregateIndicator, 'Its counts of a year.'),
    /** Restricted for all others; to see and dispute what is on record about itself has no exception (domain 8.3). */
    PROTECTION_PRIORITY: ownedBy(ProtectionPriority, 'A decision on the order of protection work at it.'),
    REVIEW: ownedBy(ReviewConference, 'A review conference it held.'),
    PLACEMENT: ownedBy(OrganizationPlacement, 'Where it was, and when.'),
    ASSESSMENT: ownedBy(SafetyAssessment, 'Its dossier of a year.'),
    REGISTRATION: ofAssessment(SafetyRegistration, 'Its registration of a year.'),
    ASSESSMENT_STEP: ofAssessment(AssessmentStep, 'A step of a dossier.'),
    CRITERION_RESULT: ofAssessment(CriterionResult, 'The result of a criterion.'),
    RECOGNITION_DECISION: ofAssessment(RecognitionDecision, 'A decision on its recognition.'),
    GRADE: ownedBy(MovementClassification, 'Its grade of a year.'),
    GRADE_STEP: {
      ...{
        entity: ClassificationStep,
        description: 'A step of a grade.',
        organization: sql`m.organization_id`,
      },
      join: sql`join organizations.movement_classification m on m.id = r.classification_id`,
    },
  },
  scopeOf: scopeOfOrganization,
  assertWithinReach: assertOrganizationWithinReach,
  withinReach: (viewer, organization) =>
    reachCondition(viewer, {
      organization,
      inArea: (area) => sql`${reachOf(organization)} @> array[cast(${area} as uuid)]`,
    }),
};
