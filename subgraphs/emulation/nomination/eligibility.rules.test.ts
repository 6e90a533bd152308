import { describe, expect, it } from '@jest/globals';
import {
  countYearsInRow,
  type EligibilityFacts,
  type EligibilityRule,
  explainEligibility,
  findObstacle,
} from './eligibility.rules.js';

const title = (year: number) => ({ kindCode: 'TTLDXS', year, decisionNumber: `${year}/QĐ-UBND` });
const facts = (changes: Partial<EligibilityFacts> = {}): EligibilityFacts => ({
  ...{ kindCode: 'BK_UBND', isForm: true, year: 2025, roundType: 'ANNUAL', isRegistered: true },
  ...{ recognitionDocument: '5/QĐ-UBND', awards: [title(2024), title(2025)], rivals: [] },
  needed: [{ neededCode: 'TTLDXS', years: 2, instrument: '06/2022/QH15' }],
  ...{ level: 'PROVINCE', votesFor: null, councilMembers: null, ratio: null },
  ...changes,
});
const outcome = (rule: EligibilityRule, changes: Partial<EligibilityFacts> = {}) =>
  explainEligibility(facts(changes)).find((one) => one.rule === rule)!;

describe('R8: years in a row without a gap', () => {
  it('count back from the last one', () => {
    expect(countYearsInRow([2025, 2023, 2024], 2025)).toBe(3);
    expect(countYearsInRow([2025, 2023, 2022], 2025)).toBe(1);
    expect(countYearsInRow([2024, 2023], 2025)).toBe(0);
    expect(countYearsInRow([2025, 2025, 2024], 2025)).toBe(2);
  });

  it('hold up to the year of the nomination or the one before', () => {
    expect(outcome('CONSECUTIVE_YEARS')).toMatchObject({ outcome: 'MET', instrument: '06/2022/QH15' });
    expect(outcome('CONSECUTIVE_YEARS', { awards: [title(2023), title(2024)] }).outcome).toBe('MET');
  });

  it('fail with a gap, and say which years were won', () => {
    const { outcome: result, reason } = outcome('CONSECUTIVE_YEARS', { awards: [title(2025), title(2023)] });
    expect(result).toBe('NOT_MET');
    expect(reason).toBe(
      'TTLDXS is needed 2 years in a row up to 2025 or 2024; there are 1 (years won: 2023, 2025).',
    );
    expect(outcome('CONSECUTIVE_YEARS', { awards: [title(2022), title(2023)] }).outcome).toBe('NOT_MET');
  });

  it('are asked for in annual rounds only, and only where an instrument does', () => {
    expect(outcome('CONSECUTIVE_YEARS', { roundType: 'THEMATIC', awards: [] }).outcome).toBe(
      'NOT_APPLICABLE',
    );
    expect(outcome('CONSECUTIVE_YEARS', { needed: [], awards: [] }).outcome).toBe('NOT_APPLICABLE');
  });
});

describe('R10: one achievement is not rewarded twice', () => {
  it('holds when nothing rewards it yet; a title beside a form is no second reward', () => {
    expect(outcome('SAME_ACHIEVEMENT').outcome).toBe('MET');
    const beside = { kindCode: 'TTLDXS', isForm: false, state: 'SUBMITTED' } as const;
    expect(outcome('SAME_ACHIEVEMENT', { rivals: [beside] }).outcome).toBe('MET');
  });

  it('fails for the same award of the year, naming the decision', () => {
    const awards = [{ kindCode: 'BK_UBND', year: 2025, decisionNumber: '77/QĐ-UBND' }];
    expect(outcome('SAME_ACHIEVEMENT', { awards })).toMatchObject({
      ...{ outcome: 'NOT_MET', reason: expect.stringContaining('77/QĐ-UBND') },
    });
    expect(outcome('SAME_ACHIEVEMENT', { awards, year: 2026 }).outcome).toBe('MET');
  });

  it('fails for a second form, or the same award twice', () => {
    const form = { kindCode: 'BK_BCA', isForm: true, state: 'AWARDED' } as const;
    expect(outcome('SAME_ACHIEVEMENT', { rivals: [form] }).reason).toContain('BK_BCA (AWARDED)');
    const twin = { kindCode: 'TTLDXS', isForm: false, state: 'SUBMITTED' } as const;
    expect(
      outcome('SAME_ACHIEVEMENT', { kindCode: 'TTLDXS', isForm: false, awards: [], rivals: [twin] }).outcome,
    ).toBe('NOT_MET');
  });
});

describe('the other rules', () => {
  it('ask for a registration but in an AD_HOC round', () => {
    expect(outcome('REGISTRATION').outcome).toBe('MET');
    expect(outcome('REGISTRATION', { isRegistered: false }).outcome).toBe('NOT_MET');
    expect(outcome('REGISTRATION', { isRegistered: false, roundType: 'AD_HOC' }).outcome).toBe(
      'NOT_APPLICABLE',
    );
  });

  it('leave the recognition of the year open when no decision is given', () => {
    expect(outcome('RECOGNITION').reason).toContain('5/QĐ-UBND');
    expect(outcome('RECOGNITION', { recognitionDocument: null }).outcome).toBe('OPEN');
    expect(outcome('RECOGNITION', { roundType: 'THEMATIC' }).outcome).toBe('NOT_APPLICABLE');
  });

  it('never ask a collective for a once-only medal (R9)', () => {
    expect(outcome('ONCE_ONLY').outcome).toBe('NOT_APPLICABLE');
  });
});

it('an obstacle is every rule that is not met; open ones and the vote to come are none', () => {
  expect(findObstacle(explainEligibility(facts({ recognitionDocument: null })))).toBeNull();
  const obstacle = findObstacle(explainEligibility(facts({ isRegistered: false, awards: [] })));
  expect(obstacle).toMatch(/^REGISTRATION: .* CONSECUTIVE_YEARS: /);
  const voted = { votesFor: 1, councilMembers: 9, ratio: { requiredPercent: 80, instrument: 'x' } };
  expect(findObstacle(explainEligibility(facts(voted)))).toBeNull();
});
