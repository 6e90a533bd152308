import { LockMode } from '@mikro-orm/core';
import type { EntityManager } from '@mikro-orm/postgresql';
import { sql } from 'kysely';
import { today } from '../../kit/clock.js';
import { Refusal, refuseInput } from '../../kit/errors.js';
import { newId, requireId } from '../../kit/ids.js';
import type { Viewer } from '../../kit/viewer.js';
import { requireExistingBody } from '../authority/authority-body.rules.js';
import { AuthorityBody } from '../authority/authority-body.js';
import { requireBody, withinBodyReach } from '../authority/authority-reach.view.js';
import { keepReportStep } from './periodic-report-life.view.js';
import { PeriodicReport } from './periodic-report.js';
import { ReportFigure } from './report-figure.js';
import { ReportLine } from './report-line.js';
import { ReportReceipt } from './report-receipt.js';
import { requireAddressees, requireFittingParent, requireOpenParent } from './report-request.rules.js';
import { ReportRequest } from './report-request.js';
import { ReportTemplate } from './report-template.js';
import type { RequestReportsInput } from './report.inputs.js';

export async function requireTemplate(em: EntityManager, code: string): Promise<ReportTemplate> {
  const template = await em.findOne(ReportTemplate, { code });
  if (template) return template;
  throw new Refusal('NOT_FOUND', `No template has the code ${code}.`, { path: 'input.template' });
}

export async function requireRequest(em: EntityManager, id: string): Promise<ReportRequest> {
  const request = await em.findOne(ReportRequest, { id });
  if (request) return request;
  throw new Refusal('NOT_FOUND', `No request for reports has the id ${id}.`, { path: 'input.id' });
}

type Asked = Pick<RequestReportsInput, 'bodyIds' | 'requesterId'>;

/** Bodies that report: in reach, and existing today (R19); two statements however many they are. */
export async function requireReporters(em: EntityManager, input: Asked, viewer: Viewer) {
  const ids = input.bodyIds.map((id, i) => requireId(id, `input.bodyIds[${i}]`));
  requireAddressees(ids, requireId(input.requesterId, 'input.requesterId'));
  const { rows } = await sql<{ id: string }>`
    select b.id from organizations.authority_body b
    where b.id = any(cast(${ids} as uuid[])) and ${withinBodyReach(viewer, sql`b.id`)}`.execute(
    em.getKysely(),
  );
  const reached = new Set(rows.map(({ id }) => id));
  const bodies = new Map((await em.find(AuthorityBody, { id: ids })).map((body) => [body.id, body]));
  ids.forEach((id, i) => {
    const path = `input.bodyIds[${i}]`;
    const body = bodies.get(id);
    if (!body || !reached.has(id))
      throw new Refusal('NOT_FOUND', `No authority body in reach has the id ${id}.`, { path });
    requireExistingBody(body, today(), path);
  });
  return ids;
}

export async function requireParent(
  em: EntityManager,
  part: ReportRequest,
  parentId: string | null | undefined,
) {
  if (parentId == null) return null;
  const id = requireId(parentId, 'input.parentReportId');
  // Locked: a report that is handed in at this moment gets no further parts.
  const parent = await em.findOne(PeriodicReport, { id }, { lockMode: LockMode.PESSIMISTIC_WRITE });
  if (!parent)
    throw new Refusal('NOT_FOUND', `No report has the id ${id}.`, { path: 'input.parentReportId' });
  const { templateId, periodFrom, periodTo } = await em.findOneOrFail(ReportRequest, {
    id: parent.requestId,
  });
  requireFittingParent({ bodyId: parent.bodyId, templateId, periodFrom, periodTo }, part);
  requireOpenParent(parent, 'input.parentReportId');
  return id;
}

export async function requireReceivers(em: EntityManager, ids: readonly string[]): Promise<string[]> {
  const receivers: string[] = [];
  for (const [i, id] of ids.entries()) {
    const path = `input.receiverIds[${i}]`;
    const body = await requireBody(em, id, path);
    requireExistingBody(body, today(), path);
    if (receivers.includes(body.id)) refuseInput(path, 'is named twice');
    receivers.push(body.id);
  }
  return receivers;
}

export function requireBodyCount({ length }: readonly string[]): void {
  if (length < 1 || length > 200)
    refuseInput('input.bodyIds', `names ${length} bodies; 1 to 200 are allowed`);
}

export function requireCounts({ bodyIds, receiverIds }: RequestReportsInput): void {
  requireBodyCount(bodyIds);
  if (receiverIds.length < 1 || receiverIds.length > 5)
    refuseInput('input.receiverIds', `names ${receiverIds.length} bodies; 1 to 5 are allowed`);
}

/** What the reports of a request have in common, as its first one says; its receivers still get all of them. */
export async function readRequested(em: EntityManager, { id }: ReportRequest) {
  const [first] = await em.find(PeriodicReport, { requestId: id }, { orderBy: { id: 'asc' }, limit: 1 });
  const { id: reportId, parentId } = first!;
  const receipts = await em.find(ReportReceipt, { reportId }, { orderBy: { id: 'asc' } });
  if (parentId !== null) {
    const locked = { lockMode: LockMode.PESSIMISTIC_WRITE } as const;
    const parent = await em.findOneOrFail(PeriodicReport, { id: parentId }, locked);
    requireOpenParent(parent, 'input.id');
  }
  return { parentId, receivers: receipts.map(({ bodyId }) => bodyId) };
}

interface NewReports {
  bodyIds: readonly string[];
  receivers: readonly string[];
  parentId: string | null;
  viewer: Viewer;
}

/** One report of each body, with its receivers and a line for each figure. */
export async function createReports(
  em: EntityManager,
  { id: requestId, templateId, dueOn, document }: ReportRequest,
  { bodyIds, receivers, parentId, viewer }: NewReports,
): Promise<void> {
  const figures = await em.find(ReportFigure, { templateId });
  const open = { own: null, total: null, computed: null, note: null };
  for (const bodyId of bodyIds) {
    const report = em.create(PeriodicReport, {
      ...{ id: newId(), requestId, bodyId, parentId, state: 'REQUESTED', dueOn },
      ...{ submittedOn: null, acceptedOn: null, document: null, version: 1 },
    });
    keepReportStep(em, report, { event: null, viewer, document });
    for (const receiver of receivers)
      em.create(ReportReceipt, { id: newId(), reportId: report.id, bodyId: receiver, acceptedOn: null });
    for (const figure of figures)
      em.create(ReportLine, { id: newId(), reportId: report.id, figureId: figure.id, ...open });
  }
}
