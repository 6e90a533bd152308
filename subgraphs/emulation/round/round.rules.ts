import type { Day } from '../../kit/clock.js';
import { Refusal, refuseInput } from '../../kit/errors.js';
import type { EmulationRoundState } from './emulation-round.js';

/** Years of which a round can be held. */
const YEARS = { first: 2000, last: 2100 } as const;

export function requireRoundYear(year: number, path: string): number {
  if (year < YEARS.first || year > YEARS.last)
    refuseInput(path, `is ${year}; a year from ${YEARS.first} to ${YEARS.last} is expected`);
  return year;
}

/** The day whose map a round of a year belongs to: its last day, or today while the year runs. */
export function mapDay(year: number, today: Day): Day {
  const last = `${year}-12-31`;
  return last < today ? last : today;
}

/** Organisations register while the round is open for it. */
export function requireOpenForRegistration(state: EmulationRoundState): void {
  if (state === 'OPEN_FOR_REGISTRATION') return;
  throw new Refusal(
    'STATE_NOT_ALLOWED',
    `Registration is possible while the round is OPEN_FOR_REGISTRATION; it is ${state}.`,
  );
}

/** A round or cluster is for the organisations of its own unit. */
export function requireOrganizationOfUnit(
  { unitId }: { unitId: string },
  organization: { reachIds: readonly string[] },
): void {
  if (!organization.reachIds.includes(unitId))
    refuseInput('input.organizationId', `the organisation is not in the unit ${unitId}`);
}

/** The council sits while the round is under its review. */
export function requireUnderReview(state: EmulationRoundState): void {
  if (state === 'COUNCIL_REVIEW') return;
  throw new Refusal(
    'STATE_NOT_ALLOWED',
    `The council votes while the round is in COUNCIL_REVIEW; it is ${state}.`,
  );
}
