import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import { Access } from '../../kit/access.js';
import { changeRecord } from '../../kit/change.js';
import { today } from '../../kit/clock.js';
import type { GraphContext } from '../../kit/context.js';
import { newId } from '../../kit/ids.js';
import { requireText } from '../../kit/text.js';
import { assertWithinReach } from '../../kit/viewer.js';
import { AwardAuthority } from '../award/award-authority.js';
import { requireCollectiveKind } from '../award/award-kind.view.js';
import { requireDecisionNumber } from '../document/document-number.rules.js';
import { requireOrganization, toScope } from '../references/organization-reach.view.js';
import type { EmulationRound } from '../round/emulation-round.js';
import { holdRound } from '../round/round-life.view.js';
import { requireOrganizationOfUnit } from '../round/round.rules.js';
import { PARTICIPANTS } from '../round/round.states.js';
import { NOMINATION } from './nomination-life.view.js';
import { DraftNominationInput, ReviseNominationInput } from './nomination.inputs.js';
import { Nomination } from './nomination.js';
import {
  requireAchievedOn,
  requireEditable,
  requireLevelOfKind,
  requireNominating,
} from './nomination.rules.js';

function toFacts(input: DraftNominationInput | ReviseNominationInput, round: EmulationRound) {
  const { recognitionDocument } = input;
  return {
    level: input.level,
    achievement: requireText(input.achievement, 'input.achievement', 300),
    achievedOn: requireAchievedOn(round, input.achievedOn ?? null, today()),
    recognitionDocument: recognitionDocument
      ? requireDecisionNumber(recognitionDocument, 'input.recognitionDocument')
      : null,
  };
}

@Resolver(() => Nomination)
export class NominationDraftResolver {
  @Access(...PARTICIPANTS)
  @Mutation(() => Nomination, {
    description: 'Writes a nomination of a collective in the viewer’s reach, as a DRAFT (clause 5b).',
  })
  async draftNomination(
    @Arg('input', () => DraftNominationInput, { description: 'The nomination.' }) input: DraftNominationInput,
    @Ctx() context: GraphContext,
  ): Promise<Nomination> {
    const organization = await requireOrganization(context, input.organizationId, 'input.organizationId');
    assertWithinReach(context.viewer, toScope(organization));
    return context.write(async (em) => {
      const round = await holdRound(em, input.roundId);
      requireNominating(round.state);
      requireOrganizationOfUnit(round, organization);
      const { code } = await requireCollectiveKind(em, input.kindCode);
      requireLevelOfKind(await em.find(AwardAuthority, { kindCode: code }), { code, level: input.level });
      return em.create(Nomination, {
        ...{ id: newId(), roundId: round.id, organizationId: organization.id, kindCode: code },
        ...{ year: round.year, ...toFacts(input, round), state: 'DRAFT', version: 1 },
        ...{ votesFor: null, sessionId: null, awardId: null },
      });
    });
  }

  @Access(...PARTICIPANTS)
  @Mutation(() => Nomination, { description: 'Gives a DRAFT or RETURNED nomination new facts.' })
  reviseNomination(
    @Arg('input', () => ReviseNominationInput, { description: 'The new facts.' })
    input: ReviseNominationInput,
    @Ctx() context: GraphContext,
  ): Promise<Nomination> {
    return changeRecord(context, NOMINATION, {
      ...input,
      change: async (nomination, em) => {
        requireEditable(nomination.state);
        const { kindCode: code } = nomination;
        requireLevelOfKind(await em.find(AwardAuthority, { kindCode: code }), { code, level: input.level });
        Object.assign(nomination, toFacts(input, await holdRound(em, nomination.roundId)));
      },
    });
  }
}
