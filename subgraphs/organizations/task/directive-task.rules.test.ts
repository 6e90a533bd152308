import { describe, expect, it } from '@jest/globals';
import {
  dueDayOf,
  findBearers,
  type PlanGround,
  type PlannedBody,
  planTasks,
  requireDueAfter,
  requireFittingYear,
  requireLaterDue,
  requireOpenYear,
  requireRemindable,
} from './directive-task.rules.js';

const body = (id: string, changes: Partial<PlannedBody> = {}): PlannedBody => ({
  ...{ id, kind: 'PC', level: 'DISTRICT', successorId: null, validFrom: null, validTo: null, ...changes },
});

const ground: PlanGround = {
  clauses: [
    { id: '1', recurrence: null, dueDay: null, bearerKinds: [] },
    { id: '2e', recurrence: 'ANNUAL', dueDay: '08-19', bearerKinds: ['PC'] },
    { id: '6a', recurrence: 'ONCE', dueDay: null, bearerKinds: ['POLICE'] },
  ],
  recipients: [
    { role: 'IMPLEMENT', bodyId: null, group: 'DISTRICT_AUTHORITIES' },
    { role: 'IMPLEMENT', bodyId: 'police', group: null },
    { role: 'FOR_INFORMATION', bodyId: 'chair', group: null },
    { role: 'IMPLEMENT', bodyId: null, group: 'ORGANIZATIONS' },
  ],
  bodies: [
    body('nam', { successorId: 'ward', validTo: '2025-07-01' }),
    body('bac', { successorId: 'ward', validTo: '2025-07-01' }),
    body('gone', { validTo: '2025-07-01' }),
    body('ward', { level: 'COMMUNE', validFrom: '2025-07-01' }),
    body('police', { kind: 'POLICE', level: 'PROVINCE' }),
    body('chair', { level: 'PROVINCE' }),
  ],
  existing: [],
};
const idsOf = (bodies: readonly PlannedBody[]): string[] => bodies.map(({ id }) => id).toSorted();

describe('who carries a document out', () => {
  it('are its recipients of a day, each followed to its successor, merged ones once (R19)', () => {
    expect(idsOf(findBearers(ground, '2025-06-30'))).toEqual(['bac', 'gone', 'nam', 'police']);
    expect(idsOf(findBearers(ground, '2025-07-01'))).toEqual(['police', 'ward']);
  });
});

describe('the tasks of a year', () => {
  it('are each clause by each body that bears it, a heading none, a duty for once without a year', () => {
    expect(planTasks(ground, 2026, '2026-01-12')).toEqual([
      { clauseId: '2e', bodyId: 'ward', year: 2026, dueOn: '2026-08-19' },
      { clauseId: '6a', bodyId: 'police', year: null, dueOn: '2026-03-13' },
    ]);
  });

  it('are planned once, and not asked of a successor again', () => {
    const existing = planTasks(ground, 2025, '2025-01-12');
    expect(existing).toHaveLength(4);
    expect(planTasks({ ...ground, existing }, 2025, '2025-01-13')).toEqual([]);
    expect(planTasks({ ...ground, existing }, 2025, '2025-08-01')).toEqual([]);
    expect(planTasks({ ...ground, existing }, 2026, '2026-01-12')).toHaveLength(1);
  });

  it('are those of this year or the next', () => {
    expect(requireOpenYear(2027, '2026-11-20')).toBe(2027);
    expect(() => requireOpenYear(2025, '2026-11-20')).toThrow('tasks are generated for 2026 or 2027');
    expect(() => requireOpenYear(2028, '2026-11-20')).toThrow('is 2028');
  });
});

describe('days and years', () => {
  it('follow from the clause', () => {
    expect(dueDayOf({ dueDay: '12-14' }, 2026, '2026-01-12')).toBe('2026-12-14');
    expect(dueDayOf({ dueDay: null }, null, '2026-01-12')).toBe('2026-03-13');
    const [heading, annual, once] = ground.clauses;
    expect(requireFittingYear(annual!, 2026)).toBe(2026);
    expect(requireFittingYear(once!, null)).toBeNull();
    expect(() => requireFittingYear(annual!, null)).toThrow('so a task is one of a year');
    expect(() => requireFittingYear(once!, 2026)).toThrow('so its task has no year');
    expect(() => requireFittingYear(heading!, 2026)).toThrow('is a heading');
  });

  it('are moved on by an extension, into the future', () => {
    expect(() => requireLaterDue('2026-12-31', { dueOn: '2026-12-14' }, '2026-11-20')).not.toThrow();
    expect(() => requireLaterDue('2026-12-14', { dueOn: '2026-12-14' }, '2026-11-20')).toThrow(
      'extend beyond',
    );
    expect(() => requireLaterDue('2026-11-19', { dueOn: '2026-08-19' }, '2026-11-20')).toThrow('is past');
    expect(() => requireDueAfter('2026-11-19', '2026-11-20')).toThrow('before the task is assigned');
  });
});

it('nobody is reminded of what asks for nothing', () => {
  expect(() => requireRemindable('RETURNED')).not.toThrow();
  for (const state of ['REPORTED_DONE', 'DONE', 'CANCELLED', 'HANDED_OVER'] as const)
    expect(() => requireRemindable(state)).toThrow(`A task in state ${state} asks for nothing`);
});
