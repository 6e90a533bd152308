import { refuseInput } from '../../kit/errors.js';

/** Counts below this could point at one organisation (domain 8.3). */
const SMALLEST_CELL = 5;

const FIRST_YEAR = 2000;
const LAST_YEAR = 2100;

/** Cohorts asked for at once. */
const MOST_YEARS = 10;

export interface EffectFigures {
  organizations: number | null;
  improved: number | null;
  unchanged: number | null;
  declined: number | null;
  withoutGrade: number | null;
  averageChange: number | null;
}

/** The years from one to another, both included. */
export function requireYears(from: number, to: number): { from: number; to: number } {
  if (from < FIRST_YEAR || from > LAST_YEAR)
    refuseInput('fromYear', `is ${from}, not a year of the register`);
  if (to < from) refuseInput('toYear', `is ${to}, before ${from}`);
  if (to - from >= MOST_YEARS)
    refuseInput('toYear', `is ${to}: at most ${MOST_YEARS} years are answered at once`);
  return { from, to };
}

const CELLS = ['improved', 'unchanged', 'declined', 'withoutGrade'] as const;
type Cells = Record<(typeof CELLS)[number], number>;

/** Cells of 1 to 4; one alone could be computed from the total and the others, so the next smallest goes with it. */
function findWithheld(figures: Cells): (typeof CELLS)[number][] {
  const bySize = CELLS.filter((cell) => figures[cell] > 0).sort((a, b) => figures[a] - figures[b]);
  const small = bySize.filter((cell) => figures[cell] < SMALLEST_CELL);
  return small.length === 1 ? bySize.slice(0, 2) : small;
}

/** A cohort as analysts see it; 0 says nothing about anyone. */
export function withholdSmallCells<Effect extends EffectFigures>(
  effect: Effect & Cells & { organizations: number },
): Effect {
  const { organizations, improved, unchanged, declined } = effect;
  const isSmall = organizations > 0 && organizations < SMALLEST_CELL;
  const withheld = isSmall ? CELLS : findWithheld(effect);
  return {
    ...effect,
    ...Object.fromEntries(withheld.map((cell) => [cell, null])),
    organizations: isSmall ? null : organizations,
    averageChange: improved + unchanged + declined < SMALLEST_CELL ? null : effect.averageChange,
  };
}
