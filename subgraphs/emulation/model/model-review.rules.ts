import type { Day } from '../../kit/clock.js';
import { Refusal, refuseInput } from '../../kit/errors.js';
import type { ModelState } from './movement-model.js';

const REVIEWED: ReadonlySet<ModelState> = new Set(['PILOT', 'LAUNCHED', 'RECOGNISED', 'REPLICATED']);

/** A model is reviewed while it is tried out or in use. */
export function requireReviewable(state: ModelState): void {
  if (REVIEWED.has(state)) return;
  throw new Refusal(
    'STATE_NOT_ALLOWED',
    `A review needs a model in ${[...REVIEWED].join(', ')}; this one is ${state}.`,
  );
}

/** The review of a year takes place in it, or in January after it, once the model exists. */
export function requireReviewDay(
  { proposedOn }: { proposedOn: Day },
  { year, reviewedOn }: { year: number; reviewedOn: Day },
): void {
  if (reviewedOn < proposedOn)
    refuseInput('input.reviewedOn', `is ${reviewedOn}, before the model was proposed on ${proposedOn}`);
  const isInTime = reviewedOn >= `${year}-01-01` && reviewedOn <= `${year + 1}-01-31`;
  if (!isInTime)
    refuseInput(
      'input.year',
      `is ${year}; a review on ${reviewedOn} is not of that year, nor in the January after it`,
    );
}
