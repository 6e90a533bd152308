import { describe, expect, it } from '@jest/globals';
import { requireClosingAfter, requireMoveAfter, requireSuccessor } from './organization-placement.rules.js';

const open = { unitId: 'a', validFrom: '2020-01-01', validTo: null };

describe('a move', () => {
  it('starts after the open span', () => {
    expect(() => requireMoveAfter(open, null, '2020-01-02')).not.toThrow();
    expect(() => requireMoveAfter(open, null, '2020-01-01')).toThrow('a move comes later');
  });

  it('does not start before the organisation was established', () => {
    expect(() => requireMoveAfter(open, '2024-05-01', '2024-04-30')).toThrow('established on 2024-05-01');
  });
});

describe('a closing', () => {
  it('comes after the start of the open span', () => {
    expect(() => requireClosingAfter(open, '2020-01-02')).not.toThrow();
    expect(() => requireClosingAfter(open, '2020-01-01')).toThrow('it closes later');
  });
});

describe('the successor an address review may choose', () => {
  const part = { toId: 'x', extent: 'PART', effectiveOn: '2025-07-01' };

  it('is one the annex names', () => {
    expect(requireSuccessor([part], 'x')).toBe(part);
    expect(() => requireSuccessor([part], 'y')).toThrow('is not a successor');
  });

  it('may be another while the extent is unknown, because the source may have left it out', () => {
    const unknown = { ...part, extent: 'UNKNOWN' };
    expect(requireSuccessor([unknown], 'y')).toBe(unknown);
  });
});
