import { describe, expect, it } from '@jest/globals';
import { requireParticipation, requireParticipationAnew } from './activity-participation.rules.js';

const WORKERS = { audience: 'WORKERS', participants: 90 } as const;
const OWNERS = { audience: 'OWNERS', participants: 10 } as const;

describe('people by class', () => {
  it('add up to the people reached, or are not told', () => {
    expect(requireParticipation([WORKERS, OWNERS], 100)).toEqual([WORKERS, OWNERS]);
    expect(requireParticipation([], 100)).toEqual([]);
    expect(() => requireParticipation([WORKERS, OWNERS], 101)).toThrow('adds up to 100, but 101');
  });

  it('are of single classes, each named once, each with someone', () => {
    expect(() => requireParticipation([{ ...WORKERS, audience: 'MIXED' }], 90)).toThrow('MIXED');
    expect(() => requireParticipation([WORKERS, WORKERS], 180)).toThrow('a class twice');
    expect(() => requireParticipation([{ ...WORKERS, participants: 0 }], 0)).toThrow('no one of WORKERS');
    expect(() => requireParticipation([{ ...WORKERS, participants: -1 }], 0)).toThrow('0 or more');
  });

  it('are told anew when the total changes', () => {
    expect(requireParticipationAnew([WORKERS], { reached: 90 })).toEqual([WORKERS]);
    expect(() => requireParticipationAnew([WORKERS], { reached: 91 })).toThrow('adds up to 90');
    expect(requireParticipationAnew([WORKERS], { reached: 91, participation: [] })).toEqual([]);
  });
});
