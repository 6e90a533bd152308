/** Counts below this could point at one organisation (domain 8.3). */
const SMALLEST_CELL = 5;

interface GapFigures {
  organizations: number;
  withoutGap: number;
  averageGapDays: number | null;
  medianGapDays: number | null;
  longer: number;
}

/** 0 says nothing about anyone. */
const isSmall = (count: number): boolean => count > 0 && count < SMALLEST_CELL;

/** The figures of one grade without counts of 1 to 4, and without what such a count could be taken off from. */
export function withholdSmallCounts<Figures extends GapFigures>(figures: Figures) {
  const { organizations, withoutGap, longer, averageGapDays, medianGapDays } = figures;
  const withGap = organizations - withoutGap;
  const show = <Value>(value: Value, ...counts: number[]): Value | null =>
    [organizations, ...counts].some(isSmall) ? null : value;
  return {
    ...figures,
    organizations: show(organizations),
    withoutGap: show(withoutGap, withoutGap, withGap),
    averageGapDays: show(averageGapDays, withGap),
    medianGapDays: show(medianGapDays, withGap),
    longer: show(longer, longer, withGap - longer),
  };
}
