import { describe, expect, it } from '@jest/globals';
import { explainSameAchievement } from './eligibility.rules.js';

type Facts = Parameters<typeof explainSameAchievement>[0];
const outcome = (changes: Partial<Facts> = {}) =>
  explainSameAchievement({
    ...{ kindCode: 'BK_UBND', isForm: true, year: 2025, awards: [], rivals: [] },
    ...changes,
  });

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

  it('fails for a second form, or the same award twice', () => {
    const form = { kindCode: 'BK_BCA', isForm: true, state: 'AWARDED' } as const;
    expect(outcome({ rivals: [form] }).reason).toContain('BK_BCA (AWARDED)');
    const twin = { kindCode: 'TTLDXS', isForm: false, state: 'SUBMITTED' } as const;
    expect(outcome({ kindCode: 'TTLDXS', isForm: false, awards: [], rivals: [twin] }).outcome).toBe(
      'NOT_MET',
    );
  });
});
