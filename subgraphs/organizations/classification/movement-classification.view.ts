import { type Changeable, changeRecord } from '../../kit/change.js';
import { today } from '../../kit/clock.js';
import type { GraphContext } from '../../kit/context.js';
import { requirePastDay } from '../../kit/days.js';
import { stateAfter } from '../../kit/states.js';
import { commentOf, keepStep } from '../../kit/step.js';
import { requireText } from '../../kit/text.js';
import { publishOrganizations, scopeOfOrganization } from '../organization/organization-facts.view.js';
import { type ClassificationEvent, ClassificationStep } from './classification-step.js';
import type { DecideGradeInput } from './movement-classification.inputs.js';
import { requireGradeStepAfter } from './movement-classification.rules.js';
import { CLASSIFICATION_CYCLE } from './movement-classification.states.js';
import { MovementClassification } from './movement-classification.js';

const CLASSIFICATION: Changeable<MovementClassification> = {
  entity: MovementClassification,
  scopeOf: (em, { organizationId }) => scopeOfOrganization(em, organizationId),
  publish: async (em, id) => {
    const { organizationId } = await em.findOneOrFail(MovementClassification, { id });
    await publishOrganizations(em, [organizationId]);
  },
};

/** Decides or corrects a grade by a document. */
export function decideGrade(
  context: GraphContext,
  event: Exclude<ClassificationEvent, 'PROPOSE'>,
  input: DecideGradeInput,
): Promise<MovementClassification> {
  const { grade } = input;
  const takenOn = requirePastDay(input.takenOn, today(), 'input.takenOn');
  const document = requireText(input.document, 'input.document', 60);
  const comment = commentOf(input);
  return changeRecord(context, CLASSIFICATION, {
    ...input,
    change: async (classification, em) => {
      const state = stateAfter(CLASSIFICATION_CYCLE, classification, event);
      const [last] = await em.find(
        ClassificationStep,
        { classificationId: classification.id },
        { orderBy: { takenOn: 'desc' }, limit: 1 },
      );
      requireGradeStepAfter(last!.takenOn, takenOn);
      Object.assign(classification, { state, grade, decidedOn: takenOn, document });
      const facts = { classificationId: classification.id, event, state, grade };
      keepStep(em, ClassificationStep, { ...facts, takenOn, document, comment, viewer: context.viewer });
    },
  });
}
