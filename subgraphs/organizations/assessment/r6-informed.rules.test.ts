import { describe, expect, it } from '@jest/globals';
import { requireInformed, requireInformedOutcome } from './criterion-result.rules.js';

const criterion = { id: 'c', code: 'C124-6-1d', threshold: 1, measure: 'INFORMED_SHARE' } as const;
const applied = { criterion, standard: { instrument: '124/2021/TT-BCA', version: 1 } };

describe('R6: informed people are people who are there', () => {
  it('holds up to the headcount', () => {
    expect(() => requireInformed({ informedCount: 120, headcount: 120 })).not.toThrow();
    expect(() => requireInformed({ informedCount: 0, headcount: 0 })).not.toThrow();
  });

  it('refuses one more', () => {
    const inform = () => requireInformed({ informedCount: 121, headcount: 120 });
    expect(inform).toThrow('is 121, more than the 120 people');
    expect(inform).toThrow(
      expect.objectContaining({
        code: 'BAD_USER_INPUT',
        details: { path: 'input.informedCount', rule: 'R6' },
      }),
    );
  });

  it('lets nobody call the criterion MET below its share', () => {
    const met = (informedCount: number, headcount: number) => () =>
      requireInformedOutcome(applied, 'MET', { informedCount, headcount });
    expect(met(120, 120)).not.toThrow();
    expect(met(119, 120)).toThrow(
      'C124-6-1d cannot be MET: it asks for 100 % informed, the figures are 119 of 120',
    );
    expect(met(0, 0)).toThrow('cannot be MET');
    const informed = { informedCount: 119, headcount: 120 };
    expect(() => requireInformedOutcome(applied, 'NOT_MET', informed)).not.toThrow();
    const other = { ...applied, criterion: { ...criterion, measure: null } };
    expect(() => requireInformedOutcome(other, 'MET', informed)).not.toThrow();
  });
});
