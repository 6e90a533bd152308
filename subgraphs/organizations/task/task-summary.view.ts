import { sql } from 'kysely';
import { Field, Int, ObjectType } from 'type-graphql';
import type { GraphContext } from '../../kit/context.js';
import { createLoader } from '../../kit/loader.js';
import type { Sql } from '../../kit/page.js';
import { withinBodyReach } from '../authority/authority-reach.view.js';
import { inYear, isOverdue } from './directive-task-list.view.js';
import { OPEN_STATES } from './directive-task.states.js';

@ObjectType({
  description: 'How many tasks are where; total = open + done + handedOver + cancelled.',
})
export class TaskSummary {
  @Field(() => Int, { description: 'All tasks.' })
  total!: number;

  @Field(() => Int, { description: 'Tasks that still ask for something, the overdue ones among them.' })
  open!: number;

  @Field(() => Int, { description: 'Open tasks the body has not reported and whose day is past.' })
  overdue!: number;

  @Field(() => Int, { description: 'Tasks confirmed as done.' })
  done!: number;

  @Field(() => Int, {
    description: 'Tasks of abolished bodies that a successor has now, where they count again.',
  })
  handedOver!: number;

  @Field(() => Int, { description: 'Tasks called off.' })
  cancelled!: number;

  @Field(() => Int, { description: 'Reminders sent for these tasks.' })
  reminders!: number;
}

@ObjectType({ description: 'How many tasks of a clause one body has, and where they are.' })
export class BodyTaskSummary extends TaskSummary {
  bodyId!: string;
}

const EMPTY: TaskSummary = {
  total: 0,
  open: 0,
  overdue: 0,
  done: 0,
  handedOver: 0,
  cancelled: 0,
  reminders: 0,
};

const counts = (): Sql => sql`
  count(t.id)::int as total,
  count(t.id) filter (where t.state = any(cast(${[...OPEN_STATES]} as text[])))::int as open,
  count(t.id) filter (where ${isOverdue()})::int as overdue,
  count(t.id) filter (where t.state = 'DONE')::int as done,
  count(t.id) filter (where t.state = 'HANDED_OVER')::int as "handedOver",
  count(t.id) filter (where t.state = 'CANCELLED')::int as cancelled,
  coalesce(sum((select count(*) from organizations.reminder r where r.task_id = t.id)), 0)::int as reminders`;

/** Tasks by the clause asked for: its own, and of a heading those of its parts. */
const tasksOf = (ids: readonly string[]): Sql => sql`
  organizations.document_clause p
  join organizations.document_clause c on c.document_id = p.document_id
    and (c.id = p.id or p.recurrence is null and c.code like p.code || '_' and c.code !~ '^[0-9]+$')
  join organizations.directive_task t on t.clause_id = c.id and p.id = any(cast(${[...ids]} as uuid[]))`;

interface OfYear {
  year: number | null;
}

const loadSummaries = createLoader(async ({ db }: GraphContext, ids, { year }: OfYear) => {
  const { rows } = await sql<TaskSummary & { clauseId: string }>`
    select p.id as "clauseId", ${counts()} from ${tasksOf(ids)} where ${inYear(year)} group by p.id`.execute(
    db,
  );
  return new Map(rows.map(({ clauseId, ...summary }) => [clauseId, summary]));
});

export async function readSummary(
  context: GraphContext,
  clauseId: string,
  ofYear: OfYear,
): Promise<TaskSummary> {
  return (await loadSummaries(context, ofYear).load(clauseId)) ?? EMPTY;
}

/** Per clause, the `first` bodies in the viewer’s reach, those with most overdue first. */
export const bodySummariesOf = createLoader(
  async ({ db, viewer }: GraphContext, ids, { year, first }: OfYear & { first: number }) => {
    const { rows } = await sql<BodyTaskSummary & { clauseId: string }>`
      select * from (
        select s.*, row_number() over (partition by "clauseId" order by overdue desc, open desc, name_vi collate public.vietnamese, "bodyId") as place
        from (
          select p.id as "clauseId", t.body_id as "bodyId", b.name_vi, ${counts()} from ${tasksOf(ids)}
          join organizations.authority_body b on b.id = t.body_id
          where ${inYear(year)} and ${withinBodyReach(viewer, sql`t.body_id`)}
          group by p.id, t.body_id, b.name_vi) as s) as placed
      where place <= ${first} order by place`.execute(db);
    return Map.groupBy(rows, ({ clauseId }) => clauseId);
  },
);
