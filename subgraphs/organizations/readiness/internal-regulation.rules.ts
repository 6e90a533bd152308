import { addMonths, type Day } from '../../kit/clock.js';
import { refuseInput } from '../../kit/errors.js';

/** Protection rules older than this without a review are out of date (duty 3a). */
const CURRENT_MONTHS = 36;

/** The earliest day of issue or review with which a regulation is still current on a day. */
export function firstCurrentDay(day: Day): Day {
  return addMonths(day, -CURRENT_MONTHS);
}

/** A review comes after the issue and after the review before it. */
export function requireReview(
  { validFrom, reviewedOn }: { validFrom: Day; reviewedOn: Day | null },
  next: Day,
): void {
  const last = reviewedOn ?? validFrom;
  if (next <= last) refuseInput('input.reviewedOn', `is ${next}; the last one, or the issue, was on ${last}`);
}
