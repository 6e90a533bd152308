import { expect, it } from '@jest/globals';
import { openEvents, stateAfter } from '../../kit/states.js';
import { EXEMPLAR_LIFE } from './exemplar.states.js';

it('an exemplar is recognised, then made known, and lapses from any state once', () => {
  expect(openEvents(EXEMPLAR_LIFE, { state: 'NOMINATED' })).toEqual(['RECOGNISE', 'LAPSE']);
  expect(stateAfter(EXEMPLAR_LIFE, { state: 'NOMINATED' }, 'RECOGNISE')).toBe('RECOGNISED');
  expect(stateAfter(EXEMPLAR_LIFE, { state: 'RECOGNISED' }, 'PUBLICISE')).toBe('PUBLICISED');
  expect(stateAfter(EXEMPLAR_LIFE, { state: 'PUBLICISED' }, 'LAPSE')).toBe('LAPSED');
  expect(openEvents(EXEMPLAR_LIFE, { state: 'LAPSED' })).toEqual([]);
  expect(() => stateAfter(EXEMPLAR_LIFE, { state: 'NOMINATED' }, 'PUBLICISE')).toThrow(
    'Allowed: RECOGNISE, LAPSE.',
  );
});

it('no organisation decides on its own exemplar', () => {
  expect(openEvents(EXEMPLAR_LIFE, { state: 'NOMINATED' }, 'ORGANIZATION')).toEqual([]);
  expect(openEvents(EXEMPLAR_LIFE, { state: 'NOMINATED' }, 'EMULATION_OFFICE')).toEqual([
    'RECOGNISE',
    'LAPSE',
  ]);
});
