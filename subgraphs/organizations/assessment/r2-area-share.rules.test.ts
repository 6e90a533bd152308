import { describe, expect, it } from '@jest/globals';
import { requireAreaShare } from './criterion-result.rules.js';

const criterion = { id: 'c', code: 'C23-6-4', threshold: 0.7, measure: 'RECOGNISED_AREA_SHARE' } as const;
const applied = { criterion, standard: { instrument: '23/2012/TT-BCA', version: 1 } };

describe('R2: a commune is recognised when 70 % of its residential areas are', () => {
  it.each([
    [18, 25],
    [7, 10],
    [14, 20],
    [1, 1],
  ])('%d of %d passes', (recognised, areas) =>
    expect(() => requireAreaShare(applied, { recognised, areas })).not.toThrow(),
  );

  it.each([
    [16, 25, '16 of 25 (64 %)'],
    [17, 25, '17 of 25 (68 %)'],
    [2, 3, '2 of 3 (66.66 %)'],
    [0, 0, 'none on record'],
  ])('%d of %d fails', (recognised, areas, words) => {
    const recognise = () => requireAreaShare(applied, { recognised, areas });
    expect(recognise).toThrow(
      `C23-6-4 asks for 70 % of the residential areas, recognised are ${words} (23/2012/TT-BCA, version 1).`,
    );
    expect(recognise).toThrow(
      expect.objectContaining({ code: 'STATE_NOT_ALLOWED', details: { rule: 'R2' } }),
    );
  });

  it('takes the share from the criterion’s row', () => {
    const half = { ...applied, criterion: { ...criterion, threshold: 0.5 } };
    expect(() => requireAreaShare(half, { recognised: 13, areas: 25 })).not.toThrow();
    const none = { ...applied, criterion: { ...criterion, threshold: null } };
    expect(() => requireAreaShare(none, { recognised: 0, areas: 25 })).not.toThrow();
  });
});
