import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import { Access } from '../../kit/access.js';
import { type Changeable, changeRecord } from '../../kit/change.js';
import { today } from '../../kit/clock.js';
import type { GraphContext } from '../../kit/context.js';
import { newId } from '../../kit/ids.js';
import { requireCount } from '../../kit/numbers.js';
import { requireText } from '../../kit/text.js';
import { assertWithinReach } from '../../kit/viewer.js';
import { publishHost } from '../activity/host-facts.view.js';
import { HOSTS } from '../campaign/campaign.states.js';
import { requireOrganization, scopeOfHost, toScope } from '../references/organization-reach.view.js';
import { RecordDialogueInput, WithdrawDialogueInput } from './labour-dialogue.inputs.js';
import { LabourDialogue } from './labour-dialogue.js';
import {
  MAX_PARTICIPANTS,
  requireEnterprise,
  requireHeldInLife,
  requireStanding,
  requireTwoSides,
} from './labour-dialogue.rules.js';

const DIALOGUE: Changeable<LabourDialogue> = {
  entity: LabourDialogue,
  scopeOf: (em, { organizationId }) => scopeOfHost(em, organizationId),
  publish: async (em, id) => publishHost(em, (await em.findOneOrFail(LabourDialogue, { id })).organizationId),
};

@Resolver(() => LabourDialogue)
export class DialogueChangeResolver {
  @Access(...HOSTS)
  @Mutation(() => LabourDialogue, {
    description:
      'Records a dialogue of an enterprise in the viewer’s reach: day and headcount only (clause 4d).',
  })
  async recordLabourDialogue(
    @Arg('input', () => RecordDialogueInput, { description: 'The dialogue.' }) input: RecordDialogueInput,
    @Ctx() context: GraphContext,
  ): Promise<LabourDialogue> {
    const participants = requireCount(input.participants, 'input.participants', MAX_PARTICIPANTS);
    requireTwoSides(participants);
    const host = await requireOrganization(context, input.organizationId, 'input.organizationId');
    assertWithinReach(context.viewer, toScope(host));
    requireEnterprise(host.kind);
    const heldOn = requireHeldInLife(host, input.heldOn, today());
    const facts = { organizationId: host.id, heldOn, occasion: input.occasion, participants };
    return context.write(async (em) => {
      const record = { id: newId(), withdrawn: false, withdrawalReason: null, version: 1 };
      const dialogue = em.create(LabourDialogue, { ...record, ...facts });
      await publishHost(em, host.id);
      return dialogue;
    });
  }

  @Access(...HOSTS)
  @Mutation(() => LabourDialogue, {
    description: 'Withdraws a dialogue entered by mistake: it stays on record and counts nowhere.',
  })
  withdrawLabourDialogue(
    @Arg('input', () => WithdrawDialogueInput, { description: 'The withdrawal.' })
    input: WithdrawDialogueInput,
    @Ctx() context: GraphContext,
  ): Promise<LabourDialogue> {
    const withdrawalReason = requireText(input.reason, 'input.reason', 300);
    return changeRecord(context, DIALOGUE, {
      ...input,
      change: (dialogue) => {
        requireStanding(dialogue);
        Object.assign(dialogue, { withdrawn: true, withdrawalReason });
      },
    });
  }
}
