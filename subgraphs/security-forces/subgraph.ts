import type { SubgraphDefinition } from '../kit/subgraph.js';
import { ORGANIZATION_RECORDS, PERSONAL } from './data-rights/organization-records.view.js';
import { accessLogResolverOf } from '../kit/access-log.resolver.js';
import { DISPUTE_CONSTRAINTS, disputeResolverOf } from '../kit/dispute/dispute.resolver.js';
import { recordResolverOf } from '../kit/dispute/record.resolver.js';
import { accessLogRetention } from '../kit/retention.js';
import { ClauseEvidenceResolver } from './evidence/clause-evidence.resolver.js';
import {
  AreaCertificateShareResolver,
  OrganizationCertificateShareResolver,
} from './guard-certificate/certificate-share.resolver.js';
import { CertificateValidity } from './guard-certificate/certificate-validity.js';
import { GuardCertificateResolver } from './guard-certificate/guard-certificate.resolver.js';
import { RefresherNeedResolver } from './guard-certificate/refresher-need.resolver.js';
import { GuardCertificate } from './guard-certificate/guard-certificate.js';
import { FormerGuardCount } from './guard-member/former-guard-count.js';
import { GuardMemberChangeResolver } from './guard-member/guard-member-change.resolver.js';
import {
  GuardMemberResolver,
  OrganizationGuardMembersResolver,
} from './guard-member/guard-member.resolver.js';
import { GuardMember } from './guard-member/guard-member.js';
import { GuardStandard } from './guard-member/guard-standard.js';
import { GUARD_RETENTION, PARTICIPANT_RETENTION } from './guard-member/guard-retention.view.js';
import {
  CourseGuardEnrolmentsResolver,
  GuardEnrolmentResolver,
} from './training/guard-enrolment.resolver.js';
import { GuardEnrolment } from './training/guard-enrolment.js';
import {
  GuardStrengthResolver,
  OrganizationGuardStrengthResolver,
} from './guard-unit/guard-strength.resolver.js';
import { GuardUnitChangeResolver } from './guard-unit/guard-unit-change.resolver.js';
import { GuardUnitResolver, OrganizationGuardUnitsResolver } from './guard-unit/guard-unit.resolver.js';
import { GuardUnit } from './guard-unit/guard-unit.js';
import { StrengthSnapshot } from './guard-unit/strength-snapshot.js';
import { ZoneStrengthResolver } from './guard-unit/zone-strength.resolver.js';
import { GuidanceVisitChangeResolver } from './guidance-visit/guidance-visit-change.resolver.js';
import {
  GuidanceStatusResolver,
  GuidanceVisitResolver,
  OrganizationGuidanceVisitsResolver,
} from './guidance-visit/guidance-visit.resolver.js';
import { GuidanceVisit } from './guidance-visit/guidance-visit.js';
import { GrassrootsSecurityTeam } from './local-team/grassroots-security-team.js';
import { LocalTeamChangeResolver } from './local-team/local-team-change.resolver.js';
import { LocalTeamResolver, UnitLocalTeamsResolver } from './local-team/local-team.resolver.js';
import { SelfManagedGroupChangeResolver } from './local-team/self-managed-group-change.resolver.js';
import {
  OrganizationGroupsResolver,
  SelfManagedGroupResolver,
  SelfProtectionResolver,
} from './local-team/self-managed-group.resolver.js';
import { SelfManagedGroup } from './local-team/self-managed-group.js';
import { TeamCount } from './local-team/team-count.js';
import { migrations } from './migrations/index.js';
import { ProtectionDrill } from './protection-plan/protection-drill.js';
import { ProtectionPlanLifeResolver } from './protection-plan/protection-plan-life.resolver.js';
import { ProtectionPlanStep } from './protection-plan/protection-plan-step.js';
import {
  OrganizationProtectionPlansResolver,
  ProtectionDrillResolver,
  ProtectionPlanResolver,
} from './protection-plan/protection-plan.resolver.js';
import { ProtectionPlan } from './protection-plan/protection-plan.js';
import {
  OrganizationProtectionStatusResolver,
  ProtectionStatusResolver,
} from './protection-plan/protection-status.resolver.js';
import { ORGANIZATION_FACTS } from './references/organization-facts.view.js';
import { OrganizationGradeReference } from './references/organization-grade-reference.js';
import { OrganizationPlaceReference } from './references/organization-place-reference.js';
import { OrganizationReference } from './references/organization-reference.js';
import { UnitReference } from './references/unit-reference.js';
import { HiringExemption } from './service-contract/hiring-exemption.js';
import { HiringLimit } from './service-contract/hiring-limit.js';
import { HiringRuleResolver } from './service-contract/hiring-rule.resolver.js';
import { ServiceContractChangeResolver } from './service-contract/service-contract-change.resolver.js';
import {
  OrganizationServiceContractsResolver,
  ServiceContractResolver,
} from './service-contract/service-contract.resolver.js';
import { SecurityServiceContract } from './service-contract/service-contract.js';
import {
  OrganizationTrainingsResolver,
  TrainingAttendanceResolver,
} from './training/training-attendance.resolver.js';
import { TrainingAttendance } from './training/training-attendance.js';
import { TrainingCourseLifeResolver } from './training/training-course-life.resolver.js';
import { TrainingCourseStep } from './training/training-course-step.js';
import { TrainingCourseResolver } from './training/training-course.resolver.js';
import { TrainingCourse } from './training/training-course.js';
import { TrainingEffectResolver } from './training/training-effect.resolver.js';
import { TrainingEnrolmentResolver } from './training/training-enrolment.resolver.js';
import { TrainingEnrolment } from './training/training-enrolment.js';

/** Owner of guard units, their strength and their training; follows the facts of the organisations they guard. */
export const definition: SubgraphDefinition = {
  name: 'security-forces',
  schema: 'security_forces',
  entities: [
    GuardUnit,
    StrengthSnapshot,
    GuardMember,
    FormerGuardCount,
    GuardStandard,
    GuardCertificate,
    CertificateValidity,
    ProtectionPlan,
    ProtectionPlanStep,
    ProtectionDrill,
    SecurityServiceContract,
    HiringLimit,
    HiringExemption,
    GuidanceVisit,
    GrassrootsSecurityTeam,
    TeamCount,
    SelfManagedGroup,
    TrainingCourse,
    TrainingCourseStep,
    TrainingEnrolment,
    TrainingAttendance,
    GuardEnrolment,
    OrganizationReference,
    ...[OrganizationPlaceReference, OrganizationGradeReference, UnitReference],
  ],
  migrations,
  resolvers: [
    GuardUnitResolver,
    OrganizationGuardUnitsResolver,
    GuardUnitChangeResolver,
    GuardStrengthResolver,
    OrganizationGuardStrengthResolver,
    ZoneStrengthResolver,
    GuardMemberResolver,
    OrganizationGuardMembersResolver,
    GuardMemberChangeResolver,
    GuardCertificateResolver,
    OrganizationCertificateShareResolver,
    ...[AreaCertificateShareResolver, RefresherNeedResolver],
    ProtectionPlanResolver,
    ProtectionPlanLifeResolver,
    ProtectionDrillResolver,
    OrganizationProtectionPlansResolver,
    ProtectionStatusResolver,
    OrganizationProtectionStatusResolver,
    ServiceContractResolver,
    ServiceContractChangeResolver,
    HiringRuleResolver,
    OrganizationServiceContractsResolver,
    GuidanceStatusResolver,
    GuidanceVisitResolver,
    GuidanceVisitChangeResolver,
    OrganizationGuidanceVisitsResolver,
    LocalTeamResolver,
    LocalTeamChangeResolver,
    UnitLocalTeamsResolver,
    SelfManagedGroupResolver,
    SelfManagedGroupChangeResolver,
    SelfProtectionResolver,
    OrganizationGroupsResolver,
    TrainingCourseResolver,
    TrainingCourseLifeResolver,
    TrainingEnrolmentResolver,
    TrainingAttendanceResolver,
    OrganizationTrainingsResolver,
    ClauseEvidenceResolver,
    GuardEnrolmentResolver,
    ...[CourseGuardEnrolmentsResolver, TrainingEffectResolver],
    accessLogResolverOf('securityForceAccesses', 'security_forces'),
    recordResolverOf(ORGANIZATION_RECORDS),
    disputeResolverOf(ORGANIZATION_RECORDS),
  ],
  references: {
    Organization: ({ id }) => ({ id }),
    AdministrativeUnit: ({ id }) => ({ id }),
    IndustrialZone: ({ id }) => ({ id }),
    DocumentClause: (clause) => clause,
  },
  feed: 'securityForceChanges',
  projections: [ORGANIZATION_FACTS],
  personal: PERSONAL,
  retention: [GUARD_RETENTION, PARTICIPANT_RETENTION, accessLogRetention('security_forces')],
  constraints: {
    ...DISPUTE_CONSTRAINTS,
    guard_member_once: {
      code: 'CONFLICT',
      path: 'input.staffNumber',
      reason: 'A guard of this organisation has this staff number already.',
    },
    guard_certificate_once: {
      code: 'CONFLICT',
      path: 'input.number',
      reason: 'A certificate of this kind and number is on record already.',
    },
    guard_enrolment_once: {
      code: 'CONFLICT',
      path: 'input.guardId',
      reason: 'The guard is enrolled in this course already.',
    },
    protection_plan_in_force_once: {
      code: 'CONFLICT',
      path: 'input.id',
      reason:
        'Someone approved another plan of this organisation at the same time. Read them again, then retry.',
    },
    protection_drill_once: {
      code: 'CONFLICT',
      path: 'input.heldOn',
      reason: 'Someone recorded this drill at the same time. Read it again, then correct it.',
    },
    strength_snapshot_once: {
      code: 'CONFLICT',
      path: 'input.asOf',
      reason: 'Someone counted the unit on this day at the same time. Read it again, then correct it.',
    },
    service_contract_once: {
      code: 'CONFLICT',
      path: 'input.number',
      reason: 'This organisation has a contract of this number and first day on record already.',
    },
    hiring_exemption_once: {
      code: 'CONFLICT',
      path: 'input.clause',
      reason: 'This clause of the instrument is listed already.',
    },
    guidance_visit_once: {
      code: 'CONFLICT',
      path: 'input.visitedOn',
      reason: 'A visit on this subject and day is on record for this organisation already.',
    },
    grassroots_security_team_once: {
      code: 'CONFLICT',
      path: 'input.residentialArea',
      reason: 'This residential area has a team of this kind already; dissolve it first.',
    },
    team_count_once: {
      code: 'CONFLICT',
      path: 'input.asOf',
      reason: 'Someone counted the team on this day at the same time. Read it again, then correct it.',
    },
    training_enrolment_once: {
      code: 'CONFLICT',
      path: 'input.organizationId',
      reason: 'Someone nominated for this organisation at the same time. Read it again, then correct it.',
    },
    training_attendance_once: {
      code: 'CONFLICT',
      path: 'input.organizationId',
      reason:
        'Someone recorded this organisation’s attendance at the same time. Read it again, then correct it.',
    },
  },
};
