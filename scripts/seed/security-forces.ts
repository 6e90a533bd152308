import type { EntityClass } from '@mikro-orm/core';
import type { EntityManager } from '@mikro-orm/postgresql';
import { GuardCertificate } from '../../subgraphs/security-forces/guard-certificate/guard-certificate.js';
import { GuardMember } from '../../subgraphs/security-forces/guard-member/guard-member.js';
import { GuardUnit } from '../../subgraphs/security-forces/guard-unit/guard-unit.js';
import { StrengthSnapshot } from '../../subgraphs/security-forces/guard-unit/strength-snapshot.js';
import { GuidanceVisit } from '../../subgraphs/security-forces/guidance-visit/guidance-visit.js';
import { ProtectionDrill } from '../../subgraphs/security-forces/protection-plan/protection-drill.js';
import { ProtectionPlanStep } from '../../subgraphs/security-forces/protection-plan/protection-plan-step.js';
import { ProtectionPlan } from '../../subgraphs/security-forces/protection-plan/protection-plan.js';
import { SecurityServiceContract } from '../../subgraphs/security-forces/service-contract/service-contract.js';
import { GrassrootsSecurityTeam } from '../../subgraphs/security-forces/local-team/grassroots-security-team.js';
import { SelfManagedGroup } from '../../subgraphs/security-forces/local-team/self-managed-group.js';
import { TeamCount } from '../../subgraphs/security-forces/local-team/team-count.js';
import { publishForces } from '../../subgraphs/security-forces/references/force-facts.view.js';
import { TrainingAttendance } from '../../subgraphs/security-forces/training/training-attendance.js';
import { TrainingCourseStep } from '../../subgraphs/security-forces/training/training-course-step.js';
import { TrainingCourse } from '../../subgraphs/security-forces/training/training-course.js';
import { TrainingEnrolment } from '../../subgraphs/security-forces/training/training-enrolment.js';
import { createContracts } from './contract-facts.js';
import { createSnapshots, createUnits, toUnitRow } from './guard-facts.js';
import { createCertificates, createMembers } from './guard-member-facts.js';
import { createVisits } from './guidance-facts.js';
import { insertRows, refreshStatistics } from './insert.js';
import type { SeedCounts, SeedPlan } from './plan.js';
import { createGroup, createTeamCounts, createTeams } from './local-team-facts.js';
import { createProtection } from './protection-facts.js';
import {
  CHUNK,
  createAttendance,
  createCourses,
  createCourseSteps,
  createEnrolments,
  createOpenCourses,
} from './training-facts.js';

/** In the order in which rows refer to each other. */
const ENTITIES = {
  guardUnits: GuardUnit,
  strengthSnapshots: StrengthSnapshot,
  guardMembers: GuardMember,
  guardCertificates: GuardCertificate,
  trainingCourses: TrainingCourse,
  trainingCourseSteps: TrainingCourseStep,
  trainingEnrolments: TrainingEnrolment,
  trainingAttendances: TrainingAttendance,
  protectionPlans: ProtectionPlan,
  protectionPlanSteps: ProtectionPlanStep,
  protectionDrills: ProtectionDrill,
  serviceContracts: SecurityServiceContract,
  guidanceVisits: GuidanceVisit,
  selfManagedGroups: SelfManagedGroup,
  localTeams: GrassrootsSecurityTeam,
  teamCounts: TeamCount,
} satisfies Readonly<Record<string, EntityClass<unknown>>>;

type Kind = keyof typeof ENTITIES;

/** Everything of the organisations of one chunk, by the entity that keeps it. */
function createRows(plan: SeedPlan, start: number): Record<Kind, object[]> {
  const chunk = plan.organizations.slice(start, start + CHUNK);
  const courses = createCourses(plan, { start, size: chunk.length });
  const guarded = chunk
    .map((organization) => ({
      organization,
      courses,
      units: createUnits(plan, organization),
    }))
    .map((one) => ({
      ...one,
      attendances: createAttendance(plan, one),
      snapshots: one.units.flatMap((unit) => createSnapshots(plan, unit, one.organization.closedOn)),
    }));
  const held = start === 0 ? [...courses, ...createOpenCourses(plan)] : courses;
  const attendances = guarded.flatMap((one) => one.attendances);
  const guards = guarded.map((one) => ({ ...one, members: createMembers(plan, one) }));
  const units = guarded.flatMap((one) => one.units);
  // Communes are few and have all their teams at once, with the first chunk.
  const teams = start === 0 ? createTeams(plan) : [];
  const protection = guarded.map((one) => createProtection(plan, one));
  return {
    guardUnits: units.map((unit) => toUnitRow(unit, plan.randomFor('decision', unit.id))),
    strengthSnapshots: guarded.flatMap(({ snapshots }) => snapshots),
    guardMembers: guards.flatMap(({ members }) => members),
    guardCertificates: guards.flatMap((one) => createCertificates(plan, one)),
    trainingCourses: held,
    trainingCourseSteps: createCourseSteps(held),
    trainingEnrolments: createEnrolments(plan, attendances),
    trainingAttendances: attendances,
    protectionPlans: protection.flatMap(({ plans }) => plans),
    protectionPlanSteps: protection.flatMap(({ steps }) => steps),
    protectionDrills: protection.flatMap(({ drills }) => drills),
    serviceContracts: guarded.flatMap((one) => createContracts(plan, one)),
    selfManagedGroups: chunk.flatMap((organization) => createGroup(plan, organization)),
    localTeams: teams,
    teamCounts: createTeamCounts(plan, teams),
    guidanceVisits: guarded.flatMap(({ organization, units: own }) =>
      createVisits(plan, { organization, guarded: own.length > 0 }),
    ),
  };
}

/** Guard units with their yearly counts, plans, contracts and visits, and the courses of each spring. */
export async function seedSecurityForces(em: EntityManager, plan: SeedPlan): Promise<SeedCounts> {
  const kinds = Object.keys(ENTITIES) as Kind[];
  const counts: SeedCounts = Object.fromEntries(kinds.map((kind) => [kind, 0]));
  for (let start = 0; start < plan.organizations.length; start += CHUNK) {
    const rows = createRows(plan, start);
    for (const kind of kinds) {
      await insertRows(em, ENTITIES[kind], rows[kind]);
      counts[kind]! += rows[kind].length;
      plan.progress(rows[kind].length);
    }
  }
  await refreshStatistics(em, 'security_forces');
  await publishForces(em);
  return counts;
}
