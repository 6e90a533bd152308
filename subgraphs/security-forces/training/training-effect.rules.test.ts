import { describe, expect, it } from '@jest/globals';
import { requireYears, withholdSmallCells } from './training-effect.rules.js';

const EFFECT = {
  ...{ organizations: 60, improved: 10, unchanged: 30, declined: 8, withoutGrade: 12 },
  averageChange: 0.04,
};

describe('what analysts see of a cohort', () => {
  it.each([
    [{}, {}],
    [{ improved: 0, organizations: 50 }, {}],
    [{ improved: 3 }, { improved: null, declined: null }],
    [
      { improved: 3, declined: 4 },
      { improved: null, declined: null },
    ],
    [
      { improved: 4, unchanged: 0, declined: 0, withoutGrade: 20 },
      { improved: null, withoutGrade: null, averageChange: null },
    ],
    [
      { organizations: 3, improved: 0, unchanged: 3, declined: 0, withoutGrade: 0 },
      {
        ...{ organizations: null, improved: null, unchanged: null },
        ...{ declined: null, withoutGrade: null, averageChange: null },
      },
    ],
  ])('%j is shown with %j', (figures, withheld) => {
    expect(withholdSmallCells({ ...EFFECT, ...figures })).toEqual({ ...EFFECT, ...figures, ...withheld });
  });
});

describe('years of cohorts', () => {
  it('are taken in order', () => expect(requireYears(2021, 2021)).toEqual({ from: 2021, to: 2021 }));

  it.each([
    [1999, 2001, 'fromYear'],
    [2025, 2024, 'toYear'],
    [2010, 2020, 'toYear'],
  ])('%i to %i are refused at %s', (from, to, path) => {
    expect(() => requireYears(from, to)).toThrow(
      expect.objectContaining({ code: 'BAD_USER_INPUT', details: { path } }),
    );
  });
});
