import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { openTestGraph, type TestGraph } from '../../support/graph.js';
import { sourcePath } from '../../support/source-path.js';
import { askQuestion } from '../../support/question.js';
import { tellStory } from '../../support/story.js';

const NAME = 'q15-directive-board';

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
interface Figure {
  code: string;
  value: number;
}
interface Board {
  directive: {
    clauses: {
      registerEvidence: Figure[] | null;
      securityEvidence: Figure[] | null;
      campaignEvidence: Figure[] | null;
      emulationEvidence: Figure[] | null;
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

/** Clauses of which nothing is counted. */
const UNMEASURED: string[] = [];

const IN_2026 = "between '2026-01-01' and '2026-11-20'";

/** Figures by a way of their own: no windows, no latest counts by lateral joins. */
const COUNTED = {
  '1b FOCAL_POINTS': `(select count(*)::int from organizations.organization o where exists (
    select from organizations.movement_focal_point f where f.organization_id = o.id
      and daterange(f.valid_from, f.valid_to) @> '2026-11-20'::date))`,
  '2c REGISTERED': `(select count(*)::int from organizations.safety_assessment where year = 2026 and state <> 'WITHDRAWN')`,
  '6b REMINDERS': `(select count(*)::int from organizations.reminder where extract(year from reminded_on) = 2026)`,
  '4f WITH_PARTY': `(select count(*)::int from organizations.organization o where exists (
    select from organizations.organization_body b where b.organization_id = o.id and b.kind = 'PARTY'
      and daterange(b.valid_from, b.valid_to) @> '2026-11-20'::date))`,
  '4a GUARDS_PRESENT': `(select sum(s.present)::int from security_forces.strength_snapshot s
    join security_forces.guard_unit u on u.id = s.unit_id and daterange(u.established_on, u.dissolved_on) @> '2026-11-20'::date
    where s.as_of = (select max(l.as_of) from security_forces.strength_snapshot l
      where l.unit_id = s.unit_id and l.as_of <= '2026-11-20'))`,
  '4h GUARDS_PRESENT': `(select sum(s.present)::int from organizations.organization o
    join organizations.organization_placement p on p.organization_id = o.id and p.valid_to is null and p.zone_id is not null
    join security_forces.guard_unit u on u.organization_id = o.id and daterange(u.established_on, u.dissolved_on) @> '2026-11-20'::date
    join security_forces.strength_snapshot s on s.unit_id = u.id and s.as_of = (
      select max(l.as_of) from security_forces.strength_snapshot l where l.unit_id = u.id and l.as_of <= '2026-11-20')
    where o.ownership like 'FOREIGN%')`,
  '4b PEOPLE_TRAINED': `(select sum(a.attended)::int from security_forces.training_attendance a
    join security_forces.training_course c on c.id = a.course_id and c.audience = 'GUARD'
      and c.state in ('COMPLETED', 'CERTIFIED') where c.ends_on ${IN_2026})`,
  '3d SESSIONS': `(select count(*)::int from campaigns.campaign_activity a
    join campaigns.topic t on t.id = a.topic_id and t.code in ('DIGITAL_LITERACY', 'CYBER_SAFETY')
    join campaigns.campaign c on c.id = a.campaign_id and c.state in ('APPROVED', 'RUNNING', 'CLOSED', 'REPORTED', 'RECORDED')
    where extract(year from a.held_on) = 2026 and not a.withdrawn)`,
  '2e FESTIVALS': `(select count(*)::int from campaigns.festival_event where extract(year from held_on) = 2026 and not withdrawn)`,
  '5c PUBLICATIONS': `(select count(*)::int from campaigns.media_publication where extract(year from published_on) = 2026 and not withdrawn)`,
  '2d LINKED_SESSIONS': `(select count(*)::int from campaigns.campaign_activity a
    join campaigns.campaign c on c.id = a.campaign_id and c.state in ('APPROVED', 'RUNNING', 'CLOSED', 'REPORTED', 'RECORDED')
      and cardinality(c.related_movements) > 0
    where extract(year from a.held_on) = 2026 and not a.withdrawn)`,
  '5a MODELS': `(select count(*)::int from emulation.movement_model m where exists (
    select from emulation.model_point p where p.model_id = m.id and daterange(p.since, p.until) @> '2026-11-20'::date))`,
  '5b AWARDS': `(select count(*)::int from emulation.award where extract(year from decided_on) = 2026 and revoked_on is null)`,
} as const;

describe('Q15, the board of the directive', () => {
  it('answers each clause with its tasks by body, overdue and reminders, in one request', async () => {
    const { data, errors, fetches, statements } = await askQuestion<Board>(graph, NAME);
    expect(errors).toEqual([]);
    expect(fetches[0]).toBe('organizations');
    expect(fetches.toSorted()).toEqual(['campaigns', 'emulation', 'organizations', 'security-forces']);
    expect(statements.length).toBeLessThanOrEqual(13);
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

  it('shows beside each clause what the four subgraphs counted for it', async () => {
    const { data } = await askQuestion<Board>(graph, NAME);
    const { clauses } = data!.directive;
    const shown = clauses.flatMap(({ code: clause, ...of }) =>
      [of.registerEvidence, of.securityEvidence, of.campaignEvidence, of.emulationEvidence].flatMap(
        (figures) => figures!.map(({ code, value }) => [`${clause} ${code}`, value] as const),
      ),
    );
    const value = Object.fromEntries(shown);
    for (const [figure, statement] of Object.entries(COUNTED)) {
      const [row] = await graph.rows<{ n: number }>(`select ${statement} as n`);
      expect([figure, value[figure]]).toEqual([figure, row!.n]);
      expect(row!.n).toBeGreaterThan(0);
    }
    const book = await readFile(sourcePath('subgraphs/README.md'), 'utf8');
    const rows = book
      .split('## Which clause has which evidence')[1]!
      .split('\n## ')[0]!
      .matchAll(/^\| (\d[a-z]) +\|(.*)\|$/gm);
    const written = [...rows].flatMap(([, clause, cells]) =>
      [...cells!.matchAll(/[A-Z_]{3,}/g)].map(([code]) => `${clause} ${code}`),
    );
    expect(written).toEqual(shown.map(([figure]) => figure));
    const duties = clauses.filter(({ recurrence }) => recurrence !== null).map(({ code }) => code);
    const measured = new Set(shown.map(([figure]) => figure.split(' ')[0]!));
    expect(duties.filter((code) => !measured.has(code))).toEqual(UNMEASURED);
  });

  it('leaves no duty without a body, and puts what is overdue first', async () => {
    const { data } = await askQuestion<Board>(graph, NAME);
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
    const { data, errors } = await tellStory<Board>(graph, `questions/${NAME}`, {
      variables: { year: 2026 },
      as: `questions/${NAME}.public`,
    });
    const { clauses } = data!.directive;
    const refused = errors.map(({ path }) => String(path?.at(-1))).toSorted();
    expect(refused).toEqual([
      ...clauses.map(() => 'bodySummaries'),
      ...clauses.map(() => 'securityEvidence'),
    ]);
    expect(new Set(errors.map(({ extensions }) => extensions?.['code']))).toEqual(new Set(['FORBIDDEN']));
    expect(clauses.every(({ bodySummaries }) => bodySummaries === null)).toBe(true);
    expect(clauses.some(({ taskSummary }) => taskSummary.overdue > 0)).toBe(true);
  });
});
