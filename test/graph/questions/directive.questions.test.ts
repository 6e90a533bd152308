import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { openTestGraph, type TestGraph } from '../../support/graph.js';
import { askQuestion, askRefused } from '../../support/question.js';

let graph: TestGraph;
beforeAll(async () => void (graph = await openTestGraph()));
afterAll(() => graph.stop());

describe('Q20, the annual report of the province', () => {
  interface Answer {
    periodicReports: {
      nodes: {
        completeness: { asked: number; accepted: number };
        lines: {
          figure: { code: string };
          own: number;
          total: number;
          computedNow: number | null;
          difference: number | null;
          parts: { totalCount: number };
        }[];
      }[];
    };
  }

  it('gives each figure with the accepted reports it sums up and its difference from what is computed', async () => {
    const { data, errors, fetches, statements } = await askQuestion<Answer>(graph, 'q20-annual-report');
    expect(errors).toEqual([]);
    expect(fetches).toEqual(['organizations']);
    expect(statements.length).toBeLessThanOrEqual(14);
    const [report] = data!.periodicReports.nodes;
    const sums = await graph.rows<{ code: string; sum: number }>(
      `select f.code, sum(l.total)::int as sum from organizations.report_line l
       join organizations.report_figure f on f.id = l.figure_id
       join organizations.periodic_report r on r.id = l.report_id and r.state = 'CONSOLIDATED'
       join organizations.report_request q on q.id = r.request_id and q.period_to = '2025-12-14'
       group by f.code, f.position order by f.position`,
    );
    expect(report!.lines.map(({ figure, own, total }) => [figure.code, total - own])).toEqual(
      sums.map(({ code, sum }) => [code, sum]),
    );
    for (const { total, computedNow, difference, parts } of report!.lines) {
      expect(difference).toBe(computedNow === null ? null : total - computedNow);
      expect(parts.totalCount).toBe(report!.completeness.accepted);
    }
    expect(report!.completeness.accepted).toBeLessThan(report!.completeness.asked);
  });

  it('refuses an organisation', async () => {
    expect(await askRefused(graph, 'q20-annual-report')).toEqual([['periodicReports', 'FORBIDDEN']]);
  });
});

describe('Q25, tasks of abolished bodies by their successor', () => {
  interface Answer {
    successionTasks: { nodes: { tasks: number; handedOver: number; open: number }[] };
  }

  it('counts them by who holds the duties today', async () => {
    const { data, errors, fetches, statements } = await askQuestion<Answer>(graph, 'q25-tasks-by-successor');
    expect(errors).toEqual([]);
    expect(fetches).toEqual(['organizations']);
    expect(statements.length).toBeLessThanOrEqual(4);
    const [counted] = await graph.rows<{ tasks: number; handed: number }>(
      `select count(*)::int as tasks, count(*) filter (where t.state = 'HANDED_OVER')::int as handed
       from organizations.directive_task t join organizations.authority_body b on b.id = t.body_id
       where b.valid_to >= '2025-03-01'`,
    );
    const sum = (key: 'tasks' | 'handedOver') =>
      data!.successionTasks.nodes.reduce((all, node) => all + node[key], 0);
    expect({ tasks: sum('tasks'), handed: sum('handedOver') }).toEqual(counted);
    expect(counted!.handed).toBeGreaterThan(0);
  });

  it('refuses a partner without such a contract', async () => {
    expect(await askRefused(graph, 'q25-tasks-by-successor')).toEqual([['successionTasks', 'FORBIDDEN']]);
  });
});
