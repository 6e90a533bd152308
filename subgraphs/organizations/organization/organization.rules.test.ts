import { describe, expect, it } from '@jest/globals';
import { requirePastDay } from '../../kit/days.js';
import { isForeignInvested, requireFittingKind, requireStatus } from './organization.rules.js';

describe('facts that belong to a kind', () => {
  it.each([
    [{ kind: 'ENTERPRISE', sizeClass: 'SMALL' }],
    [{ kind: 'SCHOOL', educationLevel: 'PRIMARY' }],
    [{ kind: 'AGENCY' }],
  ] as const)('accepts %o', (facts) => expect(() => requireFittingKind(facts)).not.toThrow());

  it.each([
    [{ kind: 'SCHOOL', educationLevel: 'PRIMARY', sizeClass: 'SMALL' }, 'only an ENTERPRISE'],
    [{ kind: 'AGENCY', educationLevel: 'PRIMARY' }, 'only a SCHOOL'],
    [{ kind: 'SCHOOL' }, 'states its level'],
  ] as const)('refuses %o', (facts, words) => expect(() => requireFittingKind(facts)).toThrow(words));
});

describe('foreign capital', () => {
  it('is that of a wholly foreign enterprise or a joint venture', () => {
    expect(isForeignInvested('FOREIGN_INVESTED_100')).toBe(true);
    expect(isForeignInvested('FOREIGN_JOINT_VENTURE')).toBe(true);
    expect(isForeignInvested('DOMESTIC_PRIVATE')).toBe(false);
  });
});

describe('days and states', () => {
  it('accepts today and refuses tomorrow', () => {
    expect(requirePastDay('2026-11-20', '2026-11-20', 'd')).toBe('2026-11-20');
    expect(() => requirePastDay('2026-11-21', '2026-11-20', 'd')).toThrow('in the future');
  });

  it('names the state and what is possible instead', () => {
    expect(() => requireStatus('ACTIVE', 'ACTIVE', 'closing')).not.toThrow();
    expect(() => requireStatus('CLOSED', 'ACTIVE', 'a move')).toThrow(
      'is CLOSED; a move needs ACTIVE. Possible now: reopen.',
    );
  });
});
