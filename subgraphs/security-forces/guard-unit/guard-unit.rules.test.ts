import { describe, expect, it } from '@jest/globals';
import { existsOn, requireDissolvable, requireEstablishable } from './guard-unit.rules.js';

const OPEN = { establishedOn: '2015-03-01', closedOn: null };

describe('establishing a guard unit', () => {
  it('accepts a unit decided on before its first day, within the life of its organisation', () => {
    expect(() =>
      requireEstablishable({ establishedOn: '2015-03-01', decidedOn: '2015-02-20' }, OPEN),
    ).not.toThrow();
    const undated = { establishedOn: null, closedOn: null };
    expect(() =>
      requireEstablishable({ establishedOn: '1999-01-01', decidedOn: '1999-01-01' }, undated),
    ).not.toThrow();
  });

  it.each([
    [
      'before its decision',
      { establishedOn: '2016-01-01', decidedOn: '2016-01-02' },
      OPEN,
      'input.decidedOn',
    ],
    [
      'before its organisation',
      { establishedOn: '2015-02-28', decidedOn: '2015-02-01' },
      OPEN,
      'input.establishedOn',
    ],
    [
      'on the day its organisation closed',
      { establishedOn: '2020-01-01', decidedOn: '2020-01-01' },
      { ...OPEN, closedOn: '2020-01-01' },
      'input.establishedOn',
    ],
  ])('refuses a unit %s', (_, unit, organization, path) => {
    expect(() => requireEstablishable(unit, organization)).toThrow(
      expect.objectContaining({ code: 'BAD_USER_INPUT', details: expect.objectContaining({ path }) }),
    );
  });
});

describe('dissolving a guard unit', () => {
  const unit = { establishedOn: '2020-01-01', dissolvedOn: null };

  it('accepts a day after the last count', () => {
    expect(() => requireDissolvable(unit, '2025-10-01', '2025-10-02')).not.toThrow();
    expect(() => requireDissolvable(unit, null, '2020-01-02')).not.toThrow();
  });

  it.each([
    ['on its first day', unit, null, '2020-01-01', 'BAD_USER_INPUT'],
    ['on the day of its last count', unit, '2025-10-01', '2025-10-01', 'BAD_USER_INPUT'],
    ['that was dissolved', { ...unit, dissolvedOn: '2024-01-01' }, null, '2025-01-01', 'STATE_NOT_ALLOWED'],
  ])('refuses a unit %s', (_, span, lastCount, day, code) => {
    expect(() => requireDissolvable(span, lastCount, day)).toThrow(expect.objectContaining({ code }));
  });

  it('ends the unit with the day before', () => {
    const ended = { ...unit, dissolvedOn: '2024-01-01' };
    expect(
      ['2019-12-31', '2020-01-01', '2023-12-31', '2024-01-01'].map((day) => existsOn(ended, day)),
    ).toEqual([false, true, true, false]);
    expect(existsOn(unit, '2999-01-01')).toBe(true);
  });
});
