import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import { Access } from '../../kit/access.js';
import { today } from '../../kit/clock.js';
import type { GraphContext } from '../../kit/context.js';
import { Refusal } from '../../kit/errors.js';
import { requireDocumentNumber } from '../document/document-number.rules.js';
import {
  moveOn,
  OF_BODY,
  OF_REQUESTER,
  requireReceipt,
  type StepGround,
  takeReportStep,
} from './periodic-report-life.view.js';
import { PeriodicReport } from './periodic-report.js';
import { REPORT_CYCLE } from './periodic-report.states.js';
import { lockParts, readGround } from './report-figures.view.js';
import { settleLines } from './report-line.rules.js';
import { ReportLine } from './report-line.js';
import {
  AnswerReportInput,
  CancelReportInput,
  RemindOfReportInput,
  SubmitReportInput,
} from './report.inputs.js';

const AnswerArg = () => Arg('input', () => AnswerReportInput, { description: 'Which receiver answers.' });

type Handed = Pick<SubmitReportInput, 'figures'> & Pick<GraphContext, 'viewer'>;

/** Counts the accepted parts, freezes the figures, and marks the parts as counted. */
async function handIn(report: PeriodicReport, { em, assertOpen }: StepGround, handed: Handed): Promise<void> {
  assertOpen('SUBMIT');
  const parts = await lockParts(em, report.id);
  const settled = settleLines(await readGround(em, report.id), handed.figures, parts.length > 0);
  const values = new Map(settled.map(({ id, ...line }) => [id, line]));
  for (const line of await em.find(ReportLine, { reportId: report.id }))
    Object.assign(line, values.get(line.id));
  for (const part of parts.filter(({ state }) => state === 'ACCEPTED')) {
    const around = { periodTo: today(), waiting: 0, parts: 0 };
    moveOn(em, part, { event: 'CONSOLIDATE', viewer: handed.viewer, around });
    part.version += 1;
  }
}

/** The named steps of a report’s life (domain 5.5); who may take one is said in the table of states. */
@Resolver(() => PeriodicReport)
export class PeriodicReportLifeResolver {
  @Access(...REPORT_CYCLE.REMIND.who)
  @Mutation(() => PeriodicReport, {
    description: 'Urges a body to hand in its report (clause 6b): any open state → REMINDED.',
  })
  remindOfReport(
    @Arg('input', () => RemindOfReportInput, { description: 'The reminder.' }) input: RemindOfReportInput,
    @Ctx() context: GraphContext,
  ): Promise<PeriodicReport> {
    const document = input.document == null ? null : requireDocumentNumber(input.document, 'input.document');
    return takeReportStep(context, { input, kind: OF_REQUESTER, document, change: () => 'REMIND' });
  }

  @Access(...REPORT_CYCLE.CANCEL.who)
  @Mutation(() => PeriodicReport, {
    description:
      'Calls a report off that was asked for by mistake, by a document: any open state → CANCELLED. The body can be asked again.',
  })
  cancelReport(
    @Arg('input', () => CancelReportInput, { description: 'The report and the document.' })
    input: CancelReportInput,
    @Ctx() context: GraphContext,
  ): Promise<PeriodicReport> {
    const document = requireDocumentNumber(input.document, 'input.document');
    return takeReportStep(context, { input, kind: OF_REQUESTER, document, change: () => 'CANCEL' });
  }

  @Access(...REPORT_CYCLE.SUBMIT.who)
  @Mutation(() => PeriodicReport, {
    description:
      'Hands a report in, once its period closed: any open state → SUBMITTED. Computed figures are filled in, totals must add up, accepted parts become CONSOLIDATED.',
  })
  submitReport(
    @Arg('input', () => SubmitReportInput, { description: 'The report.' }) input: SubmitReportInput,
    @Ctx() context: GraphContext,
  ): Promise<PeriodicReport> {
    const document = requireDocumentNumber(input.document, 'input.document');
    const { figures } = input;
    return takeReportStep(context, {
      ...{ input, kind: OF_BODY, document },
      change: async (report, ground) => {
        await handIn(report, ground, { figures, viewer: context.viewer });
        Object.assign(report, { document, submittedOn: report.submittedOn ?? today() });
        return 'SUBMIT' as const;
      },
    });
  }

  @Access(...REPORT_CYCLE.ACCEPT.who)
  @Mutation(() => PeriodicReport, {
    description: 'One receiver accepts: SUBMITTED, and with the last of them → ACCEPTED (clause 6d).',
  })
  acceptReport(@AnswerArg() input: AnswerReportInput, @Ctx() context: GraphContext): Promise<PeriodicReport> {
    return takeReportStep(context, {
      ...{ input, kind: OF_REQUESTER },
      change: (report, { receipts, assertOpen }) => {
        const event = receipts.filter((one) => one.acceptedOn === null).length > 1 ? 'RECEIVE' : 'ACCEPT';
        assertOpen(event);
        const receipt = requireReceipt(receipts, input.receiverId);
        if (receipt.acceptedOn !== null)
          throw new Refusal('STATE_NOT_ALLOWED', `This receiver accepted on ${receipt.acceptedOn}.`);
        receipt.acceptedOn = today();
        if (event === 'ACCEPT') report.acceptedOn = today();
        return event;
      },
    });
  }

  @Access(...REPORT_CYCLE.RETURN.who)
  @Mutation(() => PeriodicReport, {
    description: 'A receiver sends it back: SUBMITTED → RETURNED; all receivers answer anew.',
  })
  returnReport(@AnswerArg() input: AnswerReportInput, @Ctx() context: GraphContext): Promise<PeriodicReport> {
    return takeReportStep(context, {
      ...{ input, kind: OF_REQUESTER },
      change: (_, { receipts, assertOpen }) => {
        assertOpen('RETURN');
        requireReceipt(receipts, input.receiverId);
        for (const receipt of receipts) receipt.acceptedOn = null;
        return 'RETURN';
      },
    });
  }
}
