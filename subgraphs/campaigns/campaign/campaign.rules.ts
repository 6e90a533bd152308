import type { Day } from '../../kit/clock.js';
import { Refusal, refuseInput } from '../../kit/errors.js';
import type { CampaignState } from './campaign.js';

/** Longest campaign taken for true: a year with both its ends. */
const MAX_DAYS = 366;
const DAY_MS = 86_400_000;

export interface Span {
  startsOn: Day;
  endsOn: Day;
}

/** A campaign ends on or after its first day, and within a year of it. */
export function requireSpan({ startsOn, endsOn }: Span): void {
  if (endsOn < startsOn) refuseInput('input.endsOn', `is ${endsOn}, before the first day ${startsOn}`);
  const days = (Date.parse(endsOn) - Date.parse(startsOn)) / DAY_MS + 1;
  if (days > MAX_DAYS)
    refuseInput('input.endsOn', `makes a campaign of ${days} days; one lasts at most ${MAX_DAYS}`);
}

/** A host exists on every day of its campaign. */
export function requireHostThroughout(
  host: { establishedOn: Day | null; closedOn: Day | null },
  { startsOn, endsOn }: Span,
): void {
  if (host.establishedOn && startsOn < host.establishedOn) {
    refuseInput('input.startsOn', `is ${startsOn}, before the host was established on ${host.establishedOn}`);
  }
  if (host.closedOn && endsOn >= host.closedOn) {
    refuseInput('input.endsOn', `is ${endsOn}, but the host closed on ${host.closedOn}`);
  }
}

const EDITABLE: readonly CampaignState[] = ['DRAFT', 'RETURNED'];

/** What was submitted or approved is not rewritten; it is returned first. */
export function requireEditable(state: CampaignState): void {
  if (EDITABLE.includes(state)) return;
  throw new Refusal(
    'STATE_NOT_ALLOWED',
    `A campaign is revised in state ${EDITABLE.join(' or ')}; this one is ${state}.`,
  );
}
