import { referenceId } from '../../subgraphs/kit/ids.js';
import type { PeriodicReportEvent } from '../../subgraphs/organizations/report/periodic-report-step.js';
import type { PeriodicReportState } from '../../subgraphs/organizations/report/periodic-report.js';
import { addDays, type Random } from './random.js';

type Taken = readonly [PeriodicReportEvent | null, PeriodicReportState, string, string?];

export interface Asked {
  requestId: string;
  bodyId: string;
  parentId: string | null;
  requestedOn: string;
  dueOn: string;
  /** Day the report it is part of is handed in. */
  countedOn: string;
}

/** What became of a report that is part of another: most in time, some late, some sent back, a few never finished. */
export function livePart(
  random: Random,
  { requestedOn, dueOn, countedOn }: Asked,
  canFail: boolean,
): Taken[] {
  const steps: Taken[] = [[null, 'REQUESTED', requestedOn]];
  const isLate = random.chance(0.12);
  if (isLate) steps.push(['REMIND', 'REMINDED', addDays(dueOn, 2)]);
  if (canFail && random.chance(0.03)) return steps;
  const submittedOn = isLate ? addDays(dueOn, random.int(3, 9)) : addDays(dueOn, -random.int(0, 6));
  steps.push(['SUBMIT', 'SUBMITTED', submittedOn]);
  if (random.chance(0.08)) {
    steps.push(['RETURN', 'RETURNED', addDays(submittedOn, 1), 'Số liệu nhập chưa có căn cứ.']);
    if (canFail && random.chance(0.3)) return steps;
    steps.push(['SUBMIT', 'SUBMITTED', addDays(submittedOn, 3)]);
  }
  steps.push(['ACCEPT', 'ACCEPTED', addDays(steps.at(-1)![2], 2)]);
  return [...steps, ['CONSOLIDATE', 'CONSOLIDATED', countedOn]];
}

/** The report of the province: accepted by its committee, then by the ministry. */
export const liveWhole = ({ requestedOn, countedOn }: Asked): Taken[] => [
  [null, 'REQUESTED', requestedOn],
  ['SUBMIT', 'SUBMITTED', countedOn],
  ['RECEIVE', 'SUBMITTED', addDays(countedOn, 3)],
  ['ACCEPT', 'ACCEPTED', addDays(countedOn, 9)],
];

/** The rows of a report as its steps left it. */
export function toReportRows(asked: Asked, steps: readonly Taken[], document: string) {
  const { requestId, bodyId, parentId, dueOn } = asked;
  const id = referenceId('periodic-report', requestId, bodyId);
  const dayOf = (event: PeriodicReportEvent) => steps.find(([taken]) => taken === event)?.[2] ?? null;
  const submittedOn = dayOf('SUBMIT');
  return {
    report: {
      ...{ id, requestId, bodyId, parentId, dueOn, submittedOn, acceptedOn: dayOf('ACCEPT') },
      ...{ state: steps.at(-1)![1], document: submittedOn === null ? null : document, version: steps.length },
    },
    steps: steps.map(([event, state, takenOn, comment], i) => ({
      ...{ id: referenceId('periodic-report-step', id, String(i)), reportId: id, event, state, takenOn },
      ...{ role: 'PROVINCE_OFFICER', actor: null, comment: comment ?? null },
      document: event === 'SUBMIT' ? document : null,
    })),
  };
}
