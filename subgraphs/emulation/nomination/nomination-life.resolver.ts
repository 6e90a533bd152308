import type { EntityManager } from '@mikro-orm/postgresql';
import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import { Access } from '../../kit/access.js';
import type { GraphContext } from '../../kit/context.js';
import { newId } from '../../kit/ids.js';
import { requireText } from '../../kit/text.js';
import { NEWLY_DECIDED, toDecision } from '../award/award-decision.view.js';
import { AwardKind } from '../award/award-kind.js';
import { Award } from '../award/award.js';
import { requireDecisionNumber } from '../document/document-number.rules.js';
import { OrganizationReference } from '../references/organization-reference.js';
import { requireSessionOfRound } from '../council/council-session.rules.js';
import { requireSession } from '../council/council-session.view.js';
import { requireVotes } from './council-vote.rules.js';
import { takeNominationStep } from './nomination-life.view.js';
import {
  AwardNominationInput,
  CouncilVoteInput,
  DocumentedNominationStepInput,
  NominationStepInput,
  ReturnNominationInput,
} from './nomination.inputs.js';
import { NOMINATION_LIFE } from './nomination.states.js';
import { Nomination } from './nomination.js';

const StepArg = () => Arg('input', () => NominationStepInput, { description: 'The step.' });
const DocumentArg = () =>
  Arg('input', () => DocumentedNominationStepInput, { description: 'The step and its document.' });

/** The award a nomination leads to, checked like any other decision (R7). */
async function createAward(
  em: EntityManager,
  nomination: Nomination,
  input: AwardNominationInput,
): Promise<void> {
  const { organizationId, year, level } = nomination;
  const { title, form } = await em.findOneOrFail(AwardKind, { code: nomination.kindCode });
  const organization = await em.findOneOrFail(OrganizationReference, { id: organizationId });
  const { decidedBy, decisionNumber, decidedOn } = input;
  const decision = await toDecision(
    em,
    { organizationId, year, title, form, level, decidedBy, decisionNumber, decidedOn },
    { organization, recipient: 'COLLECTIVE' },
  );
  const award = em.create(Award, { id: newId(), ...decision, ...NEWLY_DECIDED });
  nomination.awardId = award.id;
}

/** The named steps of a nomination's life (domain 5.4); who may take one is said in the table of states. */
@Resolver(() => Nomination)
export class NominationLifeResolver {
  @Access(...NOMINATION_LIFE.SUBMIT.who)
  @Mutation(() => Nomination, { description: 'Hands it in: DRAFT or RETURNED → SUBMITTED.' })
  submitNomination(@StepArg() input: NominationStepInput, @Ctx() context: GraphContext): Promise<Nomination> {
    return takeNominationStep(context, input, { event: 'SUBMIT' });
  }

  @Access(...NOMINATION_LIFE.RETURN.who)
  @Mutation(() => Nomination, { description: 'Sends it back to the organisation with what to correct.' })
  returnNomination(
    @Arg('input', () => ReturnNominationInput, { description: 'The step.' }) input: ReturnNominationInput,
    @Ctx() context: GraphContext,
  ): Promise<Nomination> {
    const comment = requireText(input.comment, 'input.comment', 300);
    return takeNominationStep(context, { ...input, comment }, { event: 'RETURN' });
  }

  @Access(...NOMINATION_LIFE.CHECK.who)
  @Mutation(() => Nomination, {
    description: 'Confirms its eligibility; refused while a rule is NOT_MET (R8, R10).',
  })
  checkNomination(@StepArg() input: NominationStepInput, @Ctx() context: GraphContext): Promise<Nomination> {
    return takeNominationStep(context, input, { event: 'CHECK' });
  }

  @Access(...NOMINATION_LIFE.CONSULT.who)
  @Mutation(() => Nomination, { description: 'Notes that other bodies were asked, by letter.' })
  consultOnNomination(@DocumentArg() input: DocumentedNominationStepInput, @Ctx() context: GraphContext) {
    return takeNominationStep(context, input, { event: 'CONSULT' });
  }

  @Access(...NOMINATION_LIFE.VOTE.who)
  @Mutation(() => Nomination, { description: 'Records the council’s vote in one of its sessions (R11).' })
  async recordCouncilVote(
    @Arg('input', () => CouncilVoteInput, { description: 'The vote.' }) input: CouncilVoteInput,
    @Ctx() context: GraphContext,
  ): Promise<Nomination> {
    const session = await requireSession(context, input.sessionId);
    const votesFor = requireVotes(input.votesFor, session.membersTotal);
    return takeNominationStep(
      context,
      { ...input, documentNumber: session.minutesNumber },
      {
        event: 'VOTE',
        also: (nomination) => {
          requireSessionOfRound(session, nomination.roundId);
          Object.assign(nomination, { votesFor, sessionId: session.id });
        },
      },
    );
  }

  @Access(...NOMINATION_LIFE.PROPOSE.who)
  @Mutation(() => Nomination, {
    description: 'Proposes it; refused with fewer votes than the instrument asks (R11).',
  })
  proposeNomination(
    @StepArg() input: NominationStepInput,
    @Ctx() context: GraphContext,
  ): Promise<Nomination> {
    return takeNominationStep(context, input, { event: 'PROPOSE' });
  }

  @Access(...NOMINATION_LIFE.PROPOSE_AD_HOC.who)
  @Mutation(() => Nomination, { description: 'Proposes it without council, in an AD_HOC round.' })
  proposeAdHocNomination(@DocumentArg() input: DocumentedNominationStepInput, @Ctx() context: GraphContext) {
    return takeNominationStep(context, input, { event: 'PROPOSE_AD_HOC' });
  }

  @Access(...NOMINATION_LIFE.AWARD.who)
  @Mutation(() => Nomination, {
    description: 'Records that the award was decided, and the award with it (R7, R10).',
  })
  awardNomination(
    @Arg('input', () => AwardNominationInput, { description: 'The decision.' }) input: AwardNominationInput,
    @Ctx() context: GraphContext,
  ): Promise<Nomination> {
    const documentNumber = requireDecisionNumber(input.decisionNumber, 'input.decisionNumber');
    return takeNominationStep(
      context,
      { ...input, documentNumber },
      {
        event: 'AWARD',
        also: (nomination, em) => createAward(em, nomination, input),
      },
    );
  }

  @Access(...NOMINATION_LIFE.REJECT.who)
  @Mutation(() => Nomination, { description: 'Turns it down by a document.' })
  rejectNomination(@DocumentArg() input: DocumentedNominationStepInput, @Ctx() context: GraphContext) {
    return takeNominationStep(context, input, { event: 'REJECT' });
  }
}
