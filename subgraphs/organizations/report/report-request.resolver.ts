import { sql } from 'kysely';
import { Arg, Ctx, FieldResolver, Int, Mutation, Query, Resolver, Root } from 'type-graphql';
import { Access } from '../../kit/access.js';
import { today } from '../../kit/clock.js';
import { columnsOf } from '../../kit/columns.js';
import type { GraphContext } from '../../kit/context.js';
import { newId, requireId } from '../../kit/ids.js';
import { createLoader } from '../../kit/loader.js';
import { rowById, rowsByParent } from '../../kit/rows.js';
import { assertWithinReach } from '../../kit/viewer.js';
import { requireExistingBody } from '../authority/authority-body.rules.js';
import { AuthorityBody } from '../authority/authority-body.js';
import { requireBody, scopeOfBody } from '../authority/authority-reach.view.js';
import { requireDocumentNumber } from '../document/document-number.rules.js';
import { REQUESTERS } from './periodic-report.states.js';
import { ReportFigure } from './report-figure.js';
import { requireRequestDays } from './report-request.rules.js';
import { ReportRequest } from './report-request.js';
import {
  createReports,
  readRequested,
  requireBodyCount,
  requireCounts,
  requireParent,
  requireReceivers,
  requireReporters,
  requireRequest,
  requireTemplate,
} from './report-request.view.js';
import { ReportTemplate } from './report-template.js';
import { AddReportBodiesInput, RequestReportsInput } from './report.inputs.js';

const figuresOf = rowsByParent(ReportFigure, 'templateId', 'r.position');

const reportCountOf = createLoader(async ({ db }: GraphContext, ids) => {
  const { rows } = await sql<{ id: string; n: number }>`
    select request_id as id, count(*)::int as n from organizations.periodic_report
    where request_id = any(cast(${[...ids]} as uuid[])) and state <> 'CANCELLED' group by request_id`.execute(
    db,
  );
  return new Map(rows.map(({ id, n }) => [id, n]));
});

@Resolver(() => ReportRequest)
export class ReportRequestResolver {
  @Query(() => [ReportTemplate], { description: 'Templates of reports with their figures.' })
  async reportTemplates(@Ctx() { db }: GraphContext): Promise<ReportTemplate[]> {
    const { rows } = await sql<ReportTemplate>`
      select ${columnsOf(ReportTemplate, 't')} from organizations.report_template t order by t.code`.execute(
      db,
    );
    return rows;
  }

  @Access(...REQUESTERS)
  @Mutation(() => ReportRequest, {
    description:
      'Asks bodies in reach for their reports on a period (clause 6d), once per template and period.',
  })
  requestReports(
    @Arg('input', () => RequestReportsInput, { description: 'The request.' }) input: RequestReportsInput,
    @Ctx() context: GraphContext,
  ): Promise<ReportRequest> {
    requireRequestDays(input, today());
    requireCounts(input);
    const document = requireDocumentNumber(input.document, 'input.document');
    const { viewer } = context;
    return context.write(async (em) => {
      const template = await requireTemplate(em, input.template);
      const requester = await requireBody(em, input.requesterId, 'input.requesterId');
      assertWithinReach(viewer, await scopeOfBody(em, requester.id));
      requireExistingBody(requester, today(), 'input.requesterId');
      const { periodFrom, periodTo, dueOn } = input;
      const request = em.create(ReportRequest, {
        ...{ id: newId(), templateId: template.id, requesterId: requester.id, document },
        ...{ periodFrom, periodTo, dueOn, requestedOn: today() },
      });
      const parentId = await requireParent(em, request, input.parentReportId);
      const bodyIds = await requireReporters(em, input, viewer);
      const ground = { parentId, viewer, receivers: await requireReceivers(em, input.receiverIds) };
      await createReports(em, request, { ...ground, bodyIds });
      return request;
    });
  }

  @Access(...REQUESTERS)
  @Mutation(() => ReportRequest, {
    description:
      'Asks further bodies in reach for their reports, as its other bodies were: the same days, receivers and report to be part of.',
  })
  addReportBodies(
    @Arg('input', () => AddReportBodiesInput, { description: 'The bodies.' }) input: AddReportBodiesInput,
    @Ctx() context: GraphContext,
  ): Promise<ReportRequest> {
    const id = requireId(input.id, 'input.id');
    requireBodyCount(input.bodyIds);
    const document = requireDocumentNumber(input.document, 'input.document');
    const { viewer } = context;
    return context.write(async (em) => {
      const request = await requireRequest(em, id);
      requireRequestDays({ ...request, dueOn: input.dueOn }, today());
      const requester = await requireBody(em, request.requesterId, 'input.id');
      assertWithinReach(viewer, await scopeOfBody(em, requester.id));
      requireExistingBody(requester, today(), 'input.id');
      const bodyIds = await requireReporters(em, { ...input, requesterId: requester.id }, viewer);
      const ground = { viewer, ...(await readRequested(em, request)) };
      await createReports(em, { ...request, document, dueOn: input.dueOn }, { ...ground, bodyIds });
      return request;
    });
  }

  @FieldResolver(() => ReportTemplate, { description: 'Which figures are asked for.' })
  template(@Root() { templateId }: ReportRequest, @Ctx() context: GraphContext) {
    return rowById(ReportTemplate)(context).load(templateId);
  }

  @FieldResolver(() => AuthorityBody, { description: 'Body that asks.' })
  requester(@Root() { requesterId }: ReportRequest, @Ctx() context: GraphContext) {
    return rowById(AuthorityBody)(context).load(requesterId);
  }

  @FieldResolver(() => Int, {
    description: 'Reports asked for, one of each body, but for those called off.',
  })
  async reportCount(@Root() { id }: ReportRequest, @Ctx() context: GraphContext): Promise<number> {
    return (await reportCountOf(context).load(id)) ?? 0;
  }
}

@Resolver(() => ReportTemplate)
export class ReportTemplateResolver {
  @FieldResolver(() => [ReportFigure], { description: 'Its figures, in its order.' })
  async figures(@Root() { id }: ReportTemplate, @Ctx() context: GraphContext): Promise<ReportFigure[]> {
    return (await figuresOf(context).load(id)) ?? [];
  }
}
