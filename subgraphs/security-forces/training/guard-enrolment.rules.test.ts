import { describe, expect, it } from '@jest/globals';
import { openEvents, stateAfter } from '../../kit/states.js';
import { requireEmployedDuring, requireGuardCourse, requireNoOverlap } from './guard-enrolment.rules.js';
import { GUARD_ENROLMENT_CYCLE } from './guard-enrolment.states.js';

const course = {
  ...({ title: 'Lớp', audience: 'GUARD', state: 'ENROLLING' } as const),
  ...{ startsOn: '2026-05-10', endsOn: '2026-05-12' },
};

describe('enrolling a guard', () => {
  it('is for courses for guards that are ENROLLING', () => {
    expect(() => requireGuardCourse(course)).not.toThrow();
    expect(() => requireGuardCourse({ ...course, audience: 'MANAGER' })).toThrow('is for MANAGER');
    expect(() => requireGuardCourse({ ...course, state: 'CONFIRMED' })).toThrow('is CONFIRMED');
  });

  it('needs the employment on the first day', () => {
    const guard = { employedFrom: '2026-05-10', employedTo: '2026-05-11' };
    expect(() => requireEmployedDuring(course, guard)).not.toThrow();
    expect(() => requireEmployedDuring(course, { ...guard, employedFrom: '2026-05-11' })).toThrow(
      'not employed',
    );
    expect(() => requireEmployedDuring(course, { ...guard, employedTo: '2026-05-10' })).toThrow(
      'not employed',
    );
  });

  it.each([
    ['2026-05-01', '2026-05-09', true],
    ['2026-05-13', '2026-05-14', true],
    ['2026-05-12', '2026-05-14', false],
    ['2026-05-01', '2026-05-10', false],
  ])('in one course at a time: another from %s to %s', (startsOn, endsOn, isAllowed) => {
    const check = () => requireNoOverlap(course, [{ ...course, startsOn, endsOn }]);
    if (isAllowed) expect(check).not.toThrow();
    else expect(check).toThrow('overlaps');
  });
});

describe('the way of a guard through a course', () => {
  it('leads to a certificate only after PASSED', () => {
    const facts = { courseState: 'COMPLETED' } as const;
    expect(stateAfter(GUARD_ENROLMENT_CYCLE, { ...facts, state: 'PASSED' }, 'ISSUE_CERTIFICATE')).toBe(
      'CERTIFICATE_ISSUED',
    );
    for (const state of ['ATTENDED', 'FAILED', 'ABSENT', 'CERTIFICATE_ISSUED'] as const)
      expect(() => stateAfter(GUARD_ENROLMENT_CYCLE, { ...facts, state }, 'ISSUE_CERTIFICATE')).toThrow(
        expect.objectContaining({ code: 'STATE_NOT_ALLOWED' }),
      );
  });

  it('offers what the course allows', () => {
    const open = (state: 'NOMINATED' | 'ACCEPTED', courseState: 'ENROLLING' | 'IN_PROGRESS') =>
      openEvents(GUARD_ENROLMENT_CYCLE, { state, courseState });
    expect(open('NOMINATED', 'ENROLLING')).toEqual(['ACCEPT', 'REJECT']);
    expect(open('NOMINATED', 'IN_PROGRESS')).toEqual([]);
    expect(open('ACCEPTED', 'IN_PROGRESS')).toEqual(['ATTEND', 'MISS']);
  });
});
