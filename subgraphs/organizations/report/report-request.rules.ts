import type { Day } from '../../kit/clock.js';
import { addMonths } from '../../kit/clock.js';
import { refuseInput } from '../../kit/errors.js';
import { OPEN_REPORTS } from './periodic-report.states.js';
import type { PeriodicReportState } from './periodic-report.js';

export interface RequestDays {
  periodFrom: Day;
  periodTo: Day;
  dueOn: Day;
}

/** A period is at most a year, and reports on it are due after it closed, on a day to come. */
export function requireRequestDays({ periodFrom, periodTo, dueOn }: RequestDays, today: Day): void {
  if (periodTo < periodFrom)
    refuseInput('input.periodTo', `is ${periodTo}, before the period begins on ${periodFrom}`);
  if (periodTo >= addMonths(periodFrom, 12))
    refuseInput('input.periodTo', `is ${periodTo}; a period that begins on ${periodFrom} is a year at most`);
  if (dueOn <= periodTo)
    refuseInput(
      'input.dueOn',
      `is ${dueOn}; the period closes on ${periodTo}, and is reported on after that`,
    );
  if (dueOn < today) refuseInput('input.dueOn', `is ${dueOn}, which is past`);
}

/** Each body is asked once, and no body for a part of its own report. */
export function requireAddressees(bodyIds: readonly string[], requesterId: string): void {
  bodyIds.forEach((id, i) => {
    if (bodyIds.indexOf(id) !== i) refuseInput(`input.bodyIds[${i}]`, 'is named twice');
    if (id === requesterId) refuseInput(`input.bodyIds[${i}]`, 'is the body that asks');
  });
}

export interface ParentFacts {
  bodyId: string;
  templateId: string;
  periodFrom: Day;
  periodTo: Day;
}

interface PartFacts extends Omit<ParentFacts, 'bodyId'> {
  requesterId: string;
}

/** Reports are part of the asking body’s own one, of the same figures and days. */
export function requireFittingParent(parent: ParentFacts, part: PartFacts): void {
  const path = 'input.parentReportId';
  if (parent.bodyId !== part.requesterId)
    refuseInput(path, 'is not a report of the body that asks; a body sums up in its own report');
  if (parent.templateId !== part.templateId) refuseInput(path, 'has other figures');
  if (parent.periodFrom !== part.periodFrom || parent.periodTo !== part.periodTo)
    refuseInput(path, `is about ${parent.periodFrom} to ${parent.periodTo}`);
}

/** A report takes further parts while its figures are open. */
export function requireOpenParent({ state }: { state: PeriodicReportState }, path: string): void {
  if ((OPEN_REPORTS as readonly string[]).includes(state)) return;
  refuseInput(path, `leads to a report that is ${state}; only one that is not handed in takes further parts`);
}
