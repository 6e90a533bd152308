import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import { Access } from '../../kit/access.js';
import { today } from '../../kit/clock.js';
import type { GraphContext } from '../../kit/context.js';
import { newId } from '../../kit/ids.js';
import { requireText } from '../../kit/text.js';
import { requireMovement } from '../movement/emulation-movement.view.js';
import { requireUnitOn } from '../references/unit-reach.view.js';
import { EmulationRound } from './emulation-round.js';
import { takeRoundStep } from './round-life.view.js';
import {
  DocumentedEmulationRoundStepInput,
  DraftEmulationRoundInput,
  EmulationRoundStepInput,
} from './round.inputs.js';
import { mapDay, requireRoundYear } from './round.rules.js';
import { ROUND_LIFE, ROUND_OFFICE } from './round.states.js';

const StepArg = () => Arg('input', () => EmulationRoundStepInput, { description: 'The step.' });
const DocumentArg = () =>
  Arg('input', () => DocumentedEmulationRoundStepInput, { description: 'The step and its document.' });

/** The named steps of a round's life (domain 5.4); who may take one is said in the table of states. */
@Resolver(() => EmulationRound)
export class RoundLifeResolver {
  @Access(...ROUND_OFFICE)
  @Mutation(() => EmulationRound, {
    description: 'Prepares a round in a unit of the viewer’s area, as a DRAFT.',
  })
  async draftEmulationRound(
    @Arg('input', () => DraftEmulationRoundInput, { description: 'The round.' })
    input: DraftEmulationRoundInput,
    @Ctx() context: GraphContext,
  ): Promise<EmulationRound> {
    const year = requireRoundYear(input.year, 'input.year');
    const nameVi = requireText(input.nameVi, 'input.nameVi', 200);
    const unit = await requireUnitOn(context, input.unitId, mapDay(year, today()));
    return context.write(async (em) => {
      const movementId = input.movementId ? (await requireMovement(em, input.movementId, year)).id : null;
      const life = { state: 'DRAFT', version: 1 } as const;
      return em.create(EmulationRound, {
        id: newId(),
        nameVi,
        type: input.type,
        year,
        movementId,
        ...unit,
        ...life,
      });
    });
  }

  @Access(...ROUND_LIFE.LAUNCH.who)
  @Mutation(() => EmulationRound, {
    description: 'Launches it: DRAFT → OPEN_FOR_REGISTRATION; public from here on.',
  })
  launchEmulationRound(
    @DocumentArg() input: DocumentedEmulationRoundStepInput,
    @Ctx() context: GraphContext,
  ) {
    return takeRoundStep(context, 'LAUNCH', input);
  }

  @Access(...ROUND_LIFE.CLOSE_REGISTRATION.who)
  @Mutation(() => EmulationRound, { description: 'Ends registration.' })
  closeRoundRegistration(@StepArg() input: EmulationRoundStepInput, @Ctx() context: GraphContext) {
    return takeRoundStep(context, 'CLOSE_REGISTRATION', input);
  }

  @Access(...ROUND_LIFE.START_NOMINATING.who)
  @Mutation(() => EmulationRound, {
    description: 'Opens it for nominations; the first step of an AD_HOC round.',
  })
  startRoundNominations(@StepArg() input: EmulationRoundStepInput, @Ctx() context: GraphContext) {
    return takeRoundStep(context, 'START_NOMINATING', input);
  }

  @Access(...ROUND_LIFE.START_REVIEW.who)
  @Mutation(() => EmulationRound, { description: 'Puts its nominations before the council.' })
  startRoundReview(@StepArg() input: EmulationRoundStepInput, @Ctx() context: GraphContext) {
    return takeRoundStep(context, 'START_REVIEW', input);
  }

  @Access(...ROUND_LIFE.SUBMIT.who)
  @Mutation(() => EmulationRound, { description: 'Submits it to the deciding office (tờ trình).' })
  submitEmulationRound(
    @DocumentArg() input: DocumentedEmulationRoundStepInput,
    @Ctx() context: GraphContext,
  ) {
    return takeRoundStep(context, 'SUBMIT', input);
  }

  @Access(...ROUND_LIFE.DECIDE.who)
  @Mutation(() => EmulationRound, { description: 'States that every nomination was awarded or rejected.' })
  decideEmulationRound(
    @DocumentArg() input: DocumentedEmulationRoundStepInput,
    @Ctx() context: GraphContext,
  ) {
    return takeRoundStep(context, 'DECIDE', input);
  }

  @Access(...ROUND_LIFE.PUBLISH.who)
  @Mutation(() => EmulationRound, { description: 'States that its results were published.' })
  publishEmulationRound(@StepArg() input: EmulationRoundStepInput, @Ctx() context: GraphContext) {
    return takeRoundStep(context, 'PUBLISH', input);
  }

  @Access(...ROUND_LIFE.CLOSE.who)
  @Mutation(() => EmulationRound, { description: 'Closes it for good.' })
  closeEmulationRound(@StepArg() input: EmulationRoundStepInput, @Ctx() context: GraphContext) {
    return takeRoundStep(context, 'CLOSE', input);
  }
}
