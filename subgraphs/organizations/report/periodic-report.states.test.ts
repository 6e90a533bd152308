import { describe, expect, it } from '@jest/globals';
import { openEvents, stateAfter } from '../../kit/states.js';
import { REPORT_CYCLE, type ReportFacts } from './periodic-report.states.js';

const facts = (changes: Partial<ReportFacts> = {}): ReportFacts => ({
  ...{ state: 'REQUESTED', periodTo: '2025-12-14', today: '2025-12-15', waiting: 2, isPart: true, parts: 0 },
  ...changes,
});

describe('the life of a report (domain 5.5)', () => {
  it('leads from request to consolidation, through reminders and returns', () => {
    const path = [
      ['REMIND', 'REMINDED', {}],
      ['REMIND', 'REMINDED', {}],
      ['SUBMIT', 'SUBMITTED', {}],
      ['RECEIVE', 'SUBMITTED', {}],
      ['RETURN', 'RETURNED', { waiting: 1 }],
      ['SUBMIT', 'SUBMITTED', {}],
      ['ACCEPT', 'ACCEPTED', { waiting: 1 }],
      ['CONSOLIDATE', 'CONSOLIDATED', { waiting: 0 }],
    ] as const;
    let state: ReportFacts['state'] = 'REQUESTED';
    for (const [event, next, changes] of path) {
      state = stateAfter(REPORT_CYCLE, facts({ state, ...changes }), event);
      expect(state).toBe(next);
    }
    expect(openEvents(REPORT_CYCLE, facts({ state }))).toEqual([]);
    expect(stateAfter(REPORT_CYCLE, facts({ state: 'RETURNED' }), 'CANCEL')).toBe('CANCELLED');
    expect(openEvents(REPORT_CYCLE, facts({ state: 'CANCELLED' }))).toEqual([]);
  });

  it.each([
    ['handing in on the closing day', { today: '2025-12-14' }, 'SUBMIT', 'its period runs until 2025-12-14'],
    [
      'accepting for all while others wait',
      { state: 'SUBMITTED' },
      'ACCEPT',
      '2 receivers have not accepted',
    ],
    [
      'counting what is part of nothing',
      { state: 'ACCEPTED', isPart: false },
      'CONSOLIDATE',
      'part of no other',
    ],
    ['calling off what is handed in', { state: 'SUBMITTED' }, 'CANCEL', 'Allowed: RECEIVE, RETURN'],
    ['calling off what others are part of', { parts: 2 }, 'CANCEL', '2 reports are part of it'],
    ['reminding of what is handed in', { state: 'SUBMITTED' }, 'REMIND', 'Allowed: RECEIVE, RETURN'],
  ] as const)('refuses %s', (_, changes, event, reason) => {
    expect(() => stateAfter(REPORT_CYCLE, facts(changes), event)).toThrow(reason);
  });
});
