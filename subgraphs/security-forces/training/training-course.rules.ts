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

/** A course takes at least one, and takes place with no more than it can take. */
export function requirePlaces({ capacity, minimum }: { capacity: number; minimum: number }): void {
  requireCount(capacity, 'input.capacity', MAX_ATTENDED);
  if (capacity === 0) refuseInput('input.capacity', 'is 0; a course takes at least one');
  if (minimum < 1 || minimum > capacity)
    refuseInput('input.minimum', `is ${minimum}; a course of ${capacity} takes place with 1 to ${capacity}`);
}

const HELD: readonly TrainingState[] = ['IN_PROGRESS', 'COMPLETED'];

/** Attendance belongs to a course that is being held, or was and has no certificates yet. */
export function requireHeld({ state }: { state: TrainingState }): void {
  if (HELD.includes(state)) return;
  throw new Refusal(
    'STATE_NOT_ALLOWED',
    `The course is ${state}; attendance is recorded while it is ${HELD.join(' or ')}.`,
  );
}

/** Only those who were accepted attend. */
export function requireAccepted(attended: number, accepted: number): void {
  if (attended > accepted)
    refuseInput('input.attended', `is ${attended}; ${accepted} of this organisation were accepted`);
}

/** A nomination is about at least one. */
export function requireNominated(nominated: number): void {
  requireCount(nominated, 'input.nominated', MAX_ATTENDED);
  if (nominated === 0) refuseInput('input.nominated', 'is 0; a nomination is about at least one');
}

/** Of those nominated at least one is accepted, and all accepted people together fit into the course. */
export function requireFree(
  accepted: number,
  { nominated, free }: { nominated: number; free: number },
): void {
  if (accepted < 1 || accepted > nominated)
    refuseInput('input.accepted', `is ${accepted}; 1 to ${nominated} were nominated`);
  if (accepted > free) refuseInput('input.accepted', `is ${accepted}; the course has ${free} free places`);
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
