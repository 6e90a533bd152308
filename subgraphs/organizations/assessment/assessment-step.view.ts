import type { EntityManager } from '@mikro-orm/postgresql';
import { changeRecord } from '../../kit/change.js';
import { today } from '../../kit/clock.js';
import type { GraphContext } from '../../kit/context.js';
import { requirePastDay } from '../../kit/days.js';
import { newId } from '../../kit/ids.js';
import { stateAfter } from '../../kit/states.js';
import { commentOf, keepStep } from '../../kit/step.js';
import { requireText } from '../../kit/text.js';
import { RecognitionAuthority } from '../standard/recognition-authority.js';
import { SafetyStandard } from '../standard/safety-standard.js';
import { readUnmet, requireRecognisedAreas } from './assessment-criteria.view.js';
import { ASSESSMENT, PUBLISHED_ASSESSMENT } from './assessment-reach.view.js';
import { AssessmentStep, type SafetyEvent } from './assessment-step.js';
import { RecognitionDecision, type RecognitionOutcome } from './recognition-decision.js';
import type { SafetyDecisionInput, SafetyStepInput } from './safety-assessment.inputs.js';
import {
  levelThatDecides,
  requireDecisionDay,
  requireLevel,
  requireStepAfter,
} from './safety-assessment.rules.js';
import { SAFETY_CYCLE } from './safety-assessment.states.js';
import type { SafetyAssessment } from './safety-assessment.js';

type StepEvent = Exclude<SafetyEvent, 'REGISTER'>;

/** Steps that change the years an organisation is registered or recognised for. */
const PUBLISHED_AFTER: ReadonlySet<SafetyEvent> = new Set(['RECOGNISE', 'REVOKE', 'WITHDRAW']);

/** Work a step does beside moving the assessment on; runs first, in the same transaction. */
export type StepWork = (em: EntityManager, assessment: SafetyAssessment) => unknown;

/** Takes one step of the life cycle and keeps who took it, when, and by which document. */
export function takeStep(
  context: GraphContext,
  event: StepEvent,
  { input, work }: { input: SafetyStepInput & Partial<SafetyDecisionInput>; work?: StepWork },
): Promise<SafetyAssessment> {
  const { document: isDocumented } = SAFETY_CYCLE[event];
  const document = isDocumented ? requireText(input.document ?? '', 'input.document', 60) : null;
  const comment = commentOf(input);
  const takenOn = requirePastDay(input.takenOn, today(), 'input.takenOn');
  const kind = PUBLISHED_AFTER.has(event) ? PUBLISHED_ASSESSMENT : ASSESSMENT;
  return changeRecord(context, kind, {
    ...input,
    change: async (assessment, em) => {
      const decision = await em.findOne(RecognitionDecision, { assessmentId: assessment.id });
      const unmet = event === 'RECOGNISE' ? await readUnmet(em, assessment.id) : [];
      const recognised = decision?.outcome === 'RECOGNISED';
      const state = stateAfter(SAFETY_CYCLE, { state: assessment.state, unmet, recognised }, event);
      requireStepAfter(assessment.stateSince, takenOn);
      await work?.(em, assessment);
      Object.assign(assessment, { state, stateSince: takenOn });
      const step = { assessmentId: assessment.id, event, state, takenOn, document, comment };
      keepStep(em, AssessmentStep, { ...step, viewer: context.viewer });
    },
  });
}

/** Writes the chair’s decision: inside its days, by the level the table of authorities names. */
export function decide(
  context: GraphContext,
  outcome: RecognitionOutcome,
  { takenOn, document }: SafetyDecisionInput,
): StepWork {
  return async (em, assessment) => {
    const { decisionDue } = await em.findOneOrFail(SafetyStandard, { id: assessment.standardId });
    requireDecisionDay(assessment.year, takenOn, decisionDue);
    const authorities = await em.find(RecognitionAuthority, { subject: assessment.subject });
    const level = levelThatDecides(authorities, assessment, takenOn);
    requireLevel(context.viewer.role, level);
    if (outcome === 'RECOGNISED') await requireRecognisedAreas(em, assessment, takenOn);
    em.create(RecognitionDecision, {
      ...{ id: newId(), assessmentId: assessment.id, outcome, level, decidedOn: takenOn },
      ...{ document: requireText(document, 'input.document', 60) },
      ...{ publishedOn: null, revokedOn: null, revocationDocument: null },
    });
  };
}
