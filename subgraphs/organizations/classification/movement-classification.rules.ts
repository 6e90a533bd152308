import type { Day } from '../../kit/clock.js';
import { refuseInput } from '../../kit/errors.js';

/** Decision 510/QĐ-BCA-V05 is of 2022; earlier years were graded under 23/2012, in force from 2012. */
const FIRST_YEAR = 2012;

/** A grade for a year is proposed inside that year or, for the closing review, in January of the next. */
export function requireProposalDay(year: number, takenOn: Day): void {
  if (year < FIRST_YEAR) refuseInput('input.year', `is ${year}; grades begin with ${FIRST_YEAR}`);
  const last = `${year + 1}-01-31`;
  if (takenOn < `${year}-01-01` || takenOn > last)
    refuseInput(
      'input.takenOn',
      `is ${takenOn}; a grade for ${year} is proposed from ${year}-01-01 to ${last}`,
    );
}

/** A step comes on or after the one it follows. */
export function requireGradeStepAfter(last: Day, takenOn: Day): Day {
  if (takenOn >= last) return takenOn;
  return refuseInput('input.takenOn', `is ${takenOn}, before the step it follows, which was on ${last}`);
}

interface GradeCounts {
  excellent: number | null;
  good: number | null;
  average: number | null;
  weak: number | null;
  ungraded: number | null;
}

/** Counts below this could point at single organisations. */
const SMALLEST_CELL = 5;

/** Whoever may read the records themselves sees small counts too. */
export function seesSmallCells(viewer: { role: string; area?: string }, unitId: string | null): boolean {
  if (viewer.role === 'COMMUNE_OFFICER') return viewer.area !== undefined && viewer.area === unitId;
  return viewer.role === 'PROVINCE_OFFICER' || viewer.role === 'EMULATION_OFFICE';
}

/** The same counts without cells of 1 to 4; 0 says nothing about anyone. */
export function withhold<Counts extends GradeCounts>(counts: Counts): Counts {
  const cell = (count: number | null): number | null =>
    count !== null && count > 0 && count < SMALLEST_CELL ? null : count;
  const { excellent, good, average, weak, ungraded } = counts;
  return {
    ...counts,
    ...{ excellent: cell(excellent), good: cell(good), average: cell(average) },
    ...{ weak: cell(weak), ungraded: cell(ungraded) },
  };
}
