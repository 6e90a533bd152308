import type { Day } from '../../kit/clock.js';
import { Refusal, refuseInput } from '../../kit/errors.js';

/** A review looks back on the year it is held in or, as most do in January, on the one before (domain 5). */
export function requireReviewedYear(year: number, heldOn: Day): number {
  const held = Number(heldOn.slice(0, 4));
  if (year !== held && year !== held - 1)
    refuseInput('input.year', `is ${year}; a review held on ${heldOn} is about ${held - 1} or ${held}`);
  return year;
}

interface Host {
  establishedOn: Day | null;
  closedOn: Day | null;
}

/** An organisation holds reviews from its establishment until it is closed. */
export function requireOpenHost({ establishedOn, closedOn }: Host, heldOn: Day): void {
  if (establishedOn !== null && heldOn < establishedOn)
    refuseInput('input.heldOn', `is ${heldOn}; the organisation was established on ${establishedOn}`);
  if (closedOn !== null && heldOn >= closedOn)
    refuseInput('input.heldOn', `is ${heldOn}; the organisation was closed on ${closedOn}`);
}

/** A record is withdrawn once. */
export function requireStanding({ withdrawn }: { withdrawn: boolean }): void {
  if (withdrawn) throw new Refusal('STATE_NOT_ALLOWED', 'The review is withdrawn already.');
}

/** Years from the first to the last that have no review. */
export function missingYears(first: number, last: number, reviewed: readonly number[]): number[] {
  const known = new Set(reviewed);
  return Array.from({ length: Math.max(0, last - first + 1) }, (_, i) => first + i).filter(
    (year) => !known.has(year),
  );
}
