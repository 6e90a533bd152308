import { sql } from 'kysely';
import { addMonths, type Day } from '../../kit/clock.js';
import type { Sql } from '../../kit/page.js';
import { deleteWhen, type RetentionRule } from '../../kit/retention.js';

/** Employment ended 24 months ago or earlier. */
const isDue = (today: Day): Sql => sql`m.employed_to <= ${addMonths(today, -24)}`;

/** Guards whose employment ended 24 months ago become counts by organisation, year and form; the rows are erased. */
export const GUARD_RETENTION: RetentionRule = {
  name: 'guard-members',
  kept: 'employment + 24 months, then counts (domain 8.1)',
  count: async (db, today) => {
    const { rows } = await sql<{ n: number }>`
      select count(*)::int as n from security_forces.guard_member m where ${isDue(today)}`.execute(db);
    return rows[0]!.n;
  },
  erase: async (db, today) => {
    const due = sql`select m.id from security_forces.guard_member m where ${isDue(today)}`;
    await sql`
      insert into security_forces.former_guard_count as f (organization_id, year, form, members, certified)
      select m.organization_id, extract(year from m.employed_to)::int, m.form, count(*)::int,
        count(*) filter (where exists (select from security_forces.guard_certificate c where c.guard_id = m.id))::int
      from security_forces.guard_member m where ${isDue(today)} group by 1, 2, 3
      on conflict (organization_id, year, form) do update
        set members = f.members + excluded.members, certified = f.certified + excluded.certified`.execute(db);
    await sql`delete from security_forces.guard_enrolment where guard_id in (${due})`.execute(db);
    await sql`delete from security_forces.guard_certificate where guard_id in (${due})`.execute(db);
    const { numAffectedRows } =
      await sql`delete from security_forces.guard_member m where ${isDue(today)}`.execute(db);
    return Number(numAffectedRows);
  },
};

/** Who was in which course is forgotten after five years; the counts of the course stay. */
export const PARTICIPANT_RETENTION: RetentionRule = deleteWhen(
  { name: 'training-participants', kept: '5 years after the course (domain 8.1)' },
  sql`security_forces.guard_enrolment`,
  (today) => sql`exists (
    select from security_forces.training_course c where c.id = r.course_id and c.ends_on <= ${addMonths(today, -60)})`,
);
