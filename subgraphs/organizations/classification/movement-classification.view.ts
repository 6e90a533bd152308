import type { EntityManager } from '@mikro-orm/postgresql';
import { type Changeable, changeRecord } from '../../kit/change.js';
import { today } from '../../kit/clock.js';
import type { GraphContext } from '../../kit/context.js';
import { requirePastDay } from '../../kit/days.js';
import { newId } from '../../kit/ids.js';
import { stateAfter } from '../../kit/states.js';
import { optionalText, requireText } from '../../kit/text.js';
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

type StepFacts = Omit<ClassificationStep, 'id' | 'role' | 'actor'>;

export function keepGradeStep(em: EntityManager, { viewer }: GraphContext, facts: StepFacts): void {
  em.create(ClassificationStep, {
    ...{ id: newId(), ...facts },
    ...{ role: viewer.role, actor: viewer.subject ?? null },
  });
}

/** Decides or corrects a grade by a document. */
export function decideGrade(
  context: GraphContext,
  event: Exclude<ClassificationEvent, 'PROPOSE'>,
  input: DecideGradeInput,
): Promise<MovementClassification> {
  const { grade } = input;
  const takenOn = requirePastDay(input.takenOn, today(), 'input.takenOn');
  const document = requireText(input.document, 'input.document', 60);
  const comment = optionalText(input.comment, 'input.comment', 300);
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
      keepGradeStep(em, context, { ...facts, takenOn, document, comment });
    },
  });
}
