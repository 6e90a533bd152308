import { sql } from 'kysely';
import { Field, Int, ObjectType } from 'type-graphql';
import type { GraphContext } from '../../kit/context.js';
import { createLoader } from '../../kit/loader.js';
import { isLate } from './periodic-report-list.view.js';
import { COUNTED_REPORTS, OPEN_REPORTS } from './periodic-report.states.js';

@ObjectType({ description: 'How far the reports are that a report sums up; all zero when it sums up none.' })
export class ReportCompleteness {
  @Field(() => Int, { description: 'Reports asked for, but for those called off.' })
  asked!: number;

  @Field(() => Int, { description: 'Of these, reports accepted by all who receive them.' })
  accepted!: number;

  @Field(() => Int, { description: 'Of these, reports not handed in, or sent back and not handed in anew.' })
  missing!: number;

  @Field(() => Int, { description: 'Of these, reports handed in after their day, or overdue today.' })
  late!: number;

  @Field(() => Int, { description: 'Reminders sent for them (clause 6b).' })
  reminders!: number;
}

export const EMPTY: ReportCompleteness = { asked: 0, accepted: 0, missing: 0, late: 0, reminders: 0 };

/** Per report, of its parts; batched. */
export const completenessOf = createLoader(async ({ db }: GraphContext, ids) => {
  const { rows } = await sql<ReportCompleteness & { parentId: string }>`
    select r.parent_id as "parentId", count(*)::int as asked,
      count(*) filter (where r.state = any(cast(${[...COUNTED_REPORTS]} as text[])))::int as accepted,
      count(*) filter (where r.state = any(cast(${[...OPEN_REPORTS]} as text[])))::int as missing,
      count(*) filter (where ${isLate()})::int as late,
      coalesce(sum((select count(*) from organizations.periodic_report_step s
        where s.report_id = r.id and s.event = 'REMIND')), 0)::int as reminders
    from organizations.periodic_report r
    where r.parent_id = any(cast(${[...ids]} as uuid[])) and r.state <> 'CANCELLED'
    group by r.parent_id`.execute(db);
  return new Map(rows.map(({ parentId, ...counts }) => [parentId, counts]));
});
