import { defineEntity, p } from '@mikro-orm/postgresql';
import { Field, ObjectType } from 'type-graphql';
import { graphEnum, valuesOf } from '../../kit/enums.js';
import { Step, stepColumns } from '../../kit/step.js';
import { ClassificationState, MovementClassification, MovementGrade } from './movement-classification.js';

export const ClassificationEvent = graphEnum(
  'ClassificationEvent',
  'A step in the life of a classification.',
  {
    PROPOSE: 'The organisation proposes a grade.',
    DECIDE: 'The grade is decided; names the decision.',
    CORRECT: 'The decided grade is corrected; names the document.',
  },
);
export type ClassificationEvent = keyof typeof ClassificationEvent;

const Schema = defineEntity({
  name: 'ClassificationStep',
  schema: 'organizations',
  tableName: 'classification_step',
  properties: {
    ...stepColumns(),
    classificationId: p
      .manyToOne(MovementClassification)
      .mapToPk()
      .joinColumn('classification_id')
      .index('classification_step_classification_index'),
    event: p.enum(valuesOf(ClassificationEvent)),
    state: p.enum(valuesOf(ClassificationState)),
    grade: p.enum(valuesOf(MovementGrade)),
  },
});

@ObjectType({ implements: Step, description: 'One step a classification took, kept for good.' })
export class ClassificationStep extends Schema.class implements Step {
  @Field(() => ClassificationEvent, { description: 'What was done.' })
  declare event: ClassificationEvent;

  @Field(() => ClassificationState, { description: 'The state it led to.' })
  declare state: ClassificationState;

  @Field(() => MovementGrade, { description: 'Grade it named.' })
  declare grade: MovementGrade;
}
Schema.setClass(ClassificationStep);
