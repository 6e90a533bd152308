import { describe, expect, it } from '@jest/globals';
import { requireFollowing } from './dated-record.rules.js';
import { requireNextDecision } from './protection-priority.rules.js';
import {
  requireHeadcount,
  requirePlanDay,
  requireRecordYear,
  requireYearVersion,
} from './yearly-record.rules.js';

const at = (path: string) => expect.objectContaining({ details: { path } });

describe('the year of a record', () => {
  const lived = { establishedOn: '2020-05-01', closedOn: '2024-01-01' };

  it('lies in the life of the organisation', () => {
    expect(requireRecordYear(lived, 2020, 2026)).toBe(2020);
    expect(requireRecordYear(lived, 2023, 2026)).toBe(2023);
    expect(requireRecordYear({ establishedOn: null, closedOn: null }, 2012, 2026)).toBe(2012);
  });

  it.each([2011, 2019, 2024, 2027])('is not %i', (year) =>
    expect(() => requireRecordYear(lived, year, 2026)).toThrow(at('input.year')),
  );

  it('takes a first record without a version and a correction with the version it is based on', () => {
    expect(() => requireYearVersion(null, { year: 2025 })).not.toThrow();
    expect(() => requireYearVersion({ version: 2 }, { year: 2025, version: 2 })).not.toThrow();
    for (const [known, version] of [
      [null, 1] as const,
      [{ version: 2 }, 1] as const,
      [{ version: 1 }, null] as const,
    ])
      expect(() => requireYearVersion(known, { year: 2025, version })).toThrow(at('input.version'));
  });
});

describe('days', () => {
  it('a plan is issued from October before its year to its end', () => {
    expect(requirePlanDay(2026, '2025-10-01')).toBe('2025-10-01');
    expect(requirePlanDay(2026, '2026-12-31')).toBe('2026-12-31');
    expect(() => requirePlanDay(2026, '2025-09-30')).toThrow(at('input.issuedOn'));
    expect(() => requirePlanDay(2026, '2027-01-01')).toThrow(at('input.issuedOn'));
  });

  it('what follows begins later, a decision too', () => {
    const open = { validFrom: '2026-01-01', validTo: null };
    expect(() => requireFollowing(open, '2026-01-02', 'input.validFrom')).not.toThrow();
    expect(() => requireFollowing(open, '2026-01-01', 'input.validFrom')).toThrow(at('input.validFrom'));
    expect(() => requireNextDecision([{ decidedOn: '2026-01-01' }], '2026-01-02')).not.toThrow();
    expect(() => requireNextDecision([{ decidedOn: '2026-01-01' }], '2026-01-01')).toThrow(
      at('input.decidedOn'),
    );
  });

  it('nobody is informed where nobody is', () => {
    expect(requireHeadcount(1)).toBe(1);
    expect(() => requireHeadcount(0)).toThrow(at('input.headcount'));
  });
});
