import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import { Access } from '../../kit/access.js';
import { type Changeable, changeRecord } from '../../kit/change.js';
import { today } from '../../kit/clock.js';
import type { GraphContext } from '../../kit/context.js';
import { requirePastDay } from '../../kit/days.js';
import { newId, requireId } from '../../kit/ids.js';
import { actorOf } from '../../kit/step.js';
import { requireText } from '../../kit/text.js';
import { assertWithinReach } from '../../kit/viewer.js';
import { requireDecisionNumber } from '../document/document-number.rules.js';
import { revokeNominationOf } from '../nomination/nomination-life.view.js';
import { requireOrganization, toScope } from '../references/organization-reach.view.js';
import { OrganizationReference } from '../references/organization-reference.js';
import { NEWLY_DECIDED, toDecision } from './award-decision.view.js';
import { publishOrganizations } from './award-facts.view.js';
import { AwardRevocation } from './award-revocation.js';
import { Award } from './award.js';
import { DecideAwardInput, PresentAwardInput, RevokeAwardInput } from './award.inputs.js';
import { requirePresentable, requireRevocable } from './award.rules.js';

const AWARD: Changeable<Award> = {
  entity: Award,
  scopeOf: async (em, { organizationId }) =>
    toScope(await em.findOneOrFail(OrganizationReference, { id: organizationId })),
  publish: async (em, id) =>
    publishOrganizations(em, [(await em.findOneOrFail(Award, { id })).organizationId]),
};

@Resolver(() => Award)
export class AwardDecisionResolver {
  @Access('EMULATION_OFFICE', 'PROVINCE_OFFICER')
  @Mutation(() => Award, { description: 'Records an award decided for an organisation (clause 5b, R7).' })
  async decideAward(
    @Arg('input', () => DecideAwardInput, { description: 'The decision.' }) input: DecideAwardInput,
    @Ctx() context: GraphContext,
  ): Promise<Award> {
    const organization = await requireOrganization(context, input.organizationId, 'input.organizationId');
    assertWithinReach(context.viewer, toScope(organization));
    return context.write(async (em) => {
      const decision = await toDecision(em, input, { organization, recipient: 'COLLECTIVE' });
      const award = em.create(Award, { id: newId(), ...decision, ...NEWLY_DECIDED });
      await em.flush();
      await publishOrganizations(em, [organization.id]);
      return award;
    });
  }

  @Access('EMULATION_OFFICE', 'PROVINCE_OFFICER')
  @Mutation(() => Award, {
    description: 'Revokes an award; it stays in history, marked, and its nomination with it (R18).',
  })
  revokeAward(
    @Arg('input', () => RevokeAwardInput, { description: 'The revocation.' }) input: RevokeAwardInput,
    @Ctx() context: GraphContext,
  ): Promise<Award> {
    const revokedOn = requirePastDay(input.revokedOn, today(), 'input.revokedOn');
    const documentNumber = requireDecisionNumber(input.documentNumber, 'input.documentNumber');
    const reason = requireText(input.reason, 'input.reason', 300);
    return changeRecord(context, AWARD, {
      ...input,
      change: async (award, em) => {
        requireRevocable(award, revokedOn);
        await revokeNominationOf(em, award, {
          document: documentNumber,
          comment: reason,
          viewer: context.viewer,
        });
        em.create(AwardRevocation, {
          ...{ id: newId(), awardId: award.id, revokedOn, documentNumber, reason },
          ...actorOf(context.viewer),
        });
        award.revokedOn = revokedOn;
      },
    });
  }

  @Access('EMULATION_OFFICE', 'PROVINCE_OFFICER', 'COMMUNE_OFFICER')
  @Mutation(() => Award, {
    description: 'Records that an award was handed over at a festival event (clause 2e).',
  })
  presentAward(
    @Arg('input', () => PresentAwardInput, { description: 'Where and when.' }) input: PresentAwardInput,
    @Ctx() context: GraphContext,
  ): Promise<Award> {
    const presentedOn = requirePastDay(input.presentedOn, today(), 'input.presentedOn');
    const presentedAtEventId = requireId(input.eventId, 'input.eventId');
    return changeRecord(context, AWARD, {
      ...input,
      change: (award) => {
        requirePresentable(award, presentedOn);
        Object.assign(award, { presentedOn, presentedAtEventId });
      },
    });
  }
}
