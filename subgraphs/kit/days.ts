import type { Day } from './clock.js';
import { refuseInput } from './errors.js';

/** Refuses a day that has not come yet. */
export function requirePastDay(day: Day, today: Day, path: string): Day {
  if (day > today) refuseInput(path, `is ${day}, which lies in the future`);
  return day;
}

/** What has a name and days: `validTo` is the first day it is no more; null is open at that end. */
export interface Dated {
  nameVi: string;
  validFrom: Day | null;
  validTo: Day | null;
}

/** Refuses what did not exist on a day, telling when it did; the rule is the one that says so. */
export function requireExistedOn(
  { nameVi, validFrom, validTo }: Dated,
  day: Day,
  { path, rule }: { path: string; rule: string },
): void {
  if ((validFrom === null || validFrom <= day) && (validTo === null || day < validTo)) return;
  const span = `${validFrom ?? 'before the records begin'} until ${validTo ?? 'today'}`;
  refuseInput(path, `${nameVi} did not exist on ${day} (valid from ${span})`, rule);
}
