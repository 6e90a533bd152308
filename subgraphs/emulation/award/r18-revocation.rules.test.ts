import { describe, expect, it } from '@jest/globals';
import { countYearsInRow, explainSameAchievement } from '../nomination/eligibility.rules.js';
import { requireRevocable } from './award.rules.js';

describe('R18: a revoked award counts for nothing and stays in history', () => {
  it('follows the decision', () => {
    const early = () => requireRevocable({ decidedOn: '2026-01-20', revokedOn: null }, '2026-01-19');
    expect(early).toThrow('before the award was decided on 2026-01-20');
    expect(early).toThrow(
      expect.objectContaining({
        code: 'BAD_USER_INPUT',
        details: { path: 'input.revokedOn', rule: 'R18' },
      }),
    );
    expect(() => requireRevocable({ decidedOn: '2026-01-20', revokedOn: null }, '2026-01-20')).not.toThrow();
  });

  it('happens once', () => {
    const again = () => requireRevocable({ decidedOn: '2026-01-20', revokedOn: '2026-03-01' }, '2026-04-01');
    expect(again).toThrow('was revoked on 2026-03-01');
    expect(again).toThrow(expect.objectContaining({ code: 'STATE_NOT_ALLOWED', details: { rule: 'R18' } }));
  });

  it('leaves a gap in the years in a row, and lets the achievement be rewarded again', () => {
    const awards = [2023, 2024, 2025].map((year) => ({
      ...{ kindCode: 'TTLDXS', year, decisionNumber: `${year}/QĐ-UBND`, isRevoked: year === 2024 },
    }));
    const standing = awards.filter(({ isRevoked }) => !isRevoked);
    const countOf = (list: typeof awards) =>
      countYearsInRow(
        list.map(({ year }) => year),
        2025,
      );
    expect([countOf(awards), countOf(standing)]).toEqual([3, 1]);
    const facts = { kindCode: 'TTLDXS', isForm: false, year: 2024, rivals: [], sameInstrument: null };
    expect(explainSameAchievement({ ...facts, awards }).outcome).toBe('NOT_MET');
    expect(explainSameAchievement({ ...facts, awards: standing }).outcome).toBe('MET');
  });
});
