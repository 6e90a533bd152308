import { describe, expect, it } from '@jest/globals';
import { openEvents, stateAfter } from '../../kit/states.js';
import { COURSE_CYCLE, type CourseFacts } from './training-course.states.js';
import { ENROLMENT_CYCLE } from './training-enrolment.states.js';

const HELD: CourseFacts = {
  ...{ state: 'IN_PROGRESS', startsOn: '2026-05-01', endsOn: '2026-05-03', today: '2026-05-03' },
  ...{ minimum: 10, accepted: 12, attended: 11, passed: 9 },
};

describe('the life of a course', () => {
  it.each([
    ['PLANNED', 'ENROL', 'ENROLLING'],
    ['ENROLLING', 'CONFIRM', 'CONFIRMED'],
    ['CONFIRMED', 'START', 'IN_PROGRESS'],
    ['IN_PROGRESS', 'COMPLETE', 'COMPLETED'],
    ['COMPLETED', 'CERTIFY', 'CERTIFIED'],
    ['PLANNED', 'CANCEL', 'CANCELLED'],
    ['ENROLLING', 'CANCEL', 'CANCELLED'],
    ['CONFIRMED', 'CANCEL', 'CANCELLED'],
  ] as const)('leads from %s by %s to %s', (state, event, to) => {
    expect(stateAfter(COURSE_CYCLE, { ...HELD, state }, event)).toBe(to);
  });

  it.each([
    ['enrolment after its last day', { ...HELD, state: 'PLANNED', today: '2026-05-04' }, 'ENROL'],
    ['confirming it below its minimum', { ...HELD, state: 'ENROLLING', accepted: 9 }, 'CONFIRM'],
    ['beginning it before its first day', { ...HELD, state: 'CONFIRMED', today: '2026-04-30' }, 'START'],
    ['beginning it unconfirmed', { ...HELD, state: 'ENROLLING' }, 'START'],
    ['completing it before its last day', { ...HELD, today: '2026-05-02' }, 'COMPLETE'],
    ['completing it without attendance', { ...HELD, attended: 0 }, 'COMPLETE'],
    ['completing it twice', { ...HELD, state: 'COMPLETED' }, 'COMPLETE'],
    ['certificates when nobody passed', { ...HELD, state: 'COMPLETED', passed: 0 }, 'CERTIFY'],
    ['certificates before it is completed', HELD, 'CERTIFY'],
    ['certificates twice', { ...HELD, state: 'CERTIFIED' }, 'CERTIFY'],
    ['calling it off while it is held', HELD, 'CANCEL'],
    ['any step when it was called off', { ...HELD, state: 'CANCELLED' }, 'ENROL'],
  ] as const)('refuses %s', (_, facts, event) => {
    expect(() => stateAfter(COURSE_CYCLE, facts, event)).toThrow(
      expect.objectContaining({ code: 'STATE_NOT_ALLOWED' }),
    );
  });

  it('is in the hands of trainers and the province', () => {
    expect(openEvents(COURSE_CYCLE, HELD, 'TRAINER')).toEqual(['COMPLETE']);
    expect(openEvents(COURSE_CYCLE, HELD, 'ORGANIZATION')).toEqual([]);
    expect(openEvents(COURSE_CYCLE, { ...HELD, state: 'CERTIFIED' })).toEqual([]);
  });
});

describe('the life of a nomination', () => {
  it('is decided while the course is enrolling, and nominated anew after that', () => {
    const facts = { state: 'NOMINATED', courseState: 'ENROLLING' } as const;
    expect(stateAfter(ENROLMENT_CYCLE, facts, 'ACCEPT')).toBe('ACCEPTED');
    expect(stateAfter(ENROLMENT_CYCLE, facts, 'REJECT')).toBe('REJECTED');
    expect(stateAfter(ENROLMENT_CYCLE, { ...facts, state: 'REJECTED' }, 'NOMINATE')).toBe('NOMINATED');
  });

  it.each([
    ['a decision taken twice', { state: 'ACCEPTED', courseState: 'ENROLLING' }, 'ACCEPT'],
    ['a decision when the course is confirmed', { state: 'NOMINATED', courseState: 'CONFIRMED' }, 'ACCEPT'],
    ['a rejection when the course is held', { state: 'NOMINATED', courseState: 'IN_PROGRESS' }, 'REJECT'],
    ['a nomination before enrolment', { state: 'NOMINATED', courseState: 'PLANNED' }, 'NOMINATE'],
  ] as const)('refuses %s', (_, facts, event) => {
    expect(() => stateAfter(ENROLMENT_CYCLE, facts, event)).toThrow(
      expect.objectContaining({ code: 'STATE_NOT_ALLOWED' }),
    );
  });

  it('is nominated by the organisation and decided by trainers', () => {
    expect(ENROLMENT_CYCLE.NOMINATE.who).toContain('ORGANIZATION');
    expect(ENROLMENT_CYCLE.ACCEPT.who).toEqual(['TRAINER', 'PROVINCE_OFFICER']);
  });
});
