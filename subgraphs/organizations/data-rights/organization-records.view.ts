import { sql } from 'kysely';
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
import { reachOf, scopeOfOrganization } from '../organization/organization-facts.view.js';
import { OrganizationIdentifier } from '../organization/organization-identifier.js';
import { OrganizationPlacement } from '../organization/organization-placement.js';
import { Organization } from '../organization/organization.js';

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
