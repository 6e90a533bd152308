import { type Kysely, sql } from 'kysely';
import type { GraphContext } from '../../kit/context.js';
import { createLoader } from '../../kit/loader.js';
import type { Sql } from '../../kit/page.js';
import type { MEASURES } from './report-figure.js';

type Measure = (typeof MEASURES)[number];

/** The year a period is about: that of its closing day. */
const YEAR = sql`extract(year from q.period_to)::int`;

/**
 * Reports (`a`) with their units: the body’s own, all below it, and provinces or whole units that went into it. Each unit
 * carries the days of its report: joined to the reports again it would seem to be one of few, and the evidence of a
 * province was then looked up organisation by organisation, for eleven seconds.
 */
const territoryOf = (reports: readonly string[]): Sql => sql`
  asked as (
    select r.id, q.period_from as since, q.period_to as until, ${YEAR} as year, b.unit_id
    from organizations.periodic_report r join organizations.report_request q on q.id = r.request_id
    join organizations.authority_body b on b.id = r.body_id
    where r.id = any(cast(${[...reports]} as uuid[]))
  ), unit as (
    select a.* from asked a where a.unit_id is not null
    union select a.id, a.since, a.until, a.year, s.from_id from asked a join organizations.unit_succession s on s.to_id = a.unit_id
      and s.effective_on <= a.until join organizations.administrative_unit f on f.id = s.from_id
      where s.extent = 'WHOLE' or f.level = 'PROVINCE'
    union select t.id, t.since, t.until, t.year, u.id from unit t join organizations.administrative_unit u on u.parent_id = t.unit_id
  ), member as (
    select distinct t.id, t.since, t.until, t.year, p.organization_id from unit t
    join organizations.organization_placement p on p.unit_id = t.unit_id
      and p.valid_from <= t.until and coalesce(p.valid_to > t.until, true)
    join organizations.organization o on o.id = p.organization_id and coalesce(o.closed_on > t.until, true)
  )`;

const AT_CLOSING = sql`coalesce(e.ended_on > m.until, true)`;
const counted = (kind: string, when: Sql = sql`true`): Sql =>
  sql`count(*) filter (where e.kind = ${kind} and ${when})`;
const summed = (value: Sql, kind: string, when: Sql = sql`true`): Sql =>
  sql`coalesce(sum(${value}) filter (where e.kind = ${kind} and ${when}), 0)`;
const TO_GUARDS = sql`'GUARD' = any(e.codes)`;

/** What is counted of evidence (`e`), of the organisations of a report (`m`). */
interface Counts {
  measures: Partial<Record<Measure, Sql>>;
  kinds: readonly string[];
  when: Sql;
}

/**
 * Of the period: found by the days of all reports asked about, then those of each. The last day is compared with a sum,
 * since PostgreSQL expects one row in 200 between two days it does not know yet, and sorts what it should hash.
 */
const HAPPENED: Counts = {
  measures: {
    ACTIVITIES: counted('ACTIVITY'),
    PEOPLE_REACHED: summed(sql`e.people`, 'ACTIVITY'),
    FESTIVALS: counted('FESTIVAL'),
    LAUNCHES: counted('LAUNCH'),
    DIALOGUES: counted('DIALOGUE'),
    DRILLS: counted('DRILL'),
    GUARDS_TRAINED: summed(sql`e.people`, 'COURSE', TO_GUARDS),
    MANAGERS_TRAINED: summed(sql`e.people`, 'COURSE', sql`not ${TO_GUARDS}`),
    AWARDS: counted('AWARD'),
  },
  kinds: ['ACTIVITY', 'FESTIVAL', 'LAUNCH', 'DIALOGUE', 'DRILL', 'COURSE', 'AWARD'],
  when: sql`e.happened_on between m.since and m.until
    and e.happened_on >= (select min(since) from asked) and e.happened_on + 0 <= (select max(until) from asked)`,
};

/** Of the closing day; what ended before the first of them is not even joined. Plans have no end here. */
const STANDS: Counts = {
  measures: {
    GUARDS_APPROVED: summed(sql`e.approved`, 'STRENGTH', AT_CLOSING),
    GUARDS_PRESENT: summed(sql`e.people`, 'STRENGTH', AT_CLOSING),
    PROTECTED: sql`count(distinct e.organization_id) filter (where e.kind = 'PLAN')`,
    MODELS: sql`count(distinct e.codes[1]) filter (where e.kind = 'MODEL_POINT' and ${AT_CLOSING})`,
    MODEL_POINTS: counted('MODEL_POINT', AT_CLOSING),
  },
  kinds: ['STRENGTH', 'PLAN', 'MODEL_POINT'],
  when: sql`e.happened_on <= m.until and coalesce(e.ended_on > (select min(until) from asked), true)`,
};

/** The columns of the evidence as one row each. */
function evidenceRows({ measures, kinds, when }: Counts): Sql {
  const columns = Object.entries(measures);
  return sql`
  select e.id, v.measure, v.value from (
    select m.id, ${sql.join(columns.map(([measure, value]) => sql`${value} as ${sql.id(measure)}`))}
    from member m join organizations.organization_evidence e on e.organization_id = m.organization_id
      and e.kind = any(cast(${kinds} as text[])) and ${when}
    group by m.id) as e
  cross join lateral (values ${sql.join(
    columns.map(([measure]) => sql`(cast(${measure} as text), ${sql.ref(`e.${measure}`)})`),
  )}) as v(measure, value)`;
}

/** What the register itself knows: recognitions, grades, reviews and tasks, as they stood on the closing day. */
const OWN_ROWS = sql`
  select m.id, 'ORGANIZATIONS' as measure, count(*) as value from member m group by m.id
  union all
  select m.id, v.measure, count(*) filter (where v.holds) from member m
  join organizations.safety_assessment a on a.organization_id = m.organization_id and a.year = m.year
    and a.state <> 'WITHDRAWN'
  left join organizations.recognition_decision d on d.assessment_id = a.id
  cross join lateral (values ('REGISTERED', true), ('RECOGNISED', coalesce(d.outcome = 'RECOGNISED'
    and d.decided_on <= m.until and coalesce(d.revoked_on > m.until, true), false))) as v(measure, holds)
  group by m.id, v.measure
  union all
  select m.id, 'GRADED_' || c.grade, count(*) from member m
  join organizations.movement_classification c on c.organization_id = m.organization_id and c.year = m.year
    and c.decided_on <= m.until
  group by m.id, c.grade
  union all
  select w.id, 'REVIEWS', count(*) from (
    select m.id, m.since, m.until, v.id as review_id from member m
    join organizations.review_conference v on v.organization_id = m.organization_id and not v.withdrawn
      and v.held_on between m.since and m.until
    union all
    select t.id, t.since, t.until, v.id from unit t
    join organizations.authority_body b on b.unit_id = t.unit_id
    join organizations.review_conference v on v.body_id = b.id and not v.withdrawn
      and v.held_on between t.since and t.until) as w
  group by w.id
  union all
  select t.id, 'TASKS_DONE', count(*) from unit t
  join organizations.authority_body b on b.unit_id = t.unit_id
  join organizations.directive_task k on k.body_id = b.id
  join organizations.directive_task_step s on s.task_id = k.id and s.event = 'CONFIRM'
    and s.taken_on between t.since and t.until
  group by t.id`;

/**
 * What the register counts for reports, as of their closing day: in one statement, by report and measure. An
 * organisation counts with all of the period where it was on the closing day, so that parts add up to the whole.
 */
export async function readMeasures(
  db: Kysely<unknown>,
  reports: readonly string[],
): Promise<Map<string, ReadonlyMap<string, number>>> {
  const { rows } = await sql<{ id: string; measure: string; value: number }>`
    with recursive ${territoryOf(reports)}
    select s.id, s.measure, s.value::int as value from (
      ${OWN_ROWS} union all ${evidenceRows(HAPPENED)} union all ${evidenceRows(STANDS)}) as s`.execute(db);
  const perReport = Map.groupBy(rows, ({ id }) => id);
  return new Map(
    reports.map((id) => [
      id,
      new Map((perReport.get(id) ?? []).map(({ measure, value }) => [measure, value])),
    ]),
  );
}

/** Per report; batched. */
export const measuresOf = createLoader(({ db }: GraphContext, ids) => readMeasures(db, ids));
