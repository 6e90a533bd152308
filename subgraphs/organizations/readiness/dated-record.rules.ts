import type { Day } from '../../kit/clock.js';
import { Refusal, refuseInput } from '../../kit/errors.js';

interface Dated {
  validFrom: Day;
  validTo: Day | null;
}

/** What takes the place of a record begins after it, so that no day has two of them. */
export function requireFollowing(open: Dated, from: Day, path: string): void {
  if (from > open.validFrom) return;
  refuseInput(path, `is ${from}; the one it replaces began on ${open.validFrom}`);
}

/** A record ends once, after it began. */
export function requireEnd({ validFrom, validTo }: Dated, endedOn: Day): void {
  if (validTo !== null)
    throw new Refusal('STATE_NOT_ALLOWED', `It ended on ${validTo}; nothing is possible any more.`);
  if (endedOn <= validFrom) refuseInput('input.endedOn', `is ${endedOn}; it began on ${validFrom}`);
}

/** Only a record that stands is corrected or reviewed. */
export function requireStanding({ validTo }: Dated): void {
  if (validTo === null) return;
  throw new Refusal('STATE_NOT_ALLOWED', `It ended on ${validTo}; nothing is possible any more.`);
}
