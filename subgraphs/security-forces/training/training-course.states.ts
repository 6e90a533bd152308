import type { Day } from '../../kit/clock.js';
import type { LifeCycle } from '../../kit/states.js';
import type { Role } from '../../kit/viewer.js';
import type { TrainingEvent, TrainingState } from './training-course.js';

/** Who plans and closes courses: the training body and the provincial police (Circular 46/2014). */
export const TRAINERS = ['TRAINER', 'PROVINCE_OFFICER'] as const satisfies readonly Role[];

export interface CourseFacts {
  state: TrainingState;
  endsOn: Day;
  today: Day;
  /** Whether attendance of any organisation is recorded. */
  isAttended: boolean;
}

/** The life of a course (domain 5.3), as far as enrolment and certificates are not in it yet. */
export const COURSE_CYCLE: LifeCycle<TrainingState, TrainingEvent, CourseFacts> = {
  COMPLETE: {
    from: ['PLANNED'],
    to: 'COMPLETED',
    who: TRAINERS,
    guard: ({ endsOn, today, isAttended }) => {
      if (endsOn > today) return `the course lasts until ${endsOn}`;
      return isAttended ? null : 'no attendance is recorded yet';
    },
  },
  CANCEL: {
    from: ['PLANNED'],
    to: 'CANCELLED',
    who: TRAINERS,
    guard: ({ isAttended }) => (isAttended ? 'attendance is recorded already, so it was held' : null),
  },
};
