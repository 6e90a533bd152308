import type { LifeCycle } from '../../kit/states.js';
import type { Role } from '../../kit/viewer.js';
import { TRAINERS } from './training-course.states.js';
import type { TrainingState } from './training-course.js';
import type { EnrolmentState } from './training-enrolment.js';

/** Who nominates: the organisation, and those who act for it or train it. */
const NOMINATORS = [
  'ORGANIZATION',
  'COMMUNE_OFFICER',
  'PROVINCE_OFFICER',
  'TRAINER',
] as const satisfies readonly Role[];

interface EnrolmentFacts {
  state: EnrolmentState;
  courseState: TrainingState;
}

const whileEnrolling = ({ courseState }: EnrolmentFacts): string | null =>
  courseState === 'ENROLLING' ? null : `the course is ${courseState}, not ENROLLING`;

/** What becomes of a nomination (domain 5.3); attendance and results are counts of their own. */
export const ENROLMENT_CYCLE: LifeCycle<EnrolmentState, 'NOMINATE' | 'ACCEPT' | 'REJECT', EnrolmentFacts> = {
  NOMINATE: {
    from: ['NOMINATED', 'ACCEPTED', 'REJECTED'],
    to: 'NOMINATED',
    who: NOMINATORS,
    guard: whileEnrolling,
  },
  ACCEPT: { from: ['NOMINATED'], to: 'ACCEPTED', who: TRAINERS, guard: whileEnrolling },
  REJECT: { from: ['NOMINATED'], to: 'REJECTED', who: TRAINERS, guard: whileEnrolling },
};
