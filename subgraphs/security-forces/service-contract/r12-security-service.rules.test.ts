import { describe, expect, it } from '@jest/globals';
import { findOverrun, type Hiring } from './service-contract.rules.js';

const LIMIT = {
  instrument: '06/2013/NĐ-CP',
  ownership: 'STATE_BUDGET',
  months: 12,
  validFrom: '2013-03-01',
  validTo: null,
} as const;

const HIRING: Hiring = {
  startsOn: '2025-01-01',
  endsOn: '2026-12-31',
  terminatedOn: null,
  continuousSince: '2025-01-01',
  ownership: 'STATE_BUDGET',
  exempt: false,
};

describe('R12: a state-budget organisation does not hire a security service permanently', () => {
  const since = (changes: Partial<Hiring>, day: string, limits = [LIMIT]) =>
    findOverrun({ ...HIRING, ...changes }, limits, day)?.overrunSince ?? null;

  it('holds for twelve months, and is broken from the next day on, under the instrument it names', () => {
    expect(since({}, '2025-12-31')).toBeNull();
    expect(since({}, '2026-01-01')).toBe('2026-01-01');
    expect(findOverrun(HIRING, [LIMIT], '2026-06-01')?.limit.instrument).toBe('06/2013/NĐ-CP');
  });

  it('counts a chain of renewals from its first day', () => {
    const renewal = { startsOn: '2026-01-01', continuousSince: '2025-07-01' };
    expect(since(renewal, '2026-06-30')).toBeNull();
    expect(since(renewal, '2026-07-01')).toBe('2026-07-01');
  });

  it.each([
    ['another ownership', { ownership: 'DOMESTIC_PRIVATE' }],
    ['a listed exemption', { exempt: true }],
    ['a contract that ended', { endsOn: '2026-05-31' }],
    ['a contract that was ended', { terminatedOn: '2026-06-01' }],
    ['a contract older than the rule, which runs out at its term', { startsOn: '2013-02-28' }],
  ] as const)('does not find %s', (_, changes) => {
    expect(since(changes, '2026-06-01')).toBeNull();
  });

  it('finds an open-ended contract, and none where no limit is in force', () => {
    expect(since({ endsOn: null }, '2030-01-01')).toBe('2026-01-01');
    expect(findOverrun(HIRING, [], '2026-06-01')).toBeNull();
    expect(findOverrun(HIRING, [{ ...LIMIT, validTo: '2026-06-01' }], '2026-06-01')).toBeNull();
    expect(findOverrun(HIRING, [{ ...LIMIT, months: 24 }], '2026-06-01')).toBeNull();
  });
});
