import type { LifeCycle } from '../../kit/states.js';
import type { Role } from '../../kit/viewer.js';
import type { GuardEnrolmentEvent, GuardEnrolmentState } from './guard-enrolment.js';
import type { TrainingState } from './training-course.js';

interface GuardEnrolmentFacts {
  state: GuardEnrolmentState;
  courseState: TrainingState;
}

/** The training body alone: officers of the police see counts (domain 8.1). */
const TRAINER = ['TRAINER'] as const satisfies readonly Role[];

const whileCourseIs =
  (...states: TrainingState[]) =>
  ({ courseState }: GuardEnrolmentFacts): string | null =>
    states.includes(courseState) ? null : `the course is ${courseState}, not ${states.join(' or ')}`;

const enrolling = whileCourseIs('ENROLLING');
const held = whileCourseIs('IN_PROGRESS', 'COMPLETED');

/** The way of one guard through a course (domain 5.3); a certificate only after PASSED. */
export const GUARD_ENROLMENT_CYCLE: LifeCycle<GuardEnrolmentState, GuardEnrolmentEvent, GuardEnrolmentFacts> =
  {
    ACCEPT: { from: ['NOMINATED'], to: 'ACCEPTED', who: TRAINER, guard: enrolling },
    REJECT: { from: ['NOMINATED'], to: 'REJECTED', who: TRAINER, guard: enrolling },
    ATTEND: { from: ['ACCEPTED'], to: 'ATTENDED', who: TRAINER, guard: held },
    MISS: { from: ['ACCEPTED'], to: 'ABSENT', who: TRAINER, guard: held },
    PASS: { from: ['ATTENDED'], to: 'PASSED', who: TRAINER, guard: held },
    FAIL: { from: ['ATTENDED'], to: 'FAILED', who: TRAINER, guard: held },
    ISSUE_CERTIFICATE: {
      from: ['PASSED'],
      to: 'CERTIFICATE_ISSUED',
      who: TRAINER,
      document: true,
      guard: whileCourseIs('COMPLETED', 'CERTIFIED'),
    },
  };
