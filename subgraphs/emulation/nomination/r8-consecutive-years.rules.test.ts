import { describe, expect, it } from '@jest/globals';
import { stateAfter } from '../../kit/states.js';
import { countYearsInRow, explainConsecutiveYears, findObstacle } from './eligibility.rules.js';
import { NOMINATION_LIFE, type NominationFacts } from './nomination.states.js';

type Facts = Parameters<typeof explainConsecutiveYears>[0];
const title = (year: number) => ({ kindCode: 'TTLDXS', year, decisionNumber: `${year}/QĐ-UBND` });
const outcome = (changes: Partial<Facts> = {}) =>
  explainConsecutiveYears({
    ...{ kindCode: 'BK_UBND', year: 2025, roundType: 'ANNUAL', awards: [title(2024), title(2025)] },
    needed: [{ neededCode: 'TTLDXS', years: 2, instrument: '06/2022/QH15' }],
    ...changes,
  })[0]!;

const SUBMITTED: NominationFacts = {
  ...{ state: 'SUBMITTED', roundState: 'NOMINATING', roundType: 'ANNUAL' },
  ...{ obstacle: null, voteObstacle: null },
};

describe('R8: years in a row without a gap', () => {
  it('count back from the last one', () => {
    expect(countYearsInRow([2025, 2023, 2024], 2025)).toBe(3);
    expect(countYearsInRow([2025, 2023, 2022], 2025)).toBe(1);
    expect(countYearsInRow([2024, 2023], 2025)).toBe(0);
    expect(countYearsInRow([2025, 2025, 2024], 2025)).toBe(2);
  });

  it('hold up to the year of the nomination or the one before', () => {
    expect(outcome()).toMatchObject({ outcome: 'MET', instrument: '06/2022/QH15' });
    expect(outcome({ awards: [title(2023), title(2024)] }).outcome).toBe('MET');
  });

  it('fail with a gap, and say which years were won', () => {
    const { outcome: result, reason } = outcome({ awards: [title(2025), title(2023)] });
    expect(result).toBe('NOT_MET');
    expect(reason).toBe(
      'TTLDXS is needed 2 years in a row up to 2025 or 2024; there are 1 (years won: 2023, 2025).',
    );
    expect(outcome({ awards: [title(2022), title(2023)] }).outcome).toBe('NOT_MET');
  });

  it('close the check with their number and instrument while they fail', () => {
    const check = (awards: Facts['awards']) => () =>
      stateAfter(NOMINATION_LIFE, { ...SUBMITTED, obstacle: findObstacle([outcome({ awards })]) }, 'CHECK');
    expect(check([title(2024), title(2025)])()).toBe('ELIGIBILITY_CHECKED');
    const gap = check([title(2025), title(2023)]);
    expect(gap).toThrow('CONSECUTIVE_YEARS (R8, 06/2022/QH15): TTLDXS is needed 2 years in a row');
    expect(gap).toThrow(expect.objectContaining({ code: 'STATE_NOT_ALLOWED' }));
  });

  it('are asked for in annual rounds only, and only where an instrument does', () => {
    expect(outcome({ roundType: 'THEMATIC', awards: [] }).outcome).toBe('NOT_APPLICABLE');
    expect(outcome({ needed: [], awards: [] }).outcome).toBe('NOT_APPLICABLE');
  });
});
