import { describe, expect, it } from '@jest/globals';
import { openEvents, stateAfter } from '../../kit/states.js';
import type { EmulationRoundState, EmulationRoundType } from './emulation-round.js';
import { ROUND_LIFE } from './round.states.js';

const facts = (state: EmulationRoundState, type: EmulationRoundType = 'ANNUAL', undecided = 0) => ({
  ...{ state, type, undecided },
});

describe('the life of a round', () => {
  it('passes registration, nominations, council, decision and publication', () => {
    const events = [
      ...(['LAUNCH', 'CLOSE_REGISTRATION', 'START_NOMINATING', 'START_REVIEW'] as const),
      ...(['SUBMIT', 'DECIDE', 'PUBLISH', 'CLOSE'] as const),
    ];
    let state: EmulationRoundState = 'DRAFT';
    for (const event of events) {
      expect(openEvents(ROUND_LIFE, facts(state))).toEqual([event]);
      state = stateAfter(ROUND_LIFE, facts(state), event);
    }
    expect(state).toBe('CLOSED');
    expect(openEvents(ROUND_LIFE, facts(state))).toEqual([]);
  });

  it('of an AD_HOC round skips registration and council', () => {
    expect(openEvents(ROUND_LIFE, facts('DRAFT', 'AD_HOC'))).toEqual(['START_NOMINATING']);
    expect(openEvents(ROUND_LIFE, facts('NOMINATING', 'AD_HOC'))).toEqual(['SUBMIT']);
    expect(() => stateAfter(ROUND_LIFE, facts('NOMINATING'), 'SUBMIT')).toThrow('the council comes first');
  });

  it('is not decided while a nomination is open', () => {
    expect(() => stateAfter(ROUND_LIFE, facts('SUBMITTED_FOR_DECISION', 'ANNUAL', 2), 'DECIDE')).toThrow(
      '2 nominations are neither awarded nor rejected',
    );
  });

  it('is led by the emulation office and the province alone', () => {
    for (const { who } of Object.values(ROUND_LIFE))
      expect(who).toEqual(['EMULATION_OFFICE', 'PROVINCE_OFFICER']);
    expect(openEvents(ROUND_LIFE, facts('DRAFT'), 'COMMUNE_OFFICER')).toEqual([]);
  });
});
