import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import { Access } from '../../kit/access.js';
import { type Changeable, changeRecord } from '../../kit/change.js';
import { today } from '../../kit/clock.js';
import type { GraphContext } from '../../kit/context.js';
import { requirePastDay } from '../../kit/days.js';
import { newId } from '../../kit/ids.js';
import { requireText } from '../../kit/text.js';
import { assertWithinReach } from '../../kit/viewer.js';
import { requireDecisionNumber } from '../document/document-number.rules.js';
import { revokeNominationOf } from '../nomination/nomination-life.view.js';
import { requireOrganization, toScope } from '../references/organization-reach.view.js';
import { OrganizationReference } from '../references/organization-reference.js';
import { toDecision } from './award-decision.view.js';
import { Award } from './award.js';
import { DecideAwardInput, RevokeAwardInput } from './award.inputs.js';
import { requireRevocable } from './award.rules.js';

const AWARD: Changeable<Award> = {
  entity: Award,
  scopeOf: async (em, { organizationId }) =>
    toScope(await em.findOneOrFail(OrganizationReference, { id: organizationId })),
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
      const revocation = { revokedOn: null, revocationDocument: null, revocationReason: null };
      return em.create(Award, { id: newId(), ...decision, ...revocation, version: 1 });
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
    const revocationDocument = requireDecisionNumber(input.documentNumber, 'input.documentNumber');
    const revocationReason = requireText(input.reason, 'input.reason', 300);
    return changeRecord(context, AWARD, {
      ...input,
      change: async (award, em) => {
        requireRevocable(award, revokedOn);
        const why = { documentNumber: revocationDocument, comment: revocationReason };
        await revokeNominationOf(em, award, { ...why, viewer: context.viewer });
        Object.assign(award, { revokedOn, revocationDocument, revocationReason });
      },
    });
  }
}
