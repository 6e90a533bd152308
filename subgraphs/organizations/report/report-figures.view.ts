import { LockMode } from '@mikro-orm/core';
import type { EntityManager } from '@mikro-orm/postgresql';
import { type Kysely, sql } from 'kysely';
import type { GraphContext } from '../../kit/context.js';
import { createLoader } from '../../kit/loader.js';
import type { Sql } from '../../kit/page.js';
import { PeriodicReport } from './periodic-report.js';
import { COUNTED_REPORTS, OPEN_REPORTS } from './periodic-report.states.js';
import type { FigureKind } from './report-figure.js';
import type { LineGround } from './report-line.rules.js';
import { readMeasures } from './report-measure.view.js';

/**
 * Whether a report (`c`) counts in the one it is part of (`p`): accepted ones while that is open; once it is handed
 * in only what it counted then, so that a part accepted later never changes a frozen sum.
 */
const COUNTS: Sql = sql`(c.state = 'CONSOLIDATED' or (c.state = any(cast(${[...COUNTED_REPORTS]} as text[]))
  and p.state = any(cast(${[...OPEN_REPORTS]} as text[]))))`;

/** Lines (`l`) of reports (`p`) with the same line (`v`) of each report (`c`) they sum up. */
export const PARTS: Sql = sql`organizations.report_line l
  join organizations.periodic_report p on p.id = l.report_id
  join organizations.periodic_report c on c.parent_id = p.id and ${COUNTS}
  join organizations.report_line v on v.report_id = c.id and v.figure_id = l.figure_id`;

/** Sum of the parts of each line, by line; lines without parts are absent. */
async function readSums(db: Kysely<unknown>, lines: readonly string[]): Promise<Map<string, number>> {
  const { rows } = await sql<{ id: string; sum: number }>`
    select l.id, sum(v.total)::int as sum from ${PARTS}
    where l.id = any(cast(${[...lines]} as uuid[])) group by l.id`.execute(db);
  return new Map(rows.map(({ id, sum }) => [id, sum]));
}

/** Per line, what its parts sum up to; batched. */
export const sumOf = createLoader(({ db }: GraphContext, ids) => readSums(db, ids));

/** What is known of each line of a report before it is handed in. */
export async function readGround(em: EntityManager, reportId: string): Promise<LineGround[]> {
  const db: Kysely<unknown> = em.getKysely();
  const { rows } = await sql<{ id: string; code: string; kind: FigureKind; measure: string | null }>`
    select l.id, f.code, f.kind, f.measure from organizations.report_line l
    join organizations.report_figure f on f.id = l.figure_id
    where l.report_id = ${reportId} order by f.position`.execute(db);
  const measured = (await readMeasures(db, [reportId])).get(reportId)!;
  const sums = await readSums(
    db,
    rows.map(({ id }) => id),
  );
  return rows.map(({ measure, ...line }) => ({
    ...line,
    computed: measure === null ? null : (measured.get(measure) ?? 0),
    parts: sums.get(line.id) ?? 0,
  }));
}

/** The reports a report sums up, accepted or not, locked: one that is accepted at this moment is waited for. */
export function lockParts(em: EntityManager, reportId: string): Promise<PeriodicReport[]> {
  const locked = { orderBy: { id: 'asc' }, lockMode: LockMode.PESSIMISTIC_WRITE } as const;
  return em.find(PeriodicReport, { parentId: reportId, state: { $ne: 'CANCELLED' } }, locked);
}
