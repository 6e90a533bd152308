import { describe, expect, it } from '@jest/globals';
import { requireCorrection, requireCountable, requireStrength } from './strength-snapshot.rules.js';

const COUNTS = { approved: 10, present: 8, meetsStandard: 7 };

describe('the strength of a guard unit', () => {
  it.each([
    ['nobody there', { approved: 0, present: 0, meetsStandard: 0 }],
    ['more than approved', { ...COUNTS, present: 12, meetsStandard: 12 }],
    ['the bound itself', { approved: 10_000, present: 10_000, meetsStandard: 10_000 }],
  ])('accepts %s', (_, counts) => {
    expect(() => requireStrength(counts)).not.toThrow();
  });

  it.each([
    ['a negative count', { ...COUNTS, present: -1, meetsStandard: 0 }, 'input.present'],
    ['a count beyond the bound', { ...COUNTS, present: 10_001 }, 'input.present'],
    ['a strength approved beyond the bound', { ...COUNTS, approved: 10_001 }, 'input.approved'],
    ['more that meet the standard than there are', { ...COUNTS, meetsStandard: 9 }, 'input.meetsStandard'],
  ])('refuses %s', (_, counts, path) => {
    expect(() => requireStrength(counts)).toThrow(
      expect.objectContaining({ code: 'BAD_USER_INPUT', details: { path } }),
    );
  });

  it('is counted while the unit exists', () => {
    const unit = { establishedOn: '2020-01-01', dissolvedOn: '2024-01-01' };
    expect(() => requireCountable(unit, '2020-01-01')).not.toThrow();
    expect(() => requireCountable(unit, '2019-12-31')).toThrow('2020-01-01 until 2024-01-01');
    expect(() => requireCountable({ ...unit, dissolvedOn: null }, '2019-12-31')).toThrow('2020-01-01 on');
    expect(() => requireCountable(unit, '2024-01-01')).toThrow(
      expect.objectContaining({ code: 'BAD_USER_INPUT' }),
    );
  });
});

describe('a record that exists once', () => {
  it('is made without a version and corrected with its own', () => {
    expect(() => requireCorrection(null, null, 'a count')).not.toThrow();
    expect(() => requireCorrection({ version: 2 }, 2, 'a count')).not.toThrow();
  });

  it.each([
    ['a second first record', { version: 1 }, null, 'CONFLICT'],
    ['a correction of an older version', { version: 3 }, 2, 'CONFLICT'],
    ['a correction of nothing', null, 1, 'NOT_FOUND'],
  ])('refuses %s', (_, existing, version, code) => {
    expect(() => requireCorrection(existing, version, 'a count')).toThrow(
      expect.objectContaining({ code, details: { path: 'input.version' } }),
    );
  });
});
