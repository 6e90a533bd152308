import type { Day } from '../../kit/clock.js';
import { refuseInput } from '../../kit/errors.js';

/** Decisions follow each other: none slips in before one that already holds. */
export function requireNextDecision(known: readonly { decidedOn: Day }[], decidedOn: Day): void {
  const last = known.find((one) => one.decidedOn >= decidedOn);
  if (last) refuseInput('input.decidedOn', `is ${decidedOn}; a decision of ${last.decidedOn} is on record`);
}
