import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import { Access } from '../../kit/access.js';
import type { GraphContext } from '../../kit/context.js';
import { requireText } from '../../kit/text.js';
import { writeSelfAssessment, writeVerification } from './assessment-criteria.view.js';
import { decide, takeStep } from './assessment-step.view.js';
import { RecognitionDecision } from './recognition-decision.js';
import {
  ReviewSafetyInput,
  SafetyDecisionInput,
  SafetyStepInput,
  SelfAssessSafetyInput,
  VerifySafetyInput,
} from './safety-assessment.inputs.js';
import { requireCouncil } from './safety-assessment.rules.js';
import { SAFETY_CYCLE } from './safety-assessment.states.js';
import { SafetyAssessment } from './safety-assessment.js';

const StepArg = () => Arg('input', () => SafetyStepInput, { description: 'The step.' });
const DecisionArg = () =>
  Arg('input', () => SafetyDecisionInput, { description: 'The step and the document that decides it.' });

/** The named steps of an assessment (domain 5.1); who may take one is said in the table of states. */
@Resolver(() => SafetyAssessment)
export class AssessmentStepResolver {
  @Access(...SAFETY_CYCLE.SELF_ASSESS.who)
  @Mutation(() => SafetyAssessment, {
    description: 'Gives every criterion an outcome: REGISTERED or RETURNED → SELF_ASSESSED.',
  })
  selfAssessSafety(
    @Arg('input', () => SelfAssessSafetyInput, { description: 'The outcomes.' }) input: SelfAssessSafetyInput,
    @Ctx() context: GraphContext,
  ): Promise<SafetyAssessment> {
    return takeStep(context, 'SELF_ASSESS', {
      input,
      work: (em, assessment) => writeSelfAssessment(em, assessment, input),
    });
  }

  @Access(...SAFETY_CYCLE.SUBMIT.who)
  @Mutation(() => SafetyAssessment, {
    description: 'Sends it to the steering committee: SELF_ASSESSED or RETURNED → SUBMITTED.',
  })
  submitSafetyAssessment(
    @StepArg() input: SafetyStepInput,
    @Ctx() context: GraphContext,
  ): Promise<SafetyAssessment> {
    return takeStep(context, 'SUBMIT', { input });
  }

  @Access(...SAFETY_CYCLE.START_VERIFICATION.who)
  @Mutation(() => SafetyAssessment, { description: 'Begins to verify it: SUBMITTED → UNDER_VERIFICATION.' })
  startSafetyVerification(
    @StepArg() input: SafetyStepInput,
    @Ctx() context: GraphContext,
  ): Promise<SafetyAssessment> {
    return takeStep(context, 'START_VERIFICATION', { input });
  }

  @Access(...SAFETY_CYCLE.RETURN.who)
  @Mutation(() => SafetyAssessment, {
    description: 'Sends it back for correction: UNDER_VERIFICATION → RETURNED.',
  })
  returnSafetyAssessment(
    @StepArg() input: SafetyStepInput,
    @Ctx() context: GraphContext,
  ): Promise<SafetyAssessment> {
    return takeStep(context, 'RETURN', { input });
  }

  @Access(...SAFETY_CYCLE.VERIFY.who)
  @Mutation(() => SafetyAssessment, {
    description: 'Confirms or corrects the outcomes: UNDER_VERIFICATION → VERIFIED.',
  })
  verifySafetyAssessment(
    @Arg('input', () => VerifySafetyInput, { description: 'What was found.' }) input: VerifySafetyInput,
    @Ctx() context: GraphContext,
  ): Promise<SafetyAssessment> {
    return takeStep(context, 'VERIFY', {
      input,
      work: (em, assessment) => writeVerification(em, assessment, input),
    });
  }

  @Access(...SAFETY_CYCLE.REVIEW.who)
  @Mutation(() => SafetyAssessment, {
    description: 'Keeps the council’s review and its minutes: VERIFIED → COUNCIL_REVIEWED.',
  })
  reviewSafetyAssessment(
    @Arg('input', () => ReviewSafetyInput, { description: 'The review.' }) input: ReviewSafetyInput,
    @Ctx() context: GraphContext,
  ): Promise<SafetyAssessment> {
    const { councilMembers, councilAgreed } = input;
    requireCouncil({ members: councilMembers, agreed: councilAgreed });
    return takeStep(context, 'REVIEW', {
      input,
      work: (_, assessment) => Object.assign(assessment, { councilMembers, councilAgreed }),
    });
  }

  @Access(...SAFETY_CYCLE.RECOGNISE.who)
  @Mutation(() => SafetyAssessment, {
    description:
      'Recognises the subject: COUNCIL_REVIEWED → RECOGNISED. All mandatory criteria are met; R2 for communes.',
  })
  recogniseSafety(
    @DecisionArg() input: SafetyDecisionInput,
    @Ctx() context: GraphContext,
  ): Promise<SafetyAssessment> {
    return takeStep(context, 'RECOGNISE', { input, work: decide(context, 'RECOGNISED', input) });
  }

  @Access(...SAFETY_CYCLE.REFUSE.who)
  @Mutation(() => SafetyAssessment, {
    description: 'Does not recognise the subject: COUNCIL_REVIEWED → NOT_RECOGNISED.',
  })
  refuseSafetyRecognition(
    @DecisionArg() input: SafetyDecisionInput,
    @Ctx() context: GraphContext,
  ): Promise<SafetyAssessment> {
    return takeStep(context, 'REFUSE', { input, work: decide(context, 'NOT_RECOGNISED', input) });
  }

  @Access(...SAFETY_CYCLE.PUBLISH.who)
  @Mutation(() => SafetyAssessment, {
    description: 'Publishes the decision → PUBLISHED; a recognition is public from here on.',
  })
  publishSafetyDecision(
    @StepArg() input: SafetyStepInput,
    @Ctx() context: GraphContext,
  ): Promise<SafetyAssessment> {
    return takeStep(context, 'PUBLISH', {
      input,
      work: async (em, { id }) => {
        const decision = await em.findOneOrFail(RecognitionDecision, { assessmentId: id });
        decision.publishedOn = input.takenOn;
      },
    });
  }

  @Access(...SAFETY_CYCLE.REVOKE.who)
  @Mutation(() => SafetyAssessment, { description: 'Revokes a recognition → REVOKED; it stays in history.' })
  revokeSafetyRecognition(
    @DecisionArg() input: SafetyDecisionInput,
    @Ctx() context: GraphContext,
  ): Promise<SafetyAssessment> {
    const revocationDocument = requireText(input.document, 'input.document', 60);
    return takeStep(context, 'REVOKE', {
      input,
      work: async (em, { id }) => {
        const decision = await em.findOneOrFail(RecognitionDecision, { assessmentId: id });
        Object.assign(decision, { revokedOn: input.takenOn, revocationDocument });
      },
    });
  }

  @Access(...SAFETY_CYCLE.WITHDRAW.who)
  @Mutation(() => SafetyAssessment, {
    description: 'Takes it back before it is verified → WITHDRAWN; the subject may register again.',
  })
  withdrawSafetyAssessment(
    @StepArg() input: SafetyStepInput,
    @Ctx() context: GraphContext,
  ): Promise<SafetyAssessment> {
    return takeStep(context, 'WITHDRAW', { input });
  }
}
