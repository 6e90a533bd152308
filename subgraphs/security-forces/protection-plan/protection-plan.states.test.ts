import { describe, expect, it } from '@jest/globals';
import { openEvents, stateAfter } from '../../kit/states.js';
import { PLAN_CYCLE } from './protection-plan.states.js';

describe('the life of a protection plan', () => {
  it('is approved, reviewed any number of times, and withdrawn', () => {
    expect(stateAfter(PLAN_CYCLE, { state: 'DRAFT' }, 'APPROVE')).toBe('APPROVED');
    expect(stateAfter(PLAN_CYCLE, { state: 'APPROVED' }, 'REVIEW')).toBe('APPROVED');
    expect(stateAfter(PLAN_CYCLE, { state: 'APPROVED' }, 'WITHDRAW')).toBe('WITHDRAWN');
    expect(stateAfter(PLAN_CYCLE, { state: 'DRAFT' }, 'WITHDRAW')).toBe('WITHDRAWN');
  });

  it.each([
    ['a review of a draft', 'DRAFT', 'REVIEW'],
    ['a second approval', 'APPROVED', 'APPROVE'],
    ['a step of a withdrawn plan', 'WITHDRAWN', 'REVIEW'],
    ['a second withdrawal', 'WITHDRAWN', 'WITHDRAW'],
  ] as const)('refuses %s', (_, state, event) => {
    expect(() => stateAfter(PLAN_CYCLE, { state }, event)).toThrow(
      expect.objectContaining({ code: 'STATE_NOT_ALLOWED' }),
    );
  });

  it('is in the hands of the organisation and its officers', () => {
    expect(openEvents(PLAN_CYCLE, { state: 'DRAFT' }, 'ORGANIZATION')).toEqual(['APPROVE', 'WITHDRAW']);
    expect(openEvents(PLAN_CYCLE, { state: 'APPROVED' }, 'COMMUNE_OFFICER')).toEqual(['REVIEW', 'WITHDRAW']);
    expect(openEvents(PLAN_CYCLE, { state: 'APPROVED' }, 'TRAINER')).toEqual([]);
  });
});
