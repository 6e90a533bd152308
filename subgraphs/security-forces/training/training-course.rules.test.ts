import { describe, expect, it } from '@jest/globals';
import {
  requireAttendance,
  requireCourseSpan,
  requireHeld,
  requireOpenDuring,
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

  it('takes attendance from its first day on, unless it was called off', () => {
    expect(() => requireHeld({ state: 'PLANNED', startsOn: '2026-05-01' }, '2026-05-01')).not.toThrow();
    expect(() => requireHeld({ state: 'COMPLETED', startsOn: '2026-05-01' }, '2026-06-01')).not.toThrow();
    expect(() => requireHeld({ state: 'PLANNED', startsOn: '2026-05-02' }, '2026-05-01')).toThrow(
      refused('STATE_NOT_ALLOWED'),
    );
    expect(() => requireHeld({ state: 'CANCELLED', startsOn: '2026-05-01' }, '2026-06-01')).toThrow(
      refused('STATE_NOT_ALLOWED'),
    );
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

  it('is of an organisation that was open during the course', () => {
    const course = { startsOn: '2026-05-01', endsOn: '2026-05-03' };
    expect(() => requireOpenDuring(course, { establishedOn: '2026-05-03', closedOn: null })).not.toThrow();
    expect(() => requireOpenDuring(course, { establishedOn: null, closedOn: '2026-05-02' })).not.toThrow();
    const refusal = refused('BAD_USER_INPUT', 'input.organizationId');
    expect(() => requireOpenDuring(course, { establishedOn: '2026-05-04', closedOn: null })).toThrow(refusal);
    expect(() => requireOpenDuring(course, { establishedOn: null, closedOn: '2026-05-01' })).toThrow(refusal);
  });
});
