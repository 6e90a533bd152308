import { describe, expect, it } from '@jest/globals';
import { openEvents, stateAfter } from '../../kit/states.js';
import { COURSE_CYCLE, type CourseFacts } from './training-course.states.js';

const HELD: CourseFacts = { state: 'PLANNED', endsOn: '2026-05-03', today: '2026-05-03', isAttended: true };

describe('the life of a course', () => {
  it('is completed from its last day on, or called off while nobody came', () => {
    expect(stateAfter(COURSE_CYCLE, HELD, 'COMPLETE')).toBe('COMPLETED');
    expect(stateAfter(COURSE_CYCLE, { ...HELD, isAttended: false }, 'CANCEL')).toBe('CANCELLED');
  });

  it.each([
    ['completing it before its last day', { ...HELD, today: '2026-05-02' }, 'COMPLETE'],
    ['completing it without attendance', { ...HELD, isAttended: false }, 'COMPLETE'],
    ['calling it off with attendance', HELD, 'CANCEL'],
    ['completing it twice', { ...HELD, state: 'COMPLETED' }, 'COMPLETE'],
    ['calling it off when it was held', { ...HELD, state: 'COMPLETED', isAttended: false }, 'CANCEL'],
    ['completing it when it was called off', { ...HELD, state: 'CANCELLED' }, 'COMPLETE'],
  ] as const)('refuses %s', (_, facts, event) => {
    expect(() => stateAfter(COURSE_CYCLE, facts, event)).toThrow(
      expect.objectContaining({ code: 'STATE_NOT_ALLOWED' }),
    );
  });

  it('is in the hands of trainers and the province', () => {
    expect(openEvents(COURSE_CYCLE, HELD, 'TRAINER')).toEqual(['COMPLETE']);
    expect(openEvents(COURSE_CYCLE, HELD, 'ORGANIZATION')).toEqual([]);
    expect(openEvents(COURSE_CYCLE, { ...HELD, state: 'COMPLETED' })).toEqual([]);
  });
});
