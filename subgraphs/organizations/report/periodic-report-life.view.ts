import { LockMode } from '@mikro-orm/core';
import type { EntityManager } from '@mikro-orm/postgresql';
import { type Changeable, changeRecord } from '../../kit/change.js';
import { today } from '../../kit/clock.js';
import type { GraphContext } from '../../kit/context.js';
import { requireId } from '../../kit/ids.js';
import { refuseInput } from '../../kit/errors.js';
import { stateAfter } from '../../kit/states.js';
import { commentOf, keepStep } from '../../kit/step.js';
import type { Scope, Viewer } from '../../kit/viewer.js';
import { scopeOfBody } from '../authority/authority-reach.view.js';
import { PeriodicReportStep, type PeriodicReportEvent } from './periodic-report-step.js';
import { PeriodicReport } from './periodic-report.js';
import { REPORT_CYCLE, type ReportFacts } from './periodic-report.states.js';
import { ReportReceipt } from './report-receipt.js';
import { ReportRequest } from './report-request.js';
import type { ReportStepInput } from './report.inputs.js';

/** Steps of the body that reports. */
export const OF_BODY: Changeable<PeriodicReport> = {
  entity: PeriodicReport,
  scopeOf: (em, { bodyId }) => scopeOfBody(em, bodyId),
};

/** Steps of who asked: what other receivers answer, a ministry among them, is put on record there too. */
export const OF_REQUESTER: Changeable<PeriodicReport> = {
  entity: PeriodicReport,
  scopeOf: async (em, { requestId }): Promise<Scope> => {
    const { requesterId } = await em.findOneOrFail(ReportRequest, { id: requestId });
    return scopeOfBody(em, requesterId);
  },
};

interface TakenStep {
  event: PeriodicReportEvent | null;
  viewer: Viewer;
  document?: string | null;
  comment?: string | null;
}

export function keepReportStep(em: EntityManager, { id, state }: PeriodicReport, step: TakenStep): void {
  const { event, viewer, document = null, comment = null } = step;
  keepStep(em, PeriodicReportStep, { reportId: id, event, state, document, comment, viewer });
}

type Around = Pick<ReportFacts, 'periodTo' | 'waiting' | 'parts'>;

export const factsOf = (
  { state, parentId }: Pick<PeriodicReport, 'state' | 'parentId'>,
  around: Around,
): ReportFacts => ({ ...around, state, isPart: parentId !== null, today: today() });

async function readAround(
  em: EntityManager,
  report: PeriodicReport,
  receipts: readonly ReportReceipt[],
): Promise<Around> {
  const { periodTo } = await em.findOneOrFail(ReportRequest, { id: report.requestId });
  const parts = await em.count(PeriodicReport, { parentId: report.id, state: { $ne: 'CANCELLED' } });
  return { periodTo, parts, waiting: receipts.filter(({ acceptedOn }) => acceptedOn === null).length };
}

/** Moves a report on and keeps the step. */
export function moveOn(
  em: EntityManager,
  report: PeriodicReport,
  { around, ...step }: TakenStep & { event: PeriodicReportEvent; around: Around },
): void {
  report.state = stateAfter(REPORT_CYCLE, factsOf(report, around), step.event);
  keepReportStep(em, report, step);
}

interface Taken {
  input: ReportStepInput;
  kind: Changeable<PeriodicReport>;
  document?: string | null;
  /** What else the step does; says which event it is when that depends on the receivers. */
  change(report: PeriodicReport, ground: StepGround): Promise<PeriodicReportEvent> | PeriodicReportEvent;
}

export interface StepGround {
  em: EntityManager;
  receipts: ReportReceipt[];
  /** Refuses the step before anything is done for it. */
  assertOpen(event: PeriodicReportEvent): void;
}

/** Takes one step of a report’s life, as a mutation asks for it. */
export function takeReportStep(
  context: GraphContext,
  { input, kind, document, change }: Taken,
): Promise<PeriodicReport> {
  const comment = commentOf(input);
  return changeRecord(context, kind, {
    ...input,
    change: async (report, em) => {
      const receipts = await em.find(
        ReportReceipt,
        { reportId: report.id },
        { lockMode: LockMode.PESSIMISTIC_WRITE },
      );
      const around = await readAround(em, report, receipts);
      const assertOpen = (event: PeriodicReportEvent) =>
        void stateAfter(REPORT_CYCLE, factsOf(report, around), event);
      const event = await change(report, { em, receipts, assertOpen });
      moveOn(em, report, { event, around, document, comment, viewer: context.viewer });
    },
  });
}

/** The receipt of the receiver that answers. */
export function requireReceipt(receipts: readonly ReportReceipt[], receiverId: string): ReportReceipt {
  const id = requireId(receiverId, 'input.receiverId');
  const receipt = receipts.find(({ bodyId }) => bodyId === id);
  return receipt ?? refuseInput('input.receiverId', 'is no receiver of this report');
}
