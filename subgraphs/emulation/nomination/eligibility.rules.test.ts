import { describe, expect, it } from '@jest/globals';
import {
  type EligibilityFacts,
  type EligibilityRule,
  explainEligibility,
  findObstacle,
} from './eligibility.rules.js';

const title = (year: number) => ({ kindCode: 'TTLDXS', year, decisionNumber: `${year}/QĐ-UBND` });
const facts = (changes: Partial<EligibilityFacts> = {}): EligibilityFacts => ({
  ...{ kindCode: 'BK_UBND', isForm: true, year: 2025, roundType: 'ANNUAL', isRegistered: true },
  ...{ isRecognised: true, recognitionDocument: '5/QĐ-UBND', awards: [title(2024), title(2025)], rivals: [] },
  needed: [{ neededCode: 'TTLDXS', years: 2, instrument: '06/2022/QH15' }],
  ...{ level: 'PROVINCE', votesFor: null, councilMembers: null, ratio: null },
  sameInstrument: '06/2022/QH15',
  ...changes,
});
const outcome = (rule: EligibilityRule, changes: Partial<EligibilityFacts> = {}) =>
  explainEligibility(facts(changes)).find((one) => one.rule === rule)!;

describe('the other rules', () => {
  it('ask for a registration but in an AD_HOC round', () => {
    expect(outcome('REGISTRATION').outcome).toBe('MET');
    expect(outcome('REGISTRATION', { isRegistered: false }).outcome).toBe('NOT_MET');
    expect(outcome('REGISTRATION', { isRegistered: false, roundType: 'AD_HOC' }).outcome).toBe(
      'NOT_APPLICABLE',
    );
  });

  it('take the recognition of the year from the register, not from the document that is named', () => {
    expect(outcome('RECOGNITION')).toMatchObject({
      ...{ outcome: 'MET', reason: expect.stringContaining('safe in 2025. The nomination names 5/QĐ-UBND.') },
    });
    expect(outcome('RECOGNITION', { isRecognised: false })).toMatchObject({
      ...{ outcome: 'OPEN', reason: expect.stringContaining('no recognition as safe in 2025') },
    });
    expect(outcome('RECOGNITION', { roundType: 'THEMATIC' }).outcome).toBe('NOT_APPLICABLE');
  });

  it('never ask a collective for a once-only medal (R9)', () => {
    expect(outcome('ONCE_ONLY').outcome).toBe('NOT_APPLICABLE');
  });
});

it('an obstacle is every rule that is not met; open ones and the vote to come are none', () => {
  expect(findObstacle(explainEligibility(facts({ isRecognised: false })))).toBeNull();
  const obstacle = findObstacle(explainEligibility(facts({ isRegistered: false, awards: [] })));
  expect(obstacle).toMatch(/^REGISTRATION: .* CONSECUTIVE_YEARS \(R8, /);
  const voted = { votesFor: 1, councilMembers: 9, ratio: { requiredPercent: 80, instrument: 'x' } };
  expect(findObstacle(explainEligibility(facts(voted)))).toBeNull();
});
