import type { Day } from '../../kit/clock.js';
import { refuseInput } from '../../kit/errors.js';

/** A round belongs to a movement that runs in its year. */
export function requireMovementYear(
  { startsOn, endsOn }: { startsOn: Day; endsOn: Day | null },
  year: number,
): void {
  if (`${year}-12-31` < startsOn || (endsOn !== null && endsOn < `${year}-01-01`))
    refuseInput(
      'input.movementId',
      `the movement runs from ${startsOn} to ${endsOn ?? 'now'}, not in ${year}`,
    );
}

/** A movement ends after it began. */
export function requireMovementEnd(startsOn: Day, endsOn: Day): Day {
  if (endsOn <= startsOn) refuseInput('input.endsOn', `is ${endsOn}, not after the first day ${startsOn}`);
  return endsOn;
}

/** Years in which an organisation can enter or leave a cluster: plans are made a year ahead. */
export function requireMemberYear(year: number, today: Day, path: string): number {
  const next = Number(today.slice(0, 4)) + 1;
  if (year < 2000 || year > next) refuseInput(path, `is ${year}; a year from 2000 to ${next} is expected`);
  return year;
}

/** A member leaves once, not before it entered. */
export function requireMemberEnd(member: { fromYear: number; toYear: number | null }, toYear: number): void {
  if (member.toYear !== null) refuseInput('input.memberId', `left the cluster with ${member.toYear} already`);
  if (toYear < member.fromYear)
    refuseInput('input.toYear', `is ${toYear}; the organisation is in it since ${member.fromYear}`);
}
