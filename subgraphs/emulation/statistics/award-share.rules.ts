/** Counts below this could point at single persons (domain 8.3). */
export const SMALLEST_CELL = 5;

export interface ShareCounts {
  individuals: number | null;
  workers: number | null;
  leaders: number | null;
  unstated: number | null;
}

const isSmall = (count: number | null): boolean => count !== null && count > 0 && count < SMALLEST_CELL;

/**
 * The same counts without cells of 1 to 4. One small part alone could be computed from the others and the sum, so with
 * it the whole split is withheld.
 */
export function withholdSmallCells<Counts extends ShareCounts>(counts: Counts): Counts {
  const { individuals, workers, leaders, unstated } = counts;
  const split = [workers, leaders, unstated].some(isSmall)
    ? { workers: null, leaders: null, unstated: null }
    : {};
  return { ...counts, ...split, individuals: isSmall(individuals) ? null : individuals };
}
