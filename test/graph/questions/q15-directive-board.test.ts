import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { openTestGraph, type TestGraph } from '../../support/graph.js';
import { tellStory } from '../../support/story.js';

const STORY = 'questions/q15-directive-board';
const OFFICER = { role: 'PROVINCE_OFFICER' } as const;

let graph: TestGraph;
beforeAll(async () => void (graph = await openTestGraph()));
afterAll(() => graph.stop());

interface Counts {
  total: number;
  open: number;
  overdue: number;
  done: number;
  handedOver: number;
  cancelled: number;
  reminders: number;
}
interface Board {
  directive: {
    clauses: {
      code: string;
      recurrence: string | null;
      taskSummary: Counts;
      bodySummaries: Pick<Counts, 'total' | 'overdue'>[] | null;
    }[];
  };
}

/** Counted by a way of its own: clause, state and reminders row by row. */
async function countTasks(year: number) {
  const em = graph.subgraphs.get('organizations')!.orm.em.fork();
  const rows = await em.execute<{ code: string; state: string; due: string; reminders: number }[]>(
    `select c.code, t.state, t.due_on::text as due, count(r.id)::int as reminders from organizations.directive_task t
     join organizations.document_clause c on c.id = t.clause_id left join organizations.reminder r on r.task_id = t.id
     where t.year = ? group by c.code, t.id`,
    [year],
  );
  const unreported = new Set(['ASSIGNED', 'ACKNOWLEDGED', 'IN_PROGRESS', 'EXTENDED', 'RETURNED']);
  return {
    total: rows.length,
    done: rows.filter(({ state }) => state === 'DONE').length,
    overdue: rows.filter(({ state, due }) => unreported.has(state) && due < '2026-11-20').length,
    reminders: rows.reduce((sum, row) => sum + row.reminders, 0),
    festival: rows.filter(({ code }) => code === '2e').length,
  };
}

describe('Q15, the board of the directive', () => {
  it('answers each clause with its tasks by body, overdue and reminders, in one request', async () => {
    const { data, errors, fetches, statements } = await tellStory<Board>(graph, STORY, {
      variables: { year: 2026 },
      viewer: OFFICER,
    });
    expect(errors).toEqual([]);
    expect(fetches).toEqual(['organizations']);
    expect(statements.length).toBeLessThanOrEqual(8);
    const { clauses } = data!.directive;
    const counted = await countTasks(2026);
    const headings = clauses.filter(({ recurrence }) => recurrence === null);
    const sum = (key: keyof Counts) => headings.reduce((all, { taskSummary }) => all + taskSummary[key], 0);
    expect({
      total: sum('total'),
      done: sum('done'),
      overdue: sum('overdue'),
      reminders: sum('reminders'),
    }).toEqual({
      ...{ total: counted.total, done: counted.done, overdue: counted.overdue, reminders: counted.reminders },
    });
    expect(counted.overdue).toBeGreaterThan(0);
    expect(clauses.find(({ code }) => code === '2e')!.taskSummary.total).toBe(counted.festival);
    for (const { taskSummary: s } of clauses)
      expect(s.total).toBe(s.open + s.done + s.handedOver + s.cancelled);
  });

  it('leaves no duty without a body, and puts what is overdue first', async () => {
    const { data } = await tellStory<Board>(graph, STORY, { variables: { year: 2026 }, viewer: OFFICER });
    const duties = data!.directive.clauses.filter(
      ({ recurrence }) => recurrence === 'ANNUAL' || recurrence === 'STANDING',
    );
    expect(duties.filter(({ taskSummary }) => taskSummary.total === 0)).toEqual([]);
    for (const { bodySummaries } of duties) {
      const overdue = bodySummaries!.map((body) => body.overdue);
      expect(overdue).toEqual(overdue.toSorted((a, b) => b - a));
    }
  });

  it('gives the public the totals and refuses what is by body, clause by clause', async () => {
    const { data, errors } = await tellStory<Board>(graph, STORY, {
      variables: { year: 2026 },
      as: `${STORY}.public`,
    });
    const { clauses } = data!.directive;
    expect(errors).toHaveLength(clauses.length);
    expect(new Set(errors.map(({ extensions }) => extensions?.['code']))).toEqual(new Set(['FORBIDDEN']));
    expect(clauses.every(({ bodySummaries }) => bodySummaries === null)).toBe(true);
    expect(clauses.some(({ taskSummary }) => taskSummary.overdue > 0)).toBe(true);
  });
});
