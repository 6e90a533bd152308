import { describe, expect, it } from '@jest/globals';
import { openEvents, stateAfter } from '../../kit/states.js';
import { NOMINATION_LIFE, type NominationFacts } from './nomination.states.js';

const facts = (changes: Partial<NominationFacts>): NominationFacts => ({
  ...{ state: 'DRAFT', roundState: 'NOMINATING', roundType: 'ANNUAL', obstacle: null, voteObstacle: null },
  ...changes,
});

describe('the life of a nomination', () => {
  it('passes submission, check, consultation, vote, proposal and decision', () => {
    let state: NominationFacts['state'] = 'DRAFT';
    for (const [event, roundState] of [
      ['SUBMIT', 'NOMINATING'],
      ['CHECK', 'NOMINATING'],
      ['CONSULT', 'NOMINATING'],
      ['VOTE', 'COUNCIL_REVIEW'],
      ['PROPOSE', 'COUNCIL_REVIEW'],
      ['AWARD', 'SUBMITTED_FOR_DECISION'],
      ['REVOKE', 'CLOSED'],
    ] as const)
      state = stateAfter(NOMINATION_LIFE, facts({ state, roundState }), event);
    expect(state).toBe('REVOKED');
    expect(openEvents(NOMINATION_LIFE, facts({ state }))).toEqual([]);
  });

  it('is checked only when no rule speaks against it', () => {
    const blocked = facts({ state: 'SUBMITTED', obstacle: 'CONSECUTIVE_YEARS: a gap.' });
    expect(() => stateAfter(NOMINATION_LIFE, blocked, 'CHECK')).toThrow('CONSECUTIVE_YEARS: a gap.');
    expect(openEvents(NOMINATION_LIFE, blocked)).toEqual(['RETURN', 'REJECT']);
  });

  it('is proposed only with enough votes (R11)', () => {
    const lost = facts({ state: 'VOTED', voteObstacle: '15 of all 20 members' });
    expect(() => stateAfter(NOMINATION_LIFE, lost, 'PROPOSE')).toThrow('15 of all 20 members');
    expect(openEvents(NOMINATION_LIFE, lost)).toEqual(['REJECT']);
  });

  it('skips the council in an AD_HOC round alone', () => {
    const checked = facts({ state: 'ELIGIBILITY_CHECKED' });
    expect(() => stateAfter(NOMINATION_LIFE, checked, 'PROPOSE_AD_HOC')).toThrow('does not skip the council');
    expect(stateAfter(NOMINATION_LIFE, { ...checked, roundType: 'AD_HOC' }, 'PROPOSE_AD_HOC')).toBe(
      'PROPOSED',
    );
  });

  it('follows its round: no submission before it, no vote outside the council, no award before the submission', () => {
    expect(openEvents(NOMINATION_LIFE, facts({ roundState: 'DECIDED' }))).toEqual([]);
    expect(openEvents(NOMINATION_LIFE, facts({ state: 'CONSULTED' }))).toEqual(['REJECT']);
    const proposed = facts({ state: 'PROPOSED', roundState: 'COUNCIL_REVIEW' });
    expect(() => stateAfter(NOMINATION_LIFE, proposed, 'AWARD')).toThrow('its round is COUNCIL_REVIEW');
  });

  it('lets the organisation submit and nothing else', () => {
    for (const state of ['DRAFT', 'SUBMITTED', 'ELIGIBILITY_CHECKED', 'PROPOSED'] as const)
      expect(openEvents(NOMINATION_LIFE, facts({ state }), 'ORGANIZATION')).toEqual(
        state === 'DRAFT' ? ['SUBMIT'] : [],
      );
  });
});
