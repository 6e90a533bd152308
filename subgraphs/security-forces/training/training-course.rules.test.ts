import { describe, expect, it } from '@jest/globals';
import {
  requireAccepted,
  requireAttendance,
  requireCourseSpan,
  requireFree,
  requireHeld,
  requireNominated,
  requireOpenDuring,
  requirePlaces,
} from './training-course.rules.js';

const refused = (code: string, path?: string) =>
  expect.objectContaining({ code, details: path ? { path } : expect.anything() });

describe('a course', () => {
  it('ends on or after its first day, within a year', () => {
    expect(() => requireCourseSpan('2026-05-01', '2026-05-01')).not.toThrow();
    expect(() => requireCourseSpan('2026-05-02', '2026-05-01')).toThrow(
      refused('BAD_USER_INPUT', 'input.endsOn'),
    );
    expect(() => requireCourseSpan('2026-05-01', '2027-05-03')).toThrow('is 367 days after');
  });

  it('takes at least one, and no more than it can', () => {
    expect(() => requirePlaces({ capacity: 60, minimum: 60 })).not.toThrow();
    expect(() => requirePlaces({ capacity: 60, minimum: 61 })).toThrow(
      refused('BAD_USER_INPUT', 'input.minimum'),
    );
    expect(() => requirePlaces({ capacity: 60, minimum: 0 })).toThrow(
      refused('BAD_USER_INPUT', 'input.minimum'),
    );
    expect(() => requirePlaces({ capacity: 0, minimum: 0 })).toThrow(
      refused('BAD_USER_INPUT', 'input.capacity'),
    );
  });

  it.each(['IN_PROGRESS', 'COMPLETED'] as const)('takes attendance while it is %s', (state) => {
    expect(() => requireHeld({ state })).not.toThrow();
  });

  it.each(['PLANNED', 'ENROLLING', 'CONFIRMED', 'CERTIFIED', 'CANCELLED'] as const)(
    'takes no attendance while it is %s',
    (state) => {
      expect(() => requireHeld({ state })).toThrow(refused('STATE_NOT_ALLOWED'));
    },
  );
});

describe('a nomination', () => {
  it('is about at least one', () => {
    expect(() => requireNominated(1)).not.toThrow();
    expect(() => requireNominated(0)).toThrow(refused('BAD_USER_INPUT', 'input.nominated'));
    expect(() => requireNominated(10_001)).toThrow(refused('BAD_USER_INPUT', 'input.nominated'));
  });

  it('is accepted within what was nominated and what is free', () => {
    expect(() => requireFree(3, { nominated: 3, free: 3 })).not.toThrow();
    for (const accepted of [0, 4]) {
      expect(() => requireFree(accepted, { nominated: 3, free: 9 })).toThrow(
        refused('BAD_USER_INPUT', 'input.accepted'),
      );
    }
    expect(() => requireFree(3, { nominated: 3, free: 2 })).toThrow('2 free places');
  });
});

describe('attendance', () => {
  it.each([
    ['a negative count', { attended: -1, passed: 0 }, 'input.attended'],
    ['a count beyond the bound', { attended: 10_001, passed: 0 }, 'input.attended'],
    ['more that passed than attended', { attended: 3, passed: 4 }, 'input.passed'],
  ])('refuses %s', (_, counts, path) => {
    expect(() => requireAttendance(counts)).toThrow(refused('BAD_USER_INPUT', path));
  });

  it('is of those who were accepted', () => {
    expect(() => requireAccepted(3, 3)).not.toThrow();
    expect(() => requireAccepted(0, 0)).not.toThrow();
    expect(() => requireAccepted(4, 3)).toThrow(refused('BAD_USER_INPUT', 'input.attended'));
  });

  it('is of an organisation that was open during the course', () => {
    const course = { startsOn: '2026-05-01', endsOn: '2026-05-03' };
    expect(() => requireOpenDuring(course, { establishedOn: '2026-05-03', closedOn: null })).not.toThrow();
    expect(() => requireOpenDuring(course, { establishedOn: null, closedOn: '2026-05-02' })).not.toThrow();
    const refusal = refused('BAD_USER_INPUT', 'input.organizationId');
    expect(() => requireOpenDuring(course, { establishedOn: '2026-05-04', closedOn: null })).toThrow(refusal);
    expect(() => requireOpenDuring(course, { establishedOn: null, closedOn: '2026-05-01' })).toThrow(refusal);
  });
});
