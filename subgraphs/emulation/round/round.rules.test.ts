import { expect, it } from '@jest/globals';
import {
  mapDay,
  requireOpenForRegistration,
  requireOrganizationOfUnit,
  requireRoundYear,
} from './round.rules.js';

it('a round is of a year that can have achievements', () => {
  expect(requireRoundYear(2026, 'input.year')).toBe(2026);
  for (const year of [1999, 2101]) expect(() => requireRoundYear(year, 'input.year')).toThrow('input.year');
});

it('a round is of the map of its year’s last day, of today while the year runs or is still to come', () => {
  expect(mapDay(2025, '2026-11-20')).toBe('2025-12-31');
  expect(mapDay(2026, '2026-11-20')).toBe('2026-11-20');
  expect(mapDay(2027, '2026-11-20')).toBe('2026-11-20');
});

it('organisations register while it is open, and in no other state', () => {
  expect(() => requireOpenForRegistration('OPEN_FOR_REGISTRATION')).not.toThrow();
  for (const state of ['DRAFT', 'REGISTRATION_CLOSED', 'NOMINATING', 'CLOSED'] as const)
    expect(() => requireOpenForRegistration(state)).toThrow(`it is ${state}`);
});

it('a round is for the organisations of its unit', () => {
  expect(() => requireOrganizationOfUnit({ unitId: 'p' }, { reachIds: ['c', 'p'] })).not.toThrow();
  expect(() => requireOrganizationOfUnit({ unitId: 'x' }, { reachIds: ['c', 'p'] })).toThrow(
    'not in the unit',
  );
});
