import type { Day } from '../../kit/clock.js';
import { refuseInput } from '../../kit/errors.js';

/** An example is of this year or the one before, and not from before the organisation existed. */
export function requireExemplarYear(year: number, today: Day, establishedOn: Day | null): number {
  const present = Number(today.slice(0, 4));
  if (year > present || year < present - 1)
    refuseInput('input.year', `is ${year}; an exemplar is put forward for ${present - 1} or ${present}`);
  if (establishedOn && year < Number(establishedOn.slice(0, 4)))
    refuseInput('input.year', `is ${year}, before the organisation was established on ${establishedOn}`);
  return year;
}
