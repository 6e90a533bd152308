import { sql } from 'kysely';
import { Field, InputType, Int, ObjectType } from 'type-graphql';
import { today } from '../../kit/clock.js';
import { IdFilter, IntFilter, matches, matchesId } from '../../kit/filter.js';
import { LocalDate } from '../../kit/scalars.js';
import { all, type Sql } from '../../kit/page.js';
import type { Viewer } from '../../kit/viewer.js';
import { existsOnDay, withinBodyReach } from '../authority/authority-reach.view.js';
import { YEAR } from './directive-task-list.view.js';
import { OPEN_STATES } from './directive-task.states.js';

@ObjectType({
  description: 'Tasks of abolished bodies whose duties one body holds today (domain Q25, R19).',
})
export class SuccessionTasks {
  holderId!: string | null;

  @Field(() => Int, { description: 'Abolished bodies whose duties came to it, of those that had tasks.' })
  bodies!: number;

  @Field(() => Int, { description: 'All their tasks; = open + handedOver + done + cancelled.' })
  tasks!: number;

  @Field(() => Int, { description: 'Tasks that still wait with the abolished body: nobody works on them.' })
  open!: number;

  @Field(() => Int, { description: 'Tasks handed over to a successor.' })
  handedOver!: number;

  @Field(() => Int, { description: 'Of these, tasks the successor has since brought to an end.' })
  finishedSince!: number;

  @Field(() => Int, { description: 'Tasks the abolished body itself had done.' })
  done!: number;

  @Field(() => Int, { description: 'Tasks called off.' })
  cancelled!: number;
}

@InputType({ description: 'Which tasks of abolished bodies to count.' })
export class SuccessionTaskWhere {
  @Field(() => IdFilter, { nullable: true, description: 'By the document whose clause they are of.' })
  document?: IdFilter | null;

  @Field(() => IntFilter, {
    nullable: true,
    description: 'By year; a duty for once counts for the year it was assigned in.',
  })
  year?: IntFilter | null;

  @Field(() => LocalDate, { nullable: true, description: 'Of bodies abolished on this day or later.' })
  abolishedSince?: string | null;
}

/** Tasks (`t`) of abolished bodies with the last of the chain that followed each: who holds the duties today. */
const ABOLISHED = (): Sql => sql`
  chain as (
    select b.id as first_id, b.id, b.successor_id, b.valid_to as ended_on, 0 as step
    from organizations.authority_body b where b.valid_to <= ${today()}
    union select c.first_id, b.id, b.successor_id, c.ended_on, c.step + 1
    from organizations.authority_body b join chain c on b.id = c.successor_id where c.step < 100
  ), held as (
    select distinct on (c.first_id) c.first_id, c.ended_on, case when ${existsOnDay('b', today())} then b.id end as holder_id
    from chain c join organizations.authority_body b on b.id = c.id order by c.first_id, c.step desc
  )`;

const finished = (): Sql => sql`exists (
  select from organizations.directive_task n where n.handed_over_from_id = t.id
    and n.state <> all(cast(${[...OPEN_STATES, 'HANDED_OVER']} as text[])))`;

/** Counts by holder (`s`), as a table for a list. */
export const successionTasks = (where: SuccessionTaskWhere | null | undefined, viewer: Viewer): Sql => sql`(
  with recursive ${ABOLISHED()}
  select held.holder_id, coalesce(held.holder_id::text, '') as holder_key,
    count(distinct held.first_id)::int as bodies, count(*)::int as tasks,
    count(*) filter (where t.state = any(cast(${[...OPEN_STATES]} as text[])))::int as open,
    count(*) filter (where t.state = 'HANDED_OVER')::int as handed_over,
    count(*) filter (where t.state = 'HANDED_OVER' and ${finished()})::int as finished_since,
    count(*) filter (where t.state = 'DONE')::int as done,
    count(*) filter (where t.state = 'CANCELLED')::int as cancelled
  from held join organizations.directive_task t on t.body_id = held.first_id
  join organizations.document_clause c on c.id = t.clause_id
  where ${withinBodyReach(viewer, sql`held.first_id`)} and ${all([
    ...matchesId(sql`c.document_id`, where?.document, 'where.document'),
    ...matches(YEAR, where?.year),
    ...(where?.abolishedSince == null ? [] : [sql`held.ended_on >= ${where.abolishedSince}`]),
  ])}
  group by held.holder_id) as s`;

export const SUCCESSION_COLUMNS: Sql = sql`s.holder_id as "holderId", s.bodies, s.tasks,
  s.open, s.handed_over as "handedOver", s.finished_since as "finishedSince", s.done, s.cancelled`;
