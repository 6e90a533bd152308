import type { Day } from '../../kit/clock.js';
import { Refusal, refuseInput } from '../../kit/errors.js';
import { requireCount } from '../../kit/numbers.js';
import type { TrainingState } from './training-course.js';

/** Largest attendance of one organisation taken for true; the bound of its guards. */
const MAX_ATTENDED = 10_000;

/** Longest course taken for true: a typing error in a year makes a longer one. */
const MAX_DAYS = 366;

const DAY_MS = 86_400_000;

/** A course ends on or after its first day, within a year. */
export function requireCourseSpan(startsOn: Day, endsOn: Day): void {
  if (endsOn < startsOn) refuseInput('input.endsOn', `is ${endsOn}, before the first day ${startsOn}`);
  const days = (Date.parse(endsOn) - Date.parse(startsOn)) / DAY_MS;
  if (days > MAX_DAYS)
    refuseInput('input.endsOn', `is ${days} days after the first day; at most ${MAX_DAYS} are allowed`);
}

/** Refuses counts no honest record has: below 0, beyond the bound, or more that passed than attended. */
export function requireAttendance({ attended, passed }: { attended: number; passed: number }): void {
  requireCount(attended, 'input.attended', MAX_ATTENDED);
  requireCount(passed, 'input.passed', MAX_ATTENDED);
  if (passed > attended) refuseInput('input.passed', `is ${passed}, of ${attended} who attended`);
}

/** Attendance belongs to a course that is being or was held. */
export function requireHeld(course: { state: TrainingState; startsOn: Day }, today: Day): void {
  if (course.state === 'CANCELLED') {
    throw new Refusal('STATE_NOT_ALLOWED', 'The course was CANCELLED; nobody attended it.');
  }
  if (course.startsOn > today) {
    throw new Refusal(
      'STATE_NOT_ALLOWED',
      `The course begins on ${course.startsOn}; attendance is recorded from then on.`,
    );
  }
}

/** Only an organisation that was open during the course can have sent anyone. */
export function requireOpenDuring(
  course: { startsOn: Day; endsOn: Day },
  organization: { establishedOn: Day | null; closedOn: Day | null },
): void {
  const { establishedOn, closedOn } = organization;
  if (establishedOn && establishedOn > course.endsOn) {
    refuseInput(
      'input.organizationId',
      `was established on ${establishedOn}, after the course ended on ${course.endsOn}`,
    );
  }
  if (closedOn && closedOn <= course.startsOn) {
    refuseInput(
      'input.organizationId',
      `closed on ${closedOn}, before the course began on ${course.startsOn}`,
    );
  }
}
