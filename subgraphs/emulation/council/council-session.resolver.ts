import { Arg, Ctx, FieldResolver, Mutation, Resolver, Root } from 'type-graphql';
import { Access } from '../../kit/access.js';
import { today } from '../../kit/clock.js';
import type { GraphContext } from '../../kit/context.js';
import { requirePastDay } from '../../kit/days.js';
import { newId } from '../../kit/ids.js';
import { rowsByParent } from '../../kit/rows.js';
import { assertWithinReach } from '../../kit/viewer.js';
import { toUnitScope } from '../../kit/unit.js';
import { requireDocumentNumber } from '../document/document-number.rules.js';
import { EmulationRound } from '../round/emulation-round.js';
import { holdRound } from '../round/round-life.view.js';
import { requireUnderReview } from '../round/round.rules.js';
import { PARTICIPANTS, ROUND_OFFICE } from '../round/round.states.js';
import { RecordCouncilSessionInput } from './council-session.inputs.js';
import { CouncilSession } from './council-session.js';
import { requireMembersTotal, requireSessionDay } from './council-session.rules.js';

@Resolver(() => EmulationRound)
export class CouncilSessionResolver {
  @Access(...PARTICIPANTS)
  @FieldResolver(() => [CouncilSession], {
    nullable: true,
    description: 'Sessions in which the council voted on its nominations, a short list, earliest first.',
  })
  async councilSessions(
    @Root() { id }: EmulationRound,
    @Ctx() context: GraphContext,
  ): Promise<CouncilSession[]> {
    return (await rowsByParent(CouncilSession, 'roundId', 'r.held_on, r.id')(context).load(id)) ?? [];
  }

  @Access(...ROUND_OFFICE)
  @Mutation(() => CouncilSession, {
    description: 'Records a session of the council on a round of the viewer’s area; votes name it (R11).',
  })
  recordCouncilSession(
    @Arg('input', () => RecordCouncilSessionInput, { description: 'The session.' })
    input: RecordCouncilSessionInput,
    @Ctx() context: GraphContext,
  ): Promise<CouncilSession> {
    const heldOn = requirePastDay(input.heldOn, today(), 'input.heldOn');
    const membersTotal = requireMembersTotal(input.membersTotal);
    const minutesNumber = requireDocumentNumber(input.minutesNumber, 'input.minutesNumber');
    return context.write(async (em) => {
      const round = await holdRound(em, input.roundId);
      assertWithinReach(context.viewer, toUnitScope(round));
      requireUnderReview(round.state);
      requireSessionDay(heldOn, round.year);
      const facts = { roundId: round.id, heldOn, membersTotal, minutesNumber };
      return em.create(CouncilSession, { id: newId(), ...facts });
    });
  }
}
