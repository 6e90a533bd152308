import type { Day } from './clock.js';
import { refuseInput } from './errors.js';

/** Refuses a day that has not come yet. */
export function requirePastDay(day: Day, today: Day, path: string): Day {
  if (day > today) refuseInput(path, `is ${day}, which lies in the future`);
  return day;
}
