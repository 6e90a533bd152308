import { sql } from 'kysely';
import { Arg, Args, Ctx, FieldResolver, ID, Int, Query, Resolver, Root } from 'type-graphql';
import { Access } from '../../kit/access.js';
import { columnsOf } from '../../kit/columns.js';
import { type Connection, connectionOf, PageArgs } from '../../kit/connection.js';
import type { GraphContext } from '../../kit/context.js';
import { requireId } from '../../kit/ids.js';
import { readPage } from '../../kit/page.js';
import { rowById } from '../../kit/rows.js';
import { AuthorityBody } from '../authority/authority-body.js';
import { withinBodyReach } from '../authority/authority-reach.view.js';
import { inYear, TASK_READERS } from './directive-task-list.view.js';
import {
  SUCCESSION_COLUMNS,
  SuccessionTasks,
  successionTasks,
  SuccessionTaskWhere,
} from './succession-task.view.js';
import { readBearers } from './task-generation.view.js';

const BodyConnection = connectionOf(AuthorityBody);
const SuccessionConnection = connectionOf(SuccessionTasks);

const BY_NAME = [
  { expression: sql`b.name_vi collate public.vietnamese`, direction: 'ASC', type: 'text' },
  { expression: sql`b.id`, direction: 'ASC', type: 'uuid' },
] as const;

/** Most that nobody works on first. */
const MOST_OPEN = [
  { expression: sql`s.open`, direction: 'DESC', type: 'int' },
  { expression: sql`s.tasks`, direction: 'DESC', type: 'int' },
  { expression: sql`s.holder_key`, direction: 'ASC', type: 'text' },
] as const;

/** Where a directive was left without somebody who works on it. */
@Resolver(() => SuccessionTasks)
export class TaskGapResolver {
  @Access(...TASK_READERS, 'PARTNER:STEERING_COMMITTEE')
  @Query(() => SuccessionConnection, {
    description:
      'Tasks of abolished bodies in the viewer’s reach, handed over or not, by who holds the duties today; most that nobody works on first (domain Q25).',
  })
  successionTasks(
    @Arg('where', () => SuccessionTaskWhere, { nullable: true, description: 'Which to count; absent: all.' })
    where: SuccessionTaskWhere | null,
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() { db, viewer }: GraphContext,
  ): Promise<Connection<SuccessionTasks>> {
    const list = { list: 'succession-tasks', columns: SUCCESSION_COLUMNS, orderBy: MOST_OPEN, where: [] };
    return readPage(db, { ...list, from: successionTasks(where, viewer) }, page);
  }

  @Access(...TASK_READERS)
  @Query(() => BodyConnection, {
    description:
      'Bodies in the viewer’s reach that a document names in role IMPLEMENT, or who followed them, and that have no task of it (N5, R19). By name.',
  })
  async recipientsWithoutTask(
    @Arg('documentId', () => ID, { description: 'Document whose recipients are asked for.' })
    documentId: string,
    @Arg('year', () => Int, {
      nullable: true,
      description: 'Year; a duty for once counts for the year it was assigned in. Absent: no task at all.',
    })
    year: number | null,
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() { db, viewer }: GraphContext,
  ): Promise<Connection<AuthorityBody>> {
    const document = requireId(documentId, 'documentId');
    const where = [
      sql`b.id = any(cast(${await readBearers(db, document)} as uuid[]))`,
      withinBodyReach(viewer, sql`b.id`),
      sql`not exists (select from organizations.directive_task t
        join organizations.document_clause c on c.id = t.clause_id and c.document_id = ${document}
        where t.body_id = b.id and ${inYear(year ?? null)})`,
    ];
    const list = {
      list: 'recipients-without-task',
      columns: columnsOf(AuthorityBody, 'b'),
      orderBy: BY_NAME,
    };
    return readPage(db, { ...list, from: sql`organizations.authority_body b`, where }, page);
  }

  @FieldResolver(() => AuthorityBody, {
    nullable: true,
    description: 'Body that holds the duties today; null: nobody does.',
  })
  holder(@Root() { holderId }: SuccessionTasks, @Ctx() context: GraphContext) {
    return holderId === null ? null : rowById(AuthorityBody)(context).load(holderId);
  }
}
