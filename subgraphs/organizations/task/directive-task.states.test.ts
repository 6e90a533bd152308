import { describe, expect, it } from '@jest/globals';
import { openEvents, stateAfter } from '../../kit/states.js';
import type { DirectiveTaskEvent } from './directive-task-step.js';
import { TASK_CYCLE, type TaskFacts } from './directive-task.states.js';
import { DirectiveTaskState } from './directive-task.js';

const facts = (changes: Partial<TaskFacts>): TaskFacts => ({
  ...{ state: 'ASSIGNED', bodyEndedOn: null, holderName: 'B', today: '2026-05-01', ...changes },
});

/** Domain 5.6, as a person reads it: state → event → state; HAND_OVER is for abolished bodies, below. */
const LIFE: Readonly<Record<DirectiveTaskState, Partial<Record<DirectiveTaskEvent, DirectiveTaskState>>>> = {
  ASSIGNED: { ACKNOWLEDGE: 'ACKNOWLEDGED', EXTEND: 'EXTENDED', CANCEL: 'CANCELLED' },
  ACKNOWLEDGED: { START: 'IN_PROGRESS', EXTEND: 'EXTENDED', CANCEL: 'CANCELLED' },
  IN_PROGRESS: { REPORT_DONE: 'REPORTED_DONE', EXTEND: 'EXTENDED', CANCEL: 'CANCELLED' },
  EXTENDED: { START: 'IN_PROGRESS', REPORT_DONE: 'REPORTED_DONE', EXTEND: 'EXTENDED', CANCEL: 'CANCELLED' },
  REPORTED_DONE: { CONFIRM: 'DONE', RETURN: 'RETURNED', CANCEL: 'CANCELLED' },
  RETURNED: { REPORT_DONE: 'REPORTED_DONE', EXTEND: 'EXTENDED', CANCEL: 'CANCELLED' },
  DONE: {},
  HANDED_OVER: {},
  CANCELLED: {},
};
const EVENTS = Object.keys(TASK_CYCLE) as DirectiveTaskEvent[];
const PAIRS = Object.values(DirectiveTaskState).flatMap((state) =>
  EVENTS.map((event) => [event, state] as const),
);

describe('the life of a task', () => {
  it.each(PAIRS)('%s in %s', (event, state) => {
    const next = LIFE[state][event];
    const take = () => stateAfter(TASK_CYCLE, facts({ state }), event);
    if (next) expect(take()).toBe(next);
    else expect(take).toThrow(expect.objectContaining({ code: 'STATE_NOT_ALLOWED' }));
  });

  it('names a document where something is decided', () => {
    const decided = EVENTS.filter((event) => TASK_CYCLE[event].document);
    expect(decided).toEqual(['EXTEND', 'HAND_OVER', 'CANCEL']);
  });
});

describe('a task of an abolished body', () => {
  const left = (changes: Partial<TaskFacts>) => facts({ bodyEndedOn: '2026-05-01', ...changes });

  it('is handed over, called off or, when it was reported, confirmed; nothing else', () => {
    expect(openEvents(TASK_CYCLE, left({ state: 'IN_PROGRESS' }))).toEqual(['HAND_OVER', 'CANCEL']);
    expect(openEvents(TASK_CYCLE, left({ state: 'REPORTED_DONE' }))).toEqual([
      'CONFIRM',
      'HAND_OVER',
      'CANCEL',
    ]);
    expect(stateAfter(TASK_CYCLE, left({}), 'HAND_OVER')).toBe('HANDED_OVER');
  });

  it('is not handed over before the end, nor to nobody', () => {
    expect(() => stateAfter(TASK_CYCLE, facts({}), 'HAND_OVER')).toThrow('its body exists');
    expect(() => stateAfter(TASK_CYCLE, left({ bodyEndedOn: '2026-05-02' }), 'HAND_OVER')).toThrow(
      'its body exists',
    );
    expect(() => stateAfter(TASK_CYCLE, left({ holderName: null }), 'HAND_OVER')).toThrow(
      'HAND_OVER is not possible in state ASSIGNED: nobody took over the duties of its abolished body. Allowed: CANCEL.',
    );
  });
});

describe('steps open to a role', () => {
  it.each([
    ['COMMUNE_OFFICER', 'REPORTED_DONE', []],
    ['PROVINCE_OFFICER', 'REPORTED_DONE', ['CONFIRM', 'RETURN', 'CANCEL']],
    ['COMMUNE_OFFICER', 'IN_PROGRESS', ['REPORT_DONE']],
    ['ANALYST', 'IN_PROGRESS', []],
  ] as const)('%s in %s', (role, state, events) => {
    expect(openEvents(TASK_CYCLE, facts({ state }), role)).toEqual(events);
  });
});
