import type { Day } from '../../kit/clock.js';
import type { LifeCycle } from '../../kit/states.js';
import type { Role } from '../../kit/viewer.js';
import type { TrainingEvent, TrainingState } from './training-course.js';

/** Who plans and closes courses: the training body and the provincial police (Circular 46/2014). */
export const TRAINERS = ['TRAINER', 'PROVINCE_OFFICER'] as const satisfies readonly Role[];

export interface CourseFacts {
  state: TrainingState;
  startsOn: Day;
  endsOn: Day;
  today: Day;
  minimum: number;
  /** People accepted, attended and passed, of all organisations. */
  accepted: number;
  attended: number;
  passed: number;
}

/** The life of a course (domain 5.3). */
export const COURSE_CYCLE: LifeCycle<TrainingState, TrainingEvent, CourseFacts> = {
  ENROL: {
    from: ['PLANNED'],
    to: 'ENROLLING',
    who: TRAINERS,
    guard: ({ endsOn, today }) => (endsOn < today ? `the course ended on ${endsOn}` : null),
  },
  CONFIRM: {
    from: ['ENROLLING'],
    to: 'CONFIRMED',
    who: TRAINERS,
    guard: ({ accepted, minimum }) =>
      accepted < minimum ? `${accepted} are accepted, it takes place with at least ${minimum}` : null,
  },
  START: {
    from: ['CONFIRMED'],
    to: 'IN_PROGRESS',
    who: TRAINERS,
    guard: ({ startsOn, today }) => (startsOn > today ? `the course begins on ${startsOn}` : null),
  },
  COMPLETE: {
    from: ['IN_PROGRESS'],
    to: 'COMPLETED',
    who: TRAINERS,
    guard: ({ endsOn, today, attended }) => {
      if (endsOn > today) return `the course lasts until ${endsOn}`;
      return attended > 0 ? null : 'no attendance is recorded yet';
    },
  },
  CERTIFY: {
    from: ['COMPLETED'],
    to: 'CERTIFIED',
    who: TRAINERS,
    document: true,
    guard: ({ passed }) => (passed > 0 ? null : 'nobody passed'),
  },
  CANCEL: { from: ['PLANNED', 'ENROLLING', 'CONFIRMED'], to: 'CANCELLED', who: TRAINERS },
};
