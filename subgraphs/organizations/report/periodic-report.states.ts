import type { Day } from '../../kit/clock.js';
import type { LifeCycle } from '../../kit/states.js';
import type { Role } from '../../kit/viewer.js';
import type { PeriodicReportEvent } from './periodic-report-step.js';
import type { PeriodicReportState } from './periodic-report.js';

/** Who acts for the body that reports. */
const REPORTERS = ['COMMUNE_OFFICER', 'PROVINCE_OFFICER'] as const satisfies readonly Role[];

/** Who asks for reports and puts on record that they were accepted: the provincial police advise (clause 6d). */
export const REQUESTERS = ['PROVINCE_OFFICER'] as const satisfies readonly Role[];

export interface ReportFacts {
  state: PeriodicReportState;
  /** Last day reported on. */
  periodTo: Day;
  today: Day;
  /** Receivers that have not accepted it. */
  waiting: number;
  /** Whether it is part of another report. */
  isPart: boolean;
  /** Reports that are part of it, but for those called off. */
  parts: number;
}

/** States in which nothing is handed in: past the due day such a report is overdue, and its figures are open. */
export const OPEN_REPORTS = [
  'REQUESTED',
  'REMINDED',
  'RETURNED',
] as const satisfies readonly PeriodicReportState[];

/** States in which a report counts in the one it is part of. */
export const COUNTED_REPORTS = ['ACCEPTED', 'CONSOLIDATED'] as const satisfies readonly PeriodicReportState[];

/** Before its period ends a figure of the closing day could still change. */
const onceClosed = ({ periodTo, today }: ReportFacts): string | null =>
  today <= periodTo ? `its period runs until ${periodTo}, and is reported on from the day after` : null;

/** The life of a report (domain 5.5). */
export const REPORT_CYCLE: LifeCycle<PeriodicReportState, PeriodicReportEvent, ReportFacts> = {
  REMIND: { from: OPEN_REPORTS, to: 'REMINDED', who: REQUESTERS },
  SUBMIT: { from: OPEN_REPORTS, to: 'SUBMITTED', who: REPORTERS, document: true, guard: onceClosed },
  RECEIVE: {
    from: ['SUBMITTED'],
    to: 'SUBMITTED',
    who: REQUESTERS,
    guard: ({ waiting }) => (waiting > 1 ? null : 'only one receiver has not accepted it yet'),
  },
  ACCEPT: {
    from: ['SUBMITTED'],
    to: 'ACCEPTED',
    who: REQUESTERS,
    guard: ({ waiting }) => (waiting > 1 ? `${waiting} receivers have not accepted it yet` : null),
  },
  RETURN: { from: ['SUBMITTED'], to: 'RETURNED', who: REQUESTERS },
  CONSOLIDATE: {
    from: ['ACCEPTED'],
    to: 'CONSOLIDATED',
    who: REPORTERS,
    guard: ({ isPart }) => (isPart ? null : 'it is part of no other report'),
  },
  CANCEL: {
    from: OPEN_REPORTS,
    to: 'CANCELLED',
    who: REQUESTERS,
    document: true,
    guard: ({ parts }) => (parts > 0 ? `${parts} reports are part of it; they are called off first` : null),
  },
};
