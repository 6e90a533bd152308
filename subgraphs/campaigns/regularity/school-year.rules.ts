import type { Day } from '../../kit/clock.js';
import { refuseInput } from '../../kit/errors.js';

/** A school year as its first and last day: September to May (domain §5). */
export function requireSchoolYear(schoolYear: string): { from: Day; to: Day } {
  const [, first, second] = /^(20\d\d)-(20\d\d)$/.exec(schoolYear) ?? [];
  if (!first || Number(second) !== Number(first) + 1)
    refuseInput('schoolYear', `is ${JSON.stringify(schoolYear)}; one is written like 2025-2026`);
  return { from: `${first}-09-01`, to: `${second}-05-31` };
}
