import type { Day } from '../../kit/clock.js';
import { Refusal, refuseInput } from '../../kit/errors.js';
import type { TrainingAudience, TrainingState } from './training-course.js';

interface Course {
  title: string;
  audience: TrainingAudience;
  state: TrainingState;
  startsOn: Day;
  endsOn: Day;
}

/** Guards are enrolled one by one in courses for guards; who else attends is counted (domain 8.2). */
export function requireGuardCourse({ audience, state }: Course): void {
  if (audience !== 'GUARD')
    refuseInput('input.courseId', `is for ${audience}; guards are enrolled in courses for GUARD`);
  if (state !== 'ENROLLING')
    throw new Refusal(
      'STATE_NOT_ALLOWED',
      `The course is ${state}; guards are enrolled while it is ENROLLING.`,
    );
}

/** Only who is employed on the first day of a course is sent to it. */
export function requireEmployedDuring(
  { startsOn }: Course,
  { employedFrom, employedTo }: { employedFrom: Day; employedTo: Day | null },
): void {
  if (employedFrom > startsOn || (employedTo !== null && employedTo <= startsOn))
    refuseInput('input.guardId', `is not employed on ${startsOn}, the first day of the course`);
}

/** One person is not in two courses at a time (domain 5.3). */
export function requireNoOverlap({ startsOn, endsOn }: Course, others: readonly Course[]): void {
  const other = others.find((one) => one.startsOn <= endsOn && one.endsOn >= startsOn);
  if (other)
    throw new Refusal(
      'CONFLICT',
      `The guard is enrolled in “${other.title}” from ${other.startsOn} to ${other.endsOn}, which overlaps.`,
      { path: 'input.guardId' },
    );
}
