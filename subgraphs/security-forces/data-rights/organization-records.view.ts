import { sql } from 'kysely';
import { type OrganizationRecords, ownedBy, type RecordSource } from '../../kit/dispute/record.view.js';
import type { PersonalTypes } from '../../kit/access-log.js';
import { GuardCertificate } from '../guard-certificate/guard-certificate.js';
import { GuardMember } from '../guard-member/guard-member.js';
import { GuardUnit } from '../guard-unit/guard-unit.js';
import { StrengthSnapshot } from '../guard-unit/strength-snapshot.js';
import { GuidanceVisit } from '../guidance-visit/guidance-visit.js';
import { SelfManagedGroup } from '../local-team/self-managed-group.js';
import { ProtectionDrill } from '../protection-plan/protection-drill.js';
import { ProtectionPlanStep } from '../protection-plan/protection-plan-step.js';
import { ProtectionPlan } from '../protection-plan/protection-plan.js';
import {
  assertOrganizationWithinReach,
  scopeOfOrganization,
  withinReach,
} from '../references/organization-reach.view.js';
import { SecurityServiceContract } from '../service-contract/service-contract.js';
import { GuardEnrolment } from '../training/guard-enrolment.js';
import { TrainingAttendance } from '../training/training-attendance.js';
import { TrainingEnrolment } from '../training/training-enrolment.js';

const LAW = 'Circular 46/2014; Law 91/2025/QH15, Decree 356/2025';

/** Types about natural persons: every read of one is logged (domain 8.3). */
export const PERSONAL = {
  GuardMember: { fieldGroup: 'GUARD_MEMBER', purpose: `Guard force, duty 4a (${LAW})` },
  GuardCertificate: { fieldGroup: 'GUARD_CERTIFICATE', purpose: `Certificates of guards, duty 4b (${LAW})` },
  GuardEnrolment: { fieldGroup: 'GUARD_TRAINING', purpose: `Training of guards, duty 4b (${LAW})` },
} as const satisfies PersonalTypes;

const ofUnit = (entity: Function, description: string): RecordSource => ({
  ...{ entity, description, organization: sql`u.organization_id` },
  join: sql`join security_forces.guard_unit u on u.id = r.unit_id`,
});

const ofPlan = (entity: Function, description: string): RecordSource => ({
  ...{ entity, description, organization: sql`p.organization_id` },
  join: sql`join security_forces.protection_plan p on p.id = r.plan_id`,
});

/** Every record of this subgraph about an organisation. */
export const ORGANIZATION_RECORDS: OrganizationRecords = {
  name: 'securityForce',
  schema: 'security_forces',
  records: {
    GUARD_UNIT: ownedBy(GuardUnit, 'A guard unit.'),
    STRENGTH_SNAPSHOT: ofUnit(StrengthSnapshot, 'A count of a guard unit.'),
    GUARD_MEMBER: { ...ownedBy(GuardMember, 'A guard.'), personal: PERSONAL.GuardMember },
    GUARD_CERTIFICATE: {
      ...ownedBy(GuardCertificate, 'A certificate of a guard.'),
      personal: PERSONAL.GuardCertificate,
    },
    GUARD_ENROLMENT: {
      ...ownedBy(GuardEnrolment, 'The enrolment of a guard in a course.'),
      personal: PERSONAL.GuardEnrolment,
    },
    PROTECTION_PLAN: ownedBy(ProtectionPlan, 'A protection plan.'),
    PROTECTION_PLAN_STEP: ofPlan(ProtectionPlanStep, 'A step of a protection plan.'),
    PROTECTION_DRILL: ofPlan(ProtectionDrill, 'A drill.'),
    SERVICE_CONTRACT: ownedBy(SecurityServiceContract, 'A contract with a security service.'),
    GUIDANCE_VISIT: ownedBy(GuidanceVisit, 'A visit of police.'),
    SELF_MANAGED_GROUP: ownedBy(SelfManagedGroup, 'A group of staff.'),
    TRAINING_ENROLMENT: ownedBy(TrainingEnrolment, 'A nomination for a course, by number.'),
    TRAINING_ATTENDANCE: ownedBy(TrainingAttendance, 'The attendance of a course, by number.'),
  },
  scopeOf: scopeOfOrganization,
  assertWithinReach: assertOrganizationWithinReach,
  withinReach: (viewer, organization) => sql`${organization} in (
    select o.id from security_forces.organization_reference o where ${withinReach(viewer)})`,
};
