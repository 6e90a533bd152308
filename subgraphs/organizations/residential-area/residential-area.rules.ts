import type { Day } from '../../kit/clock.js';
import { Refusal, refuseInput } from '../../kit/errors.js';

/** Only an area that exists can be moved or ended. */
export function requireExisting({ nameVi, until }: { nameVi: string; until: Day | null }): void {
  if (until === null) return;
  throw new Refusal('STATE_NOT_ALLOWED', `${nameVi} ended on ${until}; nothing more can be done with it.`);
}

/** A change comes after the start of the present span, so that no day is rewritten. */
export function requireAfterSpan(openFrom: Day, day: Day, path: string): Day {
  if (day > openFrom) return day;
  return refuseInput(
    path,
    `is ${day}; the area has lain where it lies since ${openFrom}, a change comes later`,
  );
}
