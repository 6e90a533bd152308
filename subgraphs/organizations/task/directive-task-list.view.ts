import { sql } from 'kysely';
import { today } from '../../kit/clock.js';
import { columnsOf } from '../../kit/columns.js';
import { connectionOf } from '../../kit/connection.js';
import { matches, matchesId } from '../../kit/filter.js';
import { requireCount } from '../../kit/numbers.js';
import { all, type Sql } from '../../kit/page.js';
import type { Role } from '../../kit/viewer.js';
import type { DirectiveTaskWhere } from './directive-task.inputs.js';
import { UNREPORTED_STATES } from './directive-task.states.js';
import { DirectiveTask } from './directive-task.js';

/** Who reads tasks by body; officers those of their area. Everyone reads totals. */
export const TASK_READERS = [
  'PROVINCE_OFFICER',
  'COMMUNE_OFFICER',
  'ANALYST',
] as const satisfies readonly Role[];

export const TaskConnection = connectionOf(DirectiveTask);
export const COLUMNS = columnsOf(DirectiveTask, 't');
export const FROM = sql`organizations.directive_task t join organizations.document_clause c on c.id = t.clause_id`;

export const ORDER = {
  DUE_ON: { expression: sql`t.due_on`, type: 'date' },
  ASSIGNED_ON: { expression: sql`t.assigned_on`, type: 'date' },
} as const;
export const UNIQUE = { expression: sql`t.id`, type: 'uuid' } as const;

/** Overdue is derived: not reported, and its day is past. */
export const isOverdue = (): Sql =>
  sql`(t.state = any(cast(${UNREPORTED_STATES} as text[])) and t.due_on < ${today()})`;

/** The year a task counts for; a duty for once counts for the year it was assigned in. */
export const YEAR = sql`coalesce(t.year, extract(year from t.assigned_on)::int)`;

const reminders = (least: number): Sql => sql`(
  select count(*) from organizations.reminder r where r.task_id = t.id) >= ${requireCount(least, 'where.remindersAtLeast', 1000)}`;

export const conditionsOf = (where: DirectiveTaskWhere | null | undefined): Sql[] => [
  ...matchesId(sql`c.document_id`, where?.document, 'where.document'),
  ...matches(sql`c.code`, where?.clause),
  ...matchesId(sql`t.body_id`, where?.body, 'where.body'),
  ...matches(YEAR, where?.year),
  ...matches(sql`t.state`, where?.state),
  ...matches(isOverdue(), where?.overdue),
  ...matches(sql`(t.handed_over_from_id is not null)`, where?.handedOver),
  ...(where?.remindersAtLeast == null ? [] : [reminders(where.remindersAtLeast)]),
];

export const inYear = (year: number | null): Sql => all(matches(YEAR, { eq: year }));
