import { describe, expect, it } from '@jest/globals';
import { stateAfter } from '../../kit/states.js';
import { explainSameAchievement, findObstacle } from './eligibility.rules.js';
import { NOMINATION_LIFE, type NominationFacts } from './nomination.states.js';

type Facts = Parameters<typeof explainSameAchievement>[0];
const outcome = (changes: Partial<Facts> = {}) =>
  explainSameAchievement({
    ...{ kindCode: 'BK_UBND', isForm: true, year: 2025, awards: [], rivals: [] },
    sameInstrument: '06/2022/QH15',
    ...changes,
  });

const SUBMITTED: NominationFacts = {
  ...{ state: 'SUBMITTED', roundState: 'NOMINATING', roundType: 'ANNUAL' },
  ...{ obstacle: null, voteObstacle: null },
};

describe('R10: one achievement is not rewarded twice', () => {
  it('holds when nothing rewards it yet; a title beside a form is no second reward', () => {
    expect(outcome().outcome).toBe('MET');
    const beside = { kindCode: 'TTLDXS', isForm: false, state: 'SUBMITTED' } as const;
    expect(outcome({ rivals: [beside] }).outcome).toBe('MET');
  });

  it('fails for the same award of the year, naming the decision', () => {
    const awards = [{ kindCode: 'BK_UBND', year: 2025, decisionNumber: '77/QĐ-UBND' }];
    expect(outcome({ awards })).toMatchObject({
      ...{ outcome: 'NOT_MET', reason: expect.stringContaining('77/QĐ-UBND') },
    });
    expect(outcome({ awards, year: 2026 }).outcome).toBe('MET');
  });

  it('closes the check with its number while it fails', () => {
    const check = (changes: Partial<Facts>) => () =>
      stateAfter(NOMINATION_LIFE, { ...SUBMITTED, obstacle: findObstacle([outcome(changes)]) }, 'CHECK');
    expect(check({})()).toBe('ELIGIBILITY_CHECKED');
    const twice = check({ awards: [{ kindCode: 'BK_UBND', year: 2025, decisionNumber: '77/QĐ-UBND' }] });
    expect(twice).toThrow(
      'SAME_ACHIEVEMENT (R10, 06/2022/QH15): BK_UBND of 2025 was already awarded by 77/QĐ-UBND',
    );
    expect(twice).toThrow(expect.objectContaining({ code: 'STATE_NOT_ALLOWED' }));
  });

  it('names no instrument for a year of which none is known', () => {
    expect(outcome({ sameInstrument: null }).instrument).toBeNull();
    expect(outcome().instrument).toBe('06/2022/QH15');
  });

  it('fails for a second form, or the same award twice', () => {
    const form = { kindCode: 'BK_BCA', isForm: true, state: 'AWARDED' } as const;
    expect(outcome({ rivals: [form] }).reason).toContain('BK_BCA (AWARDED)');
    const twin = { kindCode: 'TTLDXS', isForm: false, state: 'SUBMITTED' } as const;
    expect(outcome({ kindCode: 'TTLDXS', isForm: false, awards: [], rivals: [twin] }).outcome).toBe(
      'NOT_MET',
    );
  });
});
