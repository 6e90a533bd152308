import { describe, expect, it } from '@jest/globals';
import {
  requireDays,
  requireEnterprise,
  requireHeldInLife,
  requireStanding,
  requireTwoSides,
} from './labour-dialogue.rules.js';

describe('a dialogue at the workplace', () => {
  it('is held by an enterprise', () => {
    expect(() => requireEnterprise('ENTERPRISE')).not.toThrow();
    for (const kind of ['AGENCY', 'SCHOOL', 'OTHER', null] as const)
      expect(() => requireEnterprise(kind)).toThrow('held by an ENTERPRISE');
  });

  it('is held while the enterprise exists', () => {
    const life = { establishedOn: '2020-01-10', closedOn: '2026-10-01' };
    expect(requireHeldInLife(life, '2020-01-10', '2026-11-20')).toBe('2020-01-10');
    expect(requireHeldInLife({ establishedOn: null, closedOn: null }, '1999-01-01', '2026-11-20')).toBe(
      '1999-01-01',
    );
    expect(() => requireHeldInLife(life, '2020-01-09', '2026-11-20')).toThrow('established on 2020-01-10');
    expect(() => requireHeldInLife(life, '2026-10-01', '2026-11-20')).toThrow('closed on 2026-10-01');
    expect(() => requireHeldInLife(life, '2026-11-21', '2026-11-20')).toThrow('lies in the future');
  });

  it('has two sides', () => {
    expect(requireTwoSides(2)).toBe(2);
    expect(() => requireTwoSides(1)).toThrow('each side');
  });

  it('is looked for in a span of at most 400 days', () => {
    expect(() => requireDays('2025-12-01', '2026-02-16')).not.toThrow();
    expect(() => requireDays('2026-02-16', '2026-02-15')).toThrow('before 2026-02-16');
    expect(() => requireDays('2025-01-01', '2026-02-05')).toThrow('401 days');
  });

  it('stays as it was once withdrawn', () => {
    expect(() => requireStanding({ withdrawn: false })).not.toThrow();
    expect(() => requireStanding({ withdrawn: true })).toThrow('was withdrawn');
  });
});
