import { describe, expect, it } from '@jest/globals';
import {
  endOf,
  requireContract,
  requireExemptible,
  requireRenewal,
  requireTerminable,
} from './service-contract.rules.js';

const refused = (path: string) =>
  expect.objectContaining({ code: 'BAD_USER_INPUT', details: expect.objectContaining({ path }) });

describe('a contract', () => {
  const open = { establishedOn: '2020-01-01', closedOn: null };
  const terms = { startsOn: '2025-01-01', endsOn: '2025-12-31', guards: 4 };

  it('begins in the life of its organisation and provides a guard', () => {
    expect(() => requireContract(terms, open)).not.toThrow();
    expect(() =>
      requireContract({ ...terms, endsOn: null }, { establishedOn: null, closedOn: null }),
    ).not.toThrow();
  });

  it.each([
    ['an end before its begin', { ...terms, endsOn: '2024-12-31' }, open, 'input.endsOn'],
    ['no guard', { ...terms, guards: 0 }, open, 'input.guards'],
    ['too many guards', { ...terms, guards: 10_001 }, open, 'input.guards'],
    ['a begin before its organisation', { ...terms, startsOn: '2019-12-31' }, open, 'input.startsOn'],
    ['a begin after its organisation', terms, { ...open, closedOn: '2025-01-01' }, 'input.startsOn'],
  ])('is refused with %s', (_, contract, organization, path) => {
    expect(() => requireContract(contract, organization)).toThrow(refused(path));
  });

  it('ends after its term, or when it is ended', () => {
    const span = { startsOn: '2025-01-01', endsOn: null, terminatedOn: null };
    expect(endOf(span)).toBeNull();
    expect(endOf({ ...span, endsOn: '2025-12-31' })).toBe('2026-01-01');
    expect(endOf({ ...span, terminatedOn: '2025-06-01' })).toBe('2025-06-01');
    expect(endOf({ ...span, endsOn: '2025-12-31', terminatedOn: '2025-06-01' })).toBe('2025-06-01');
  });

  it('renews one of the same organisation within thirty days', () => {
    const renewed = { organizationId: 'a', startsOn: '2025-01-01', endsOn: '2025-12-31', terminatedOn: null };
    const renewal = { organizationId: 'a', startsOn: '2026-01-31' };
    expect(() => requireRenewal(renewed, renewal)).not.toThrow();
    expect(() => requireRenewal({ ...renewed, endsOn: null }, renewal)).not.toThrow();
    expect(() => requireRenewal(renewed, { ...renewal, startsOn: '2026-02-01' })).toThrow(
      refused('input.renewsId'),
    );
    expect(() => requireRenewal(renewed, { ...renewal, organizationId: 'b' })).toThrow(
      refused('input.renewsId'),
    );
    expect(() => requireRenewal(renewed, { ...renewal, startsOn: '2025-01-01' })).toThrow(
      refused('input.startsOn'),
    );
  });

  it('is ended once, while it runs', () => {
    const span = { startsOn: '2025-01-01', endsOn: '2025-12-31', terminatedOn: null };
    expect(() => requireTerminable(span, '2025-12-31')).not.toThrow();
    expect(() => requireTerminable(span, '2026-01-01')).toThrow(refused('input.terminatedOn'));
    expect(() => requireTerminable(span, '2025-01-01')).toThrow(refused('input.terminatedOn'));
    expect(() => requireTerminable({ ...span, terminatedOn: '2025-06-01' }, '2025-07-01')).toThrow(
      expect.objectContaining({ code: 'STATE_NOT_ALLOWED' }),
    );
  });

  it('is exempt by a case in force while it runs', () => {
    const span = { startsOn: '2025-01-01', endsOn: '2025-12-31', terminatedOn: null };
    const listed = { clause: 'Điều 1', validFrom: '2014-12-06', validTo: null };
    expect(() => requireExemptible(span, listed)).not.toThrow();
    expect(() => requireExemptible(span, { ...listed, validTo: '2025-01-01' })).toThrow(
      refused('input.exemptionId'),
    );
    expect(() => requireExemptible(span, { ...listed, validFrom: '2026-01-01' })).toThrow(
      refused('input.exemptionId'),
    );
  });
});
