import { describe, expect, it } from '@jest/globals';
import { requireCommuneOn } from './organization-placement.rules.js';

const ward = {
  nameVi: 'Phường Thử',
  level: 'COMMUNE',
  validFrom: '2025-07-01',
  validTo: null,
  validityKnown: true,
};
const gone = { ...ward, nameVi: 'Xã Cũ', validFrom: null, validTo: '2025-07-01' };

describe('R14: a place must exist on the day', () => {
  it('holds from the first day, and for a former commune until the day before its last', () => {
    expect(() => requireCommuneOn(ward, '2025-07-01', 'p')).not.toThrow();
    expect(() => requireCommuneOn(gone, '2025-06-30', 'p')).not.toThrow();
  });

  it.each([
    [ward, '2025-06-30', 'did not exist on 2025-06-30'],
    [gone, '2025-07-01', 'did not exist on 2025-07-01'],
    [{ ...gone, validityKnown: false }, '2024-01-01', 'its dates are unknown'],
    [{ ...ward, level: 'PROVINCE' }, '2026-01-01', 'is no commune'],
  ])('refuses %o on %s', (unit, day, words) => {
    const place = () => requireCommuneOn(unit, day, 'input.unitId');
    expect(place).toThrow(words);
    expect(place).toThrow(
      expect.objectContaining({ code: 'BAD_USER_INPUT', details: { path: 'input.unitId', rule: 'R14' } }),
    );
  });
});
