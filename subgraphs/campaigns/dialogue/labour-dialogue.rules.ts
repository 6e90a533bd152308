import type { Day } from '../../kit/clock.js';
import { Refusal, refuseInput } from '../../kit/errors.js';
import type { OrganizationKind } from '../references/organization.js';

/** More people than sat in any one dialogue. */
export const MAX_PARTICIPANTS = 10_000;

/** Dialogue at the workplace is a duty of enterprises (clause 4d). */
export function requireEnterprise(kind: OrganizationKind | null): void {
  if (kind !== 'ENTERPRISE')
    refuseInput(
      'input.organizationId',
      `is of kind ${kind ?? 'unknown'}; a dialogue is held by an ENTERPRISE`,
    );
}

/** A dialogue was held while its enterprise existed, and not in the future. */
export function requireHeldInLife(
  { establishedOn, closedOn }: { establishedOn: Day | null; closedOn: Day | null },
  heldOn: Day,
  today: Day,
): Day {
  if (heldOn > today) refuseInput('input.heldOn', `is ${heldOn}, which lies in the future`);
  if (establishedOn && heldOn < establishedOn)
    refuseInput('input.heldOn', `is ${heldOn}, before the enterprise was established on ${establishedOn}`);
  if (closedOn && heldOn >= closedOn)
    refuseInput('input.heldOn', `is ${heldOn}, but the enterprise closed on ${closedOn}`);
  return heldOn;
}

/** A dialogue needs someone on each side. */
export function requireTwoSides(participants: number): number {
  if (participants < 2)
    refuseInput('input.participants', `is ${participants}; a dialogue has at least one person on each side`);
  return participants;
}

/** Longest span asked about at once: a year and its days before Tet. */
const MAX_SPAN_DAYS = 400;
const DAY_MS = 86_400_000;

/** The span in which a dialogue is looked for, e.g. the weeks before Tet. */
export function requireDays(from: Day, to: Day): void {
  if (to < from) refuseInput('to', `is ${to}, before ${from}`);
  const days = (Date.parse(to) - Date.parse(from)) / DAY_MS + 1;
  if (days > MAX_SPAN_DAYS)
    refuseInput('to', `makes a span of ${days} days; at most ${MAX_SPAN_DAYS} are looked at`);
}

/** What was withdrawn stays as it was. */
export function requireStanding({ withdrawn }: { withdrawn: boolean }): void {
  if (withdrawn)
    throw new Refusal('STATE_NOT_ALLOWED', 'This dialogue was withdrawn; nothing about it changes any more.');
}
