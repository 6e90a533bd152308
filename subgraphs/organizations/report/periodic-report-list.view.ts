import { sql } from 'kysely';
import { today } from '../../kit/clock.js';
import { columnsOf } from '../../kit/columns.js';
import { connectionOf } from '../../kit/connection.js';
import { matches, matchesId } from '../../kit/filter.js';
import type { Sql } from '../../kit/page.js';
import type { Role } from '../../kit/viewer.js';
import { OPEN_REPORTS } from './periodic-report.states.js';
import { PeriodicReport } from './periodic-report.js';
import type { PeriodicReportWhere } from './report.inputs.js';

/** Who reads reports; officers those of bodies in their area. */
export const REPORT_READERS = [
  'PROVINCE_OFFICER',
  'COMMUNE_OFFICER',
  'ANALYST',
] as const satisfies readonly Role[];

export const ReportConnection = connectionOf(PeriodicReport);
export const COLUMNS = columnsOf(PeriodicReport, 'r');
export const FROM = sql`organizations.periodic_report r join organizations.report_request q on q.id = r.request_id`;

export const ORDER = {
  DUE_ON: { expression: sql`r.due_on`, type: 'date' },
  SUBMITTED_ON: { expression: sql`coalesce(r.submitted_on, '9999-12-31'::date)`, type: 'date' },
} as const;
export const UNIQUE = { expression: sql`r.id`, type: 'uuid' } as const;

/** Overdue is derived: nothing is handed in, and its day is past. */
const isOverdue = (): Sql =>
  sql`(r.state = any(cast(${[...OPEN_REPORTS]} as text[])) and r.due_on < ${today()})`;

export const isLate = (): Sql =>
  sql`(r.state <> 'CANCELLED' and coalesce(r.submitted_on, ${today()}) > r.due_on)`;

export const conditionsOf = (where: PeriodicReportWhere | null | undefined): Sql[] => [
  ...matchesId(sql`r.request_id`, where?.request, 'where.request'),
  ...matchesId(sql`r.body_id`, where?.body, 'where.body'),
  ...matchesId(sql`r.parent_id`, where?.parent, 'where.parent'),
  ...matches(sql`(r.parent_id is not null)`, where?.isPart),
  ...matches(sql`extract(year from q.period_to)::int`, where?.year),
  ...matches(sql`r.state`, where?.state),
  ...matches(isOverdue(), where?.overdue),
  ...matches(isLate(), where?.late),
];
