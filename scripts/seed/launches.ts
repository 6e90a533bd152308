import { referenceId } from '../../subgraphs/kit/ids.js';
import type { SeedOrganization, SeedPlan } from './plan.js';

interface Held {
  campaignId: string;
  heldOn: string;
  reached: number;
}

/** The launch of an enterprise that ran a launch campaign: the day and headcount of the campaign's first activity. */
export function createLaunch(plan: SeedPlan, { id, code }: SeedOrganization, held: Held): object {
  const { campaignId, heldOn } = held;
  const random = plan.randomFor('launch', code, heldOn);
  const participants = Math.max(2, held.reached);
  const ownersCommitted = random.int(1, Math.min(3, participants - 1));
  const others = participants - ownersCommitted;
  return {
    ...{ id: referenceId('launch-event', campaignId), organizationId: id, campaignId, heldOn, participants },
    ...{ workersCommitted: Math.round((others * random.int(60, 100)) / 100), ownersCommitted },
    ...{ withdrawn: false, withdrawalReason: null, version: 1 },
  };
}
