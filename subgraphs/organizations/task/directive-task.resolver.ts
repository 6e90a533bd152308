import { sql } from 'kysely';
import { Arg, Args, Ctx, FieldResolver, ID, Query, Resolver, Root } from 'type-graphql';
import { Access } from '../../kit/access.js';
import { today } from '../../kit/clock.js';
import { type Connection, PageArgs } from '../../kit/connection.js';
import type { GraphContext } from '../../kit/context.js';
import { requireId } from '../../kit/ids.js';
import { type OrderBy, orderKeys } from '../../kit/order.js';
import { readPage } from '../../kit/page.js';
import { rowById, rowsByParent } from '../../kit/rows.js';
import { openEvents } from '../../kit/states.js';
import { AuthorityBody } from '../authority/authority-body.js';
import { holderOf, withinBodyReach } from '../authority/authority-reach.view.js';
import { DocumentClause } from '../document/document-clause.js';
import {
  COLUMNS,
  conditionsOf,
  FROM,
  ORDER,
  TASK_READERS,
  TaskConnection,
  UNIQUE,
} from './directive-task-list.view.js';
import { factsOf } from './directive-task-life.view.js';
import { DirectiveTaskEvent, DirectiveTaskStep } from './directive-task-step.js';
import { DirectiveTaskOrderBy, DirectiveTaskWhere } from './directive-task.inputs.js';
import { TASK_CYCLE, UNREPORTED_STATES } from './directive-task.states.js';
import { DirectiveTask } from './directive-task.js';
import { Reminder } from './reminder.js';

const stepsOf = rowsByParent(DirectiveTaskStep, 'taskId', 'r.taken_on, r.id');
const remindersOf = rowsByParent(Reminder, 'taskId', 'r.reminded_on, r.id');
const successorsOf = rowsByParent(DirectiveTask, 'handedOverFromId', 'r.id');

@Resolver(() => DirectiveTask)
export class DirectiveTaskResolver {
  @Access(...TASK_READERS)
  @Query(() => DirectiveTask, {
    nullable: true,
    description: 'One task by id; null: there is none in the viewer’s reach.',
  })
  async directiveTask(
    @Arg('id', () => ID, { description: 'Id in the graph.' }) id: string,
    @Ctx() { db, viewer }: GraphContext,
  ): Promise<DirectiveTask | null> {
    const { rows } = await sql<DirectiveTask>`
      select ${COLUMNS} from ${FROM}
      where t.id = ${requireId(id, 'id')} and ${withinBodyReach(viewer, sql`t.body_id`)}`.execute(db);
    return rows[0] ?? null;
  }

  @Access(...TASK_READERS)
  @Query(() => TaskConnection, {
    description: 'Tasks of the bodies in the viewer’s reach, a page at a time (clause 6b).',
  })
  directiveTasks(
    @Arg('where', () => DirectiveTaskWhere, { nullable: true, description: 'Which to list; absent: all.' })
    where: DirectiveTaskWhere | null,
    @Arg('orderBy', () => [DirectiveTaskOrderBy], {
      defaultValue: [{ field: 'DUE_ON', direction: 'ASC' }],
      description: 'Order; ties end in id order.',
    })
    orderBy: OrderBy<keyof typeof ORDER>[],
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() { db, viewer }: GraphContext,
  ): Promise<Connection<DirectiveTask>> {
    const conditions = [withinBodyReach(viewer, sql`t.body_id`), ...conditionsOf(where)];
    const list = { list: 'directive-tasks', columns: COLUMNS, from: FROM, where: conditions };
    return readPage(db, { ...list, orderBy: orderKeys(orderBy, ORDER, UNIQUE) }, page);
  }

  @FieldResolver(() => DocumentClause, { description: 'Clause that asks for it.' })
  clause(@Root() { clauseId }: DirectiveTask, @Ctx() context: GraphContext) {
    return rowById(DocumentClause)(context).load(clauseId);
  }

  @FieldResolver(() => AuthorityBody, { description: 'Body that has it.' })
  body(@Root() { bodyId }: DirectiveTask, @Ctx() context: GraphContext) {
    return rowById(AuthorityBody)(context).load(bodyId);
  }

  @FieldResolver(() => Boolean, { description: 'Whether its day is past and the body has not reported.' })
  isOverdue(@Root() { state, dueOn }: DirectiveTask): boolean {
    return (UNREPORTED_STATES as readonly string[]).includes(state) && dueOn < today();
  }

  @FieldResolver(() => [Reminder], { description: 'When the body was reminded, earliest first.' })
  async reminders(@Root() { id }: DirectiveTask, @Ctx() context: GraphContext): Promise<Reminder[]> {
    return (await remindersOf(context).load(id)) ?? [];
  }

  @FieldResolver(() => [DirectiveTaskStep], { description: 'Its history, oldest first.' })
  async steps(@Root() { id }: DirectiveTask, @Ctx() context: GraphContext): Promise<DirectiveTaskStep[]> {
    return (await stepsOf(context).load(id)) ?? [];
  }

  @FieldResolver(() => DirectiveTask, {
    nullable: true,
    description: 'The task of the abolished body it came from; null: it was assigned to this body itself.',
  })
  handedOverFrom(@Root() { handedOverFromId }: DirectiveTask, @Ctx() context: GraphContext) {
    return handedOverFromId === null ? null : rowById(DirectiveTask)(context).load(handedOverFromId);
  }

  @FieldResolver(() => DirectiveTask, {
    nullable: true,
    description: 'The task of the successor it became; null: it was not handed over.',
  })
  async handedOverTo(@Root() { id }: DirectiveTask, @Ctx() context: GraphContext) {
    return (await successorsOf(context).load(id))?.[0] ?? null;
  }

  @FieldResolver(() => [DirectiveTaskEvent], { description: 'Steps the viewer may take now.' })
  async availableTransitions(
    @Root() task: DirectiveTask,
    @Ctx() context: GraphContext,
  ): Promise<DirectiveTaskEvent[]> {
    const body = await rowById(AuthorityBody)(context).load(task.bodyId);
    const holder = await holderOf(context).load(task.bodyId);
    return openEvents(TASK_CYCLE, factsOf(task, { body: body!, holder }), context.viewer.role);
  }
}
