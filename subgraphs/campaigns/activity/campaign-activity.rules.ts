import type { Day } from '../../kit/clock.js';
import { Refusal, refuseInput } from '../../kit/errors.js';
import type { CampaignKind, CampaignState } from '../campaign/campaign.js';

/** More people at one activity than the largest gathering of the province ever reported. */
export const MAX_REACHED = 100_000;

/** Years of which figures can be asked. */
const YEARS = { first: 2000, last: 2100 } as const;

export interface DatedCampaign {
  kind: CampaignKind;
  state: CampaignState;
  startsOn: Day;
  endsOn: Day;
}

/** An activity lies inside its campaign, and has taken place (domain 5.2). */
export function requireHeldOn(campaign: DatedCampaign, heldOn: Day, today: Day): Day {
  if (heldOn > today)
    refuseInput(
      'input.heldOn',
      `is ${heldOn}, which lies in the future; an activity is recorded after it was held`,
    );
  if (heldOn < campaign.startsOn || heldOn > campaign.endsOn) {
    refuseInput(
      'input.heldOn',
      `is ${heldOn}, outside its campaign (${campaign.startsOn} to ${campaign.endsOn})`,
      '5.2',
    );
  }
  return heldOn;
}

const OPEN: readonly CampaignState[] = ['APPROVED', 'RUNNING'];
const OPEN_INTERNAL: readonly CampaignState[] = ['DRAFT', 'RECORDED'];

/** Activities are added while the campaign runs; to an INTERNAL one, which needs no approval, also as a draft. */
export function requireOpenForActivities({ kind, state }: DatedCampaign): void {
  const open = kind === 'INTERNAL' ? OPEN_INTERNAL : OPEN;
  if (open.includes(state)) return;
  throw new Refusal(
    'STATE_NOT_ALLOWED',
    `An activity is added while its ${kind} campaign is ${open.join(' or ')}; this one is ${state}.`,
  );
}

/** The figures of a campaign are frozen once its report was accepted. */
export function requireUnfrozen({ state }: DatedCampaign): void {
  if (state !== 'REPORTED') return;
  throw new Refusal(
    'STATE_NOT_ALLOWED',
    'The report of this campaign was accepted (REPORTED); its figures are frozen. An officer corrects it by a document: correctReportedActivity.',
  );
}

/** Only an accepted report needs a document to be gone behind; before it a correction needs none (domain 5.2). */
export function requireReported({ state }: DatedCampaign): void {
  if (state === 'REPORTED') return;
  throw new Refusal(
    'STATE_NOT_ALLOWED',
    `The report of this campaign was not accepted yet, it is ${state}; use correctActivity or withdrawActivity.`,
  );
}

/** What was withdrawn stays as it was. */
export function requireNotWithdrawn({ withdrawn }: { withdrawn: boolean }): void {
  if (withdrawn)
    throw new Refusal('STATE_NOT_ALLOWED', 'This activity was withdrawn; nothing about it changes any more.');
}

/** Refuses a year nobody has figures of, before it reaches the database. */
export function requireYear(year: number, path: string): number {
  if (year < YEARS.first || year > YEARS.last)
    refuseInput(path, `is ${year}; a year from ${YEARS.first} to ${YEARS.last} is expected`);
  return year;
}

/** What a campaign with activities may still become: they stay inside it, and were recorded under its kind. */
export function requireRoomForActivities(
  activities: readonly { heldOn: Day }[],
  before: { kind: CampaignKind },
  after: Omit<DatedCampaign, 'state'>,
): void {
  if (activities.length === 0) return;
  if (after.kind !== before.kind)
    refuseInput('input.kind', `stays ${before.kind}: the campaign already has activities`);
  const outside = activities.find(({ heldOn }) => heldOn < after.startsOn || heldOn > after.endsOn);
  if (outside)
    refuseInput('input.startsOn', `leaves the activity of ${outside.heldOn} outside the campaign`, '5.2');
}
