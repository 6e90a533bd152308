import { describe, expect, it } from '@jest/globals';
import { requireFollowUp, requireVisit } from './guidance-visit.rules.js';

const OPEN = { establishedOn: '2020-01-01', closedOn: null };
const VISIT = { visitedOn: '2026-05-01', recommendations: 2, followUpBy: '2026-06-01' };

describe('a visit', () => {
  it('names a day for its recommendations, and none without them', () => {
    expect(() => requireVisit(VISIT, OPEN)).not.toThrow();
    expect(() => requireVisit({ ...VISIT, recommendations: 0, followUpBy: null }, OPEN)).not.toThrow();
  });

  it.each([
    ['recommendations without a day', { ...VISIT, followUpBy: null }, OPEN, 'input.followUpBy'],
    ['a day without recommendations', { ...VISIT, recommendations: 0 }, OPEN, 'input.followUpBy'],
    ['a day that is not after it', { ...VISIT, followUpBy: '2026-05-01' }, OPEN, 'input.followUpBy'],
    ['an absurd count', { ...VISIT, recommendations: 101 }, OPEN, 'input.recommendations'],
    ['a negative count', { ...VISIT, recommendations: -1 }, OPEN, 'input.recommendations'],
    ['an organisation not yet there', { ...VISIT, visitedOn: '2019-12-31' }, OPEN, 'input.visitedOn'],
    ['a closed organisation', VISIT, { ...OPEN, closedOn: '2026-05-01' }, 'input.visitedOn'],
  ])('is refused with %s', (_, visit, organization, path) => {
    expect(() => requireVisit(visit, organization)).toThrow(
      expect.objectContaining({ code: 'BAD_USER_INPUT', details: { path } }),
    );
  });
});

describe('following the recommendations', () => {
  const visit = { visitedOn: '2026-05-01', recommendations: 2, followedUpOn: null };

  it('is reported once, from the day of the visit on', () => {
    expect(() => requireFollowUp(visit, '2026-05-01')).not.toThrow();
  });

  it.each([
    ['before the visit', visit, '2026-04-30', 'BAD_USER_INPUT'],
    ['a second time', { ...visit, followedUpOn: '2026-05-20' }, '2026-06-01', 'STATE_NOT_ALLOWED'],
    ['where none was made', { ...visit, recommendations: 0 }, '2026-06-01', 'STATE_NOT_ALLOWED'],
  ])('is refused %s', (_, of, day, code) => {
    expect(() => requireFollowUp(of, day)).toThrow(expect.objectContaining({ code }));
  });
});
