import type { EntityManager } from '@mikro-orm/postgresql';
import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import { Access } from '../../kit/access.js';
import { type Changeable, changeRecord } from '../../kit/change.js';
import { today } from '../../kit/clock.js';
import type { GraphContext } from '../../kit/context.js';
import { Refusal } from '../../kit/errors.js';
import { newId, requireId } from '../../kit/ids.js';
import { requireCount } from '../../kit/numbers.js';
import { requireText } from '../../kit/text.js';
import { assertWithinReach } from '../../kit/viewer.js';
import { MAX_REACHED, requireOpenForActivities } from '../activity/campaign-activity.rules.js';
import { publishHost } from '../activity/host-facts.view.js';
import { HOSTS } from '../campaign/campaign.states.js';
import { Campaign } from '../campaign/campaign.js';
import { requireHeldInLife } from '../dialogue/labour-dialogue.rules.js';
import { requireOrganization, scopeOfHost, toScope } from '../references/organization-reach.view.js';
import { RecordLaunchInput, WithdrawLaunchInput } from './launch-event.inputs.js';
import {
  requireCommitmentsWithin,
  requireLaunchCampaign,
  requireLaunchHost,
  requireStandingLaunch,
} from './launch-event.rules.js';
import { LaunchEvent } from './launch-event.js';

const LAUNCH: Changeable<LaunchEvent> = {
  entity: LaunchEvent,
  scopeOf: (em, { organizationId }) => scopeOfHost(em, organizationId),
  publish: async (em, id) => publishHost(em, (await em.findOneOrFail(LaunchEvent, { id })).organizationId),
};

function toCounts(input: RecordLaunchInput) {
  const count = (name: 'participants' | 'workersCommitted' | 'ownersCommitted'): number =>
    requireCount(input[name], `input.${name}`, MAX_REACHED);
  const counts = {
    ...{ participants: count('participants'), workersCommitted: count('workersCommitted') },
    ownersCommitted: count('ownersCommitted'),
  };
  requireCommitmentsWithin(counts);
  return counts;
}

async function requireCampaign(
  em: EntityManager,
  campaignId: string | null | undefined,
  facts: { organizationId: string; heldOn: string },
): Promise<string | null> {
  if (campaignId == null) return null;
  const id = requireId(campaignId, 'input.campaignId');
  const campaign = await em.findOne(Campaign, { id });
  if (!campaign)
    throw new Refusal('NOT_FOUND', `No campaign has the id ${id}.`, { path: 'input.campaignId' });
  requireLaunchCampaign(campaign, facts);
  requireOpenForActivities(campaign);
  return id;
}

@Resolver(() => LaunchEvent)
export class LaunchChangeResolver {
  @Access(...HOSTS)
  @Mutation(() => LaunchEvent, {
    description:
      'Records a launch in an enterprise of the viewer’s reach: a day and counts, never names (clause 4g).',
  })
  async recordLaunch(
    @Arg('input', () => RecordLaunchInput, { description: 'The launch.' }) input: RecordLaunchInput,
    @Ctx() context: GraphContext,
  ): Promise<LaunchEvent> {
    const counts = toCounts(input);
    const host = await requireOrganization(context, input.organizationId, 'input.organizationId');
    assertWithinReach(context.viewer, toScope(host));
    requireLaunchHost(host.kind);
    const facts = { organizationId: host.id, heldOn: requireHeldInLife(host, input.heldOn, today()) };
    return context.write(async (em) => {
      const campaignId = await requireCampaign(em, input.campaignId, facts);
      const record = { id: newId(), campaignId, withdrawn: false, withdrawalReason: null, version: 1 };
      const launch = em.create(LaunchEvent, { ...record, ...facts, ...counts });
      await publishHost(em, host.id);
      return launch;
    });
  }

  @Access(...HOSTS)
  @Mutation(() => LaunchEvent, {
    description: 'Withdraws a launch entered by mistake: it stays on record and counts nowhere.',
  })
  withdrawLaunch(
    @Arg('input', () => WithdrawLaunchInput, { description: 'The withdrawal.' }) input: WithdrawLaunchInput,
    @Ctx() context: GraphContext,
  ): Promise<LaunchEvent> {
    const withdrawalReason = requireText(input.reason, 'input.reason', 300);
    return changeRecord(context, LAUNCH, {
      ...input,
      change: (launch) => {
        requireStandingLaunch(launch);
        Object.assign(launch, { withdrawn: true, withdrawalReason });
      },
    });
  }
}
