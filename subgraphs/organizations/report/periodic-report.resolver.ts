import { sql } from 'kysely';
import { Arg, Args, Ctx, FieldResolver, ID, Query, Resolver, Root } from 'type-graphql';
import { Access } from '../../kit/access.js';
import { today } from '../../kit/clock.js';
import { type Connection, PageArgs } from '../../kit/connection.js';
import type { GraphContext } from '../../kit/context.js';
import { requireId } from '../../kit/ids.js';
import { byId, createLoader } from '../../kit/loader.js';
import { type OrderBy, orderKeys } from '../../kit/order.js';
import { readPage } from '../../kit/page.js';
import { rowById, rowsByParent } from '../../kit/rows.js';
import { openEvents } from '../../kit/states.js';
import { AuthorityBody } from '../authority/authority-body.js';
import { withinBodyReach } from '../authority/authority-reach.view.js';
import { factsOf } from './periodic-report-life.view.js';
import {
  COLUMNS,
  conditionsOf,
  FROM,
  ORDER,
  REPORT_READERS,
  ReportConnection,
  UNIQUE,
} from './periodic-report-list.view.js';
import { PeriodicReportEvent, PeriodicReportStep } from './periodic-report-step.js';
import { OPEN_REPORTS, REPORT_CYCLE } from './periodic-report.states.js';
import { PeriodicReport } from './periodic-report.js';
import { completenessOf, EMPTY, ReportCompleteness } from './report-completeness.view.js';
import { ReportReceipt } from './report-receipt.js';
import { ReportRequest } from './report-request.js';
import { PeriodicReportOrderBy, PeriodicReportWhere } from './report.inputs.js';

const stepsOf = rowsByParent(PeriodicReportStep, 'reportId', 'r.taken_on, r.id');
const receiptsOf = rowsByParent(ReportReceipt, 'reportId', 'r.id');

/** A report the viewer may read; who reports need not reach what its report is part of. */
const reachedOf = createLoader(async ({ db, viewer }: GraphContext, ids) => {
  const { rows } = await sql<PeriodicReport>`
    select ${COLUMNS} from ${FROM}
    where r.id = any(cast(${[...ids]} as uuid[])) and ${withinBodyReach(viewer, sql`r.body_id`)}`.execute(db);
  return byId(rows);
});

@Resolver(() => PeriodicReport)
export class PeriodicReportResolver {
  @Access(...REPORT_READERS)
  @Query(() => PeriodicReport, {
    nullable: true,
    description: 'One report by id; null: there is none in the viewer’s reach.',
  })
  periodicReport(
    @Arg('id', () => ID, { description: 'Id in the graph.' }) id: string,
    @Ctx() context: GraphContext,
  ): Promise<PeriodicReport | null> {
    return reachedOf(context).load(requireId(id, 'id'));
  }

  @Access(...REPORT_READERS)
  @Query(() => ReportConnection, {
    description: 'Reports of the bodies in the viewer’s reach, a page at a time (clause 6d).',
  })
  periodicReports(
    @Arg('where', () => PeriodicReportWhere, { nullable: true, description: 'Which to list; absent: all.' })
    where: PeriodicReportWhere | null,
    @Arg('orderBy', () => [PeriodicReportOrderBy], {
      defaultValue: [{ field: 'DUE_ON', direction: 'DESC' }],
      description: 'Order; ties end in id order.',
    })
    orderBy: OrderBy<keyof typeof ORDER>[],
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() { db, viewer }: GraphContext,
  ): Promise<Connection<PeriodicReport>> {
    const conditions = [withinBodyReach(viewer, sql`r.body_id`), ...conditionsOf(where)];
    const list = { list: 'periodic-reports', columns: COLUMNS, from: FROM, where: conditions };
    return readPage(db, { ...list, orderBy: orderKeys(orderBy, ORDER, UNIQUE) }, page);
  }

  @FieldResolver(() => ReportRequest, { description: 'Who asked for it, and for which days.' })
  request(@Root() { requestId }: PeriodicReport, @Ctx() context: GraphContext) {
    return rowById(ReportRequest)(context).load(requestId);
  }

  @FieldResolver(() => AuthorityBody, { description: 'Body that reports.' })
  body(@Root() { bodyId }: PeriodicReport, @Ctx() context: GraphContext) {
    return rowById(AuthorityBody)(context).load(bodyId);
  }

  @FieldResolver(() => PeriodicReport, {
    nullable: true,
    description: 'Report it is part of; null: it stands alone, or that one is not in the viewer’s reach.',
  })
  parent(@Root() { parentId }: PeriodicReport, @Ctx() context: GraphContext) {
    return parentId === null ? null : reachedOf(context).load(parentId);
  }

  @FieldResolver(() => Boolean, { description: 'Whether its day is past and nothing is handed in.' })
  isOverdue(@Root() { state, dueOn }: PeriodicReport): boolean {
    return (OPEN_REPORTS as readonly string[]).includes(state) && dueOn < today();
  }

  @FieldResolver(() => Boolean, {
    description:
      'Whether it was first handed in after its day, or its day is past and it never was; of one called off never.',
  })
  isLate(@Root() { state, submittedOn, dueOn }: PeriodicReport): boolean {
    return state !== 'CANCELLED' && (submittedOn ?? today()) > dueOn;
  }

  @FieldResolver(() => [ReportReceipt], { description: 'Bodies that receive it, and when each accepted it.' })
  async receipts(@Root() { id }: PeriodicReport, @Ctx() context: GraphContext): Promise<ReportReceipt[]> {
    return (await receiptsOf(context).load(id)) ?? [];
  }

  @FieldResolver(() => [PeriodicReportStep], { description: 'Its history, oldest first.' })
  async steps(@Root() { id }: PeriodicReport, @Ctx() context: GraphContext): Promise<PeriodicReportStep[]> {
    return (await stepsOf(context).load(id)) ?? [];
  }

  @FieldResolver(() => ReportCompleteness, { description: 'How far the reports it sums up are (clause 6d).' })
  async completeness(
    @Root() { id }: PeriodicReport,
    @Ctx() context: GraphContext,
  ): Promise<ReportCompleteness> {
    return (await completenessOf(context).load(id)) ?? EMPTY;
  }

  @FieldResolver(() => [PeriodicReportEvent], { description: 'Steps the viewer may take now.' })
  async availableTransitions(
    @Root() report: PeriodicReport,
    @Ctx() context: GraphContext,
  ): Promise<PeriodicReportEvent[]> {
    const { periodTo } = (await rowById(ReportRequest)(context).load(report.requestId))!;
    const receipts = (await receiptsOf(context).load(report.id)) ?? [];
    const waiting = receipts.filter(({ acceptedOn }) => acceptedOn === null).length;
    const { asked: parts } = (await completenessOf(context).load(report.id)) ?? EMPTY;
    const events = openEvents(
      REPORT_CYCLE,
      factsOf(report, { periodTo, waiting, parts }),
      context.viewer.role,
    );
    // Taken by handing in the report it is part of, never alone.
    return events.filter((event) => event !== 'CONSOLIDATE');
  }
}

@Resolver(() => ReportReceipt)
export class ReportReceiptResolver {
  @FieldResolver(() => AuthorityBody, { description: 'The receiver.' })
  body(@Root() { bodyId }: ReportReceipt, @Ctx() context: GraphContext) {
    return rowById(AuthorityBody)(context).load(bodyId);
  }
}
