import type { Day } from '../../kit/clock.js';
import { Refusal, refuseInput } from '../../kit/errors.js';
import type { OrganizationSpan } from '../guard-unit/guard-unit.rules.js';

/** R13: a guard is 18 or older, by the instrument in force. The register holds that fact instead of a day (8.1). */
export function requireAdult(
  over18: boolean,
  { minimumAge, instrument }: { minimumAge: number; instrument: string },
): void {
  if (!over18)
    refuseInput('input.over18', `is false; a guard is ${minimumAge} or older (${instrument})`, 'R13');
}

/** A guard is employed while the organisation exists. */
export function requireEmployable(employedFrom: Day, { establishedOn, closedOn }: OrganizationSpan): void {
  if (establishedOn && employedFrom < establishedOn)
    refuseInput(
      'input.employedFrom',
      `is ${employedFrom}, before the organisation was established on ${establishedOn}`,
    );
  if (closedOn && employedFrom >= closedOn)
    refuseInput('input.employedFrom', `is ${employedFrom}; the organisation closed on ${closedOn}`);
}

interface Employment {
  employedFrom: Day;
  employedTo: Day | null;
}

/** An employment ends once, after its first day. */
export function requireEmployed({ employedFrom, employedTo }: Employment, day: Day, path: string): void {
  if (employedTo !== null)
    throw new Refusal(
      'STATE_NOT_ALLOWED',
      `The employment ended on ${employedTo}; nothing is recorded for it any more.`,
    );
  if (day < employedFrom) refuseInput(path, `is ${day}, before the first day of employment ${employedFrom}`);
}
