import { expect, it } from '@jest/globals';
import { withholdSmallCounts } from './activity-gap.rules.js';

const FULL = { organizations: 40, withoutGap: 10, averageGapDays: 120.5, medianGapDays: 110, longer: 6 };
const NOTHING = {
  organizations: null,
  withoutGap: null,
  averageGapDays: null,
  medianGapDays: null,
  longer: null,
};

it.each([
  [{}, {}],
  [{ longer: 0 }, {}],
  [{ organizations: 4, withoutGap: 0, longer: 0 }, NOTHING],
  [{ withoutGap: 1 }, { withoutGap: null }],
  [{ longer: 4 }, { longer: null }],
  [{ longer: 27 }, { longer: null }],
  [
    { withoutGap: 36, longer: 0 },
    { withoutGap: null, averageGapDays: null, medianGapDays: null, longer: null },
  ],
])('%j is shown with %j', (figures, withheld) => {
  expect(withholdSmallCounts({ ...FULL, ...figures })).toEqual({ ...FULL, ...figures, ...withheld });
});
