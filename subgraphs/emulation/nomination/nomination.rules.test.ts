import { expect, it } from '@jest/globals';
import {
  requireAchievedOn,
  requireEditable,
  requireLevelOfKind,
  requireNominating,
} from './nomination.rules.js';

it('a nomination is written while its round takes them, and revised until it is handed in', () => {
  expect(() => requireNominating('NOMINATING')).not.toThrow();
  expect(() => requireNominating('OPEN_FOR_REGISTRATION')).toThrow('it is OPEN_FOR_REGISTRATION');
  for (const state of ['DRAFT', 'RETURNED'] as const) expect(() => requireEditable(state)).not.toThrow();
  expect(() => requireEditable('SUBMITTED')).toThrow('this one is SUBMITTED');
});

it('an outstanding achievement has its day, and no other has', () => {
  const round = { type: 'AD_HOC', year: 2026 } as const;
  expect(requireAchievedOn(round, '2026-03-04', '2026-11-20')).toBe('2026-03-04');
  expect(requireAchievedOn({ type: 'ANNUAL', year: 2026 }, null, '2026-11-20')).toBeNull();
  expect(() => requireAchievedOn(round, null, '2026-11-20')).toThrow('is needed');
  expect(() => requireAchievedOn(round, '2026-11-21', '2026-11-20')).toThrow('future');
  expect(() => requireAchievedOn(round, '2025-12-31', '2026-11-20')).toThrow('achievements of 2026');
  expect(() => requireAchievedOn({ type: 'ANNUAL', year: 2026 }, '2026-03-04', '2026-11-20')).toThrow(
    'AD_HOC',
  );
});

it('an award is proposed at a level at which it is decided (R7)', () => {
  const authorities = [{ level: 'MINISTRY' }, { level: 'PROVINCE' }, { level: 'PROVINCE' }];
  expect(() => requireLevelOfKind(authorities, { code: 'TTLDXS', level: 'PROVINCE' })).not.toThrow();
  expect(() => requireLevelOfKind(authorities, { code: 'TTLDXS', level: 'STATE' })).toThrow(
    'MINISTRY, PROVINCE',
  );
});
