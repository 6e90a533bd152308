import { sql } from 'kysely';
import { Arg, Args, Ctx, FieldResolver, Int, Resolver, Root } from 'type-graphql';
import { Access } from '../../kit/access.js';
import { type Connection, PageArgs, requirePageSize } from '../../kit/connection.js';
import type { GraphContext } from '../../kit/context.js';
import { createLoader } from '../../kit/loader.js';
import { orderKeys } from '../../kit/order.js';
import { readPagePerParent } from '../../kit/page.js';
import { rowById } from '../../kit/rows.js';
import { AuthorityBody } from '../authority/authority-body.js';
import { withinBodyReach } from '../authority/authority-reach.view.js';
import { DocumentClause } from '../document/document-clause.js';
import {
  COLUMNS,
  FROM,
  inYear,
  ORDER,
  TASK_READERS,
  TaskConnection,
  UNIQUE,
} from './directive-task-list.view.js';
import type { DirectiveTask } from './directive-task.js';
import { BodyTaskSummary, bodySummariesOf, readSummary, TaskSummary } from './task-summary.view.js';

const YearArg = () =>
  Arg('year', () => Int, {
    nullable: true,
    description: 'Year; a duty for once counts for the year it was assigned in. Absent: all years.',
  });

const ORDER_BY = orderKeys([{ field: 'DUE_ON', direction: 'ASC' }], ORDER, UNIQUE);

const tasksOf = createLoader(
  ({ db, viewer }: GraphContext, ids, { year, ...page }: PageArgs & { year: number | null }) =>
    readPagePerParent<DirectiveTask>(
      db,
      {
        ...{ list: 'clause-tasks', columns: COLUMNS, from: FROM, orderBy: ORDER_BY },
        where: [withinBodyReach(viewer, sql`t.body_id`), inYear(year)],
        ...{ parent: sql`t.clause_id`, parents: ids },
      },
      page,
    ),
);

/** The board: what became of each clause (domain Q15). */
@Resolver(() => DocumentClause)
export class ClauseBoardResolver {
  @FieldResolver(() => TaskSummary, {
    description: 'Totals of its tasks; of a heading those of its parts. For everyone.',
  })
  taskSummary(
    @Root() { id }: DocumentClause,
    @YearArg() year: number | null,
    @Ctx() context: GraphContext,
  ): Promise<TaskSummary> {
    return readSummary(context, id, { year });
  }

  @Access(...TASK_READERS)
  @FieldResolver(() => [BodyTaskSummary], {
    nullable: true,
    description: 'The same by body in the viewer’s reach, those with most overdue first (clause 6b).',
  })
  async bodySummaries(
    @Root() { id }: DocumentClause,
    @YearArg() year: number | null,
    @Arg('first', () => Int, { defaultValue: 20, description: 'Bodies wanted, 1 to 100.' }) first: number,
    @Ctx() context: GraphContext,
  ): Promise<BodyTaskSummary[]> {
    return (await bodySummariesOf(context, { year, first: requirePageSize(first) }).load(id)) ?? [];
  }

  @Access(...TASK_READERS)
  @FieldResolver(() => TaskConnection, {
    nullable: true,
    description: 'Its tasks in the viewer’s reach, by the day they are due; a heading has none.',
  })
  tasks(
    @Root() { id }: DocumentClause,
    @YearArg() year: number | null,
    @Args(() => PageArgs) { first, after }: PageArgs,
    @Ctx() context: GraphContext,
  ): Promise<Connection<DirectiveTask> | null> {
    return tasksOf(context, { year, first, after: after ?? null }).load(id);
  }
}

@Resolver(() => BodyTaskSummary)
export class BodyTaskSummaryResolver {
  @FieldResolver(() => AuthorityBody, { description: 'The body.' })
  body(@Root() { bodyId }: BodyTaskSummary, @Ctx() context: GraphContext) {
    return rowById(AuthorityBody)(context).load(bodyId);
  }
}
