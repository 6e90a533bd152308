import { defineEntity, p } from '@mikro-orm/postgresql';
import { Field, ObjectType } from 'type-graphql';
import { graphEnum, valuesOf } from '../../kit/enums.js';
import { Step, stepColumns } from '../../kit/step.js';
import { SafetyAssessment, SafetyState } from './safety-assessment.js';

export const SafetyEvent = graphEnum('SafetyEvent', 'A step in the life of a safety assessment.', {
  REGISTER: 'The head registers the subject.',
  SELF_ASSESS: 'The head gives every criterion an outcome.',
  SUBMIT: 'The head sends it to the standing body of the commune’s steering committee.',
  START_VERIFICATION: 'The police begin to verify it.',
  RETURN: 'The police send it back for correction.',
  VERIFY: 'The police confirm or correct the outcomes.',
  REVIEW: 'The steering committee or council reviews it; names the minutes.',
  RECOGNISE: 'The competent chair recognises the subject; names the decision.',
  REFUSE: 'The competent chair does not recognise it; names the decision.',
  PUBLISH: 'The decision is published.',
  REVOKE: 'The recognition is revoked; names the document.',
  WITHDRAW: 'The head takes it back before it is verified.',
});
export type SafetyEvent = keyof typeof SafetyEvent;

const Schema = defineEntity({
  name: 'AssessmentStep',
  schema: 'organizations',
  tableName: 'assessment_step',
  properties: {
    ...stepColumns(),
    assessmentId: p.manyToOne(SafetyAssessment).mapToPk().joinColumn('assessment_id').index(),
    event: p.enum(valuesOf(SafetyEvent)),
    state: p.enum(valuesOf(SafetyState)),
  },
});

@ObjectType({ implements: Step, description: 'One step an assessment took, kept for good.' })
export class AssessmentStep extends Schema.class implements Step {
  @Field(() => SafetyEvent, { description: 'What was done.' })
  declare event: SafetyEvent;

  @Field(() => SafetyState, { description: 'The state it led to.' })
  declare state: SafetyState;
}
Schema.setClass(AssessmentStep);
