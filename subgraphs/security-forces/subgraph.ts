import type { SubgraphDefinition } from '../kit/subgraph.js';
import {
  GuardStrengthResolver,
  OrganizationGuardStrengthResolver,
} from './guard-unit/guard-strength.resolver.js';
import { GuardUnitChangeResolver } from './guard-unit/guard-unit-change.resolver.js';
import { GuardUnitResolver, OrganizationGuardUnitsResolver } from './guard-unit/guard-unit.resolver.js';
import { GuardUnit } from './guard-unit/guard-unit.js';
import { StrengthSnapshot } from './guard-unit/strength-snapshot.js';
import { migrations } from './migrations/index.js';
import { ORGANIZATION_FACTS } from './references/organization-facts.view.js';
import { OrganizationPlaceReference } from './references/organization-place-reference.js';
import { OrganizationReference } from './references/organization-reference.js';
import {
  OrganizationTrainingsResolver,
  TrainingAttendanceResolver,
} from './training/training-attendance.resolver.js';
import { TrainingAttendance } from './training/training-attendance.js';
import { TrainingCourseLifeResolver } from './training/training-course-life.resolver.js';
import { TrainingCourseResolver } from './training/training-course.resolver.js';
import { TrainingCourse } from './training/training-course.js';

/** Owner of guard units, their strength and their training; follows the facts of the organisations they guard. */
export const definition: SubgraphDefinition = {
  name: 'security-forces',
  schema: 'security_forces',
  entities: [
    GuardUnit,
    StrengthSnapshot,
    TrainingCourse,
    TrainingAttendance,
    OrganizationReference,
    OrganizationPlaceReference,
  ],
  migrations,
  resolvers: [
    GuardUnitResolver,
    OrganizationGuardUnitsResolver,
    GuardUnitChangeResolver,
    GuardStrengthResolver,
    OrganizationGuardStrengthResolver,
    TrainingCourseResolver,
    TrainingCourseLifeResolver,
    TrainingAttendanceResolver,
    OrganizationTrainingsResolver,
  ],
  references: {
    Organization: ({ id }) => ({ id }),
  },
  projections: [ORGANIZATION_FACTS],
  constraints: {
    strength_snapshot_once: {
      code: 'CONFLICT',
      path: 'input.asOf',
      reason: 'Someone counted the unit on this day at the same time. Read it again, then correct it.',
    },
    training_attendance_once: {
      code: 'CONFLICT',
      path: 'input.organizationId',
      reason:
        'Someone recorded this organisation’s attendance at the same time. Read it again, then correct it.',
    },
  },
};
