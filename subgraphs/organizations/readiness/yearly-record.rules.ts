import type { Day } from '../../kit/clock.js';
import { Refusal, refuseInput } from '../../kit/errors.js';

/** The movement's standard is of 2012; nothing yearly is older. */
const FIRST_YEAR = 2012;

/** The calendar year of a day. */
export const yearOf = (day: Day): number => Number(day.slice(0, 4));

/** An organisation of nobody informs nobody: its share could not be told. */
export function requireHeadcount(headcount: number): number {
  return headcount > 0 ? headcount : refuseInput('input.headcount', 'is 0; at least one person is counted');
}

interface Lifetime {
  establishedOn: Day | null;
  closedOn: Day | null;
}

/** A year in which the organisation existed, up to `last`. */
export function requireRecordYear({ establishedOn, closedOn }: Lifetime, year: number, last: number): number {
  if (year < FIRST_YEAR || year > last)
    refuseInput('input.year', `is ${year}; years from ${FIRST_YEAR} to ${last} are on record`);
  if (establishedOn !== null && establishedOn > `${year}-12-31`)
    refuseInput('input.year', `is ${year}; the organisation was established on ${establishedOn}`);
  if (closedOn !== null && closedOn <= `${year}-01-01`)
    refuseInput('input.year', `is ${year}; the organisation closed on ${closedOn}`);
  return year;
}

/** The first record of a year names no version, every correction the one it was based on. */
export function requireYearVersion(
  known: { version: number } | null,
  { year, version }: { year: number; version?: number | null | undefined },
): void {
  const given = version ?? null;
  if (given === (known?.version ?? null)) return;
  const reason = known
    ? `The year ${year} is on record in version ${known.version}; a correction names that version.`
    : `The year ${year} is not on record yet; its first record names no version.`;
  throw new Refusal('CONFLICT', reason, { path: 'input.version' });
}

/** A plan for a year is issued from the autumn before it until its end. */
export function requirePlanDay(year: number, issuedOn: Day): Day {
  const [first, last] = [`${year - 1}-10-01`, `${year}-12-31`];
  if (issuedOn < first || issuedOn > last)
    refuseInput('input.issuedOn', `is ${issuedOn}; a plan for ${year} is issued from ${first} to ${last}`);
  return issuedOn;
}
