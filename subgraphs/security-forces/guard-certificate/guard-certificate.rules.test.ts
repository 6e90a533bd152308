import { describe, expect, it } from '@jest/globals';
import { findLastDay, requireEndable, requireOutsourced, toState } from './guard-certificate.rules.js';

describe('the last day of a certificate', () => {
  it('follows from the months of the instrument', () => {
    expect(findLastDay('2025-02-28', 12)).toBe('2026-02-28');
    expect(findLastDay('2024-02-29', 12)).toBe('2025-02-28');
  });

  it('is none where the instrument states none', () => {
    expect(findLastDay('2025-02-28', null)).toBeNull();
  });
});

describe('the state of a certificate', () => {
  const certificate = { standing: 'VALID', validUntil: '2026-02-28' } as const;

  it('is VALID until its last day and EXPIRED after it', () => {
    expect(toState(certificate, '2026-02-28')).toBe('VALID');
    expect(toState(certificate, '2026-03-01')).toBe('EXPIRED');
    expect(toState({ ...certificate, validUntil: null }, '2099-01-01')).toBe('VALID');
  });

  it.each(['REVOKED', 'REPLACED'] as const)('stays %s', (standing) => {
    expect(toState({ ...certificate, standing }, '2026-03-01')).toBe(standing);
  });
});

describe('the end of a certificate', () => {
  const end = { on: '2026-01-01', path: 'input.decidedOn' };
  it.each(['REVOKE', 'REPLACE'] as const)('%s from VALID alone', (event) => {
    const wanted = { ...end, event };
    expect(() => requireEndable({ state: 'VALID', issuedOn: '2025-01-01' }, wanted)).not.toThrow();
    for (const state of ['EXPIRED', 'REVOKED', 'REPLACED'] as const) {
      expect(() => requireEndable({ state, issuedOn: '2025-01-01' }, wanted)).toThrow(
        expect.objectContaining({ code: 'STATE_NOT_ALLOWED' }),
      );
    }
  });

  it('not before its issue', () => {
    const certificate = { state: 'VALID', issuedOn: '2026-01-02' } as const;
    expect(() => requireEndable(certificate, { ...end, event: 'REVOKE' })).toThrow('before the certificate');
  });

  it('is of a service for outsourced guards alone', () => {
    expect(() => requireOutsourced('OUTSOURCED')).not.toThrow();
    expect(() => requireOutsourced('FULL_TIME')).toThrow('OUTSOURCED ones');
  });
});
