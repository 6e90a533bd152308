import { Refusal, refuseInput } from '../../kit/errors.js';
import type { OrganizationKind } from '../references/organization.js';
import type { CampaignKind } from '../campaign/campaign.js';

/** The movement is launched among workers and owners of enterprises (clause 4g). */
export function requireLaunchHost(kind: OrganizationKind | null): void {
  if (kind !== 'ENTERPRISE')
    refuseInput(
      'input.organizationId',
      `is of kind ${kind ?? 'unknown'}; the movement is launched in an ENTERPRISE (clause 4g)`,
    );
}

export interface LaunchCounts {
  participants: number;
  workersCommitted: number;
  ownersCommitted: number;
}

/** Who signs a commitment takes part; a launch without anyone is none. */
export function requireCommitmentsWithin({ participants, workersCommitted, ownersCommitted }: LaunchCounts) {
  if (participants < 1)
    refuseInput('input.participants', `is ${participants}; a launch has someone to hear it`);
  const signed = workersCommitted + ownersCommitted;
  if (signed > participants)
    refuseInput(
      'input.workersCommitted',
      `makes ${signed} commitments with those of owners, more than the ${participants} people who took part`,
    );
}

/** The campaign a launch belongs to is a LAUNCH of the same host, and the day lies in it. */
export function requireLaunchCampaign(
  campaign: { kind: CampaignKind; hostId: string; startsOn: string; endsOn: string },
  { organizationId, heldOn }: { organizationId: string; heldOn: string },
): void {
  if (campaign.kind !== 'LAUNCH')
    refuseInput('input.campaignId', `is a ${campaign.kind} campaign; a launch belongs to one of kind LAUNCH`);
  if (campaign.hostId !== organizationId)
    refuseInput('input.campaignId', 'is a campaign of another organisation');
  if (heldOn < campaign.startsOn || heldOn > campaign.endsOn)
    refuseInput(
      'input.heldOn',
      `is ${heldOn}, outside its campaign (${campaign.startsOn} to ${campaign.endsOn})`,
      '5.2',
    );
}

/** What was withdrawn stays as it was. */
export function requireStandingLaunch({ withdrawn }: { withdrawn: boolean }): void {
  if (withdrawn)
    throw new Refusal('STATE_NOT_ALLOWED', 'This launch was withdrawn; nothing about it changes any more.');
}
