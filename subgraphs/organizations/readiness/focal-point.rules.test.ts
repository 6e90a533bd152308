import { describe, expect, it } from '@jest/globals';
import { isKept, requireKnownDay, requireReachable, retentionDue } from './focal-point.rules.js';

describe('the retention of a focal point', () => {
  it('is due 12 months after its end, and never while it stands', () => {
    expect(retentionDue('2025-11-20')).toBe('2026-11-20');
    expect(retentionDue('2024-02-29')).toBe('2025-02-28');
    expect(retentionDue(null)).toBeNull();
  });

  it('ends reading on that very day', () => {
    expect(isKept({ validTo: '2025-11-20' }, '2026-11-19')).toBe(true);
    expect(isKept({ validTo: '2025-11-20' }, '2026-11-20')).toBe(false);
    expect(isKept({ validTo: null }, '2099-01-01')).toBe(true);
  });

  it('leaves questions about earlier days without an answer', () => {
    expect(requireKnownDay('2025-11-20', '2026-11-20', 'where')).toBe('2025-11-20');
    expect(() => requireKnownDay('2025-11-19', '2026-11-20', 'where')).toThrow(
      'only days from 2025-11-20 on',
    );
  });
});

describe('a contact', () => {
  it.each([
    ['0220 000 0012', null],
    ['+84 220.000-0012', 'dau-moi@hd-0012.example'],
    [null, 'dau-moi@hd-0012.example'],
  ])('is reachable by %s or %s', (officePhone, officeEmail) =>
    expect(() => requireReachable({ officePhone, officeEmail })).not.toThrow(),
  );

  it.each([
    [null, null, 'input.officePhone'],
    ['12', null, 'input.officePhone'],
    ['gọi sau', null, 'input.officePhone'],
    [null, 'nobody', 'input.officeEmail'],
    [null, 'a@b', 'input.officeEmail'],
    ['0220 000 0012', 'a b@c.vn', 'input.officeEmail'],
  ])('is refused as %s and %s', (officePhone, officeEmail, path) =>
    expect(() => requireReachable({ officePhone, officeEmail })).toThrow(
      expect.objectContaining({ code: 'BAD_USER_INPUT', details: { path } }),
    ),
  );
});
