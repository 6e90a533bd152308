import { defineEntity, p } from '@mikro-orm/postgresql';
import { Field, ID, ObjectType } from 'type-graphql';
import { graphEnum, valuesOf } from '../../kit/enums.js';
import { LocalDate } from '../../kit/scalars.js';
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
    id: p.uuid().primary(),
    classificationId: p
      .manyToOne(MovementClassification)
      .mapToPk()
      .joinColumn('classification_id')
      .index('classification_step_classification_index'),
    event: p.enum(valuesOf(ClassificationEvent)),
    state: p.enum(valuesOf(ClassificationState)),
    grade: p.enum(valuesOf(MovementGrade)),
    takenOn: p.date(),
    role: p.text(),
    /** Opaque subject of the token: for the audit only, never in the graph. */
    actor: p.text().strictNullable(),
    document: p.text().strictNullable(),
    comment: p.text().strictNullable(),
  },
});

@ObjectType({ description: 'One step a classification took, kept for good.' })
export class ClassificationStep extends Schema.class {
  @Field(() => ID, { description: 'Id of this step.' })
  declare id: string;

  @Field(() => ClassificationEvent, { description: 'What was done.' })
  declare event: ClassificationEvent;

  @Field(() => ClassificationState, { description: 'The state it led to.' })
  declare state: ClassificationState;

  @Field(() => MovementGrade, { description: 'Grade it named.' })
  declare grade: MovementGrade;

  @Field(() => LocalDate, { description: 'Day it was done.' })
  declare takenOn: string;

  @Field(() => String, { description: 'Role of who put it on record, e.g. PROVINCE_OFFICER.' })
  declare role: string;

  @Field(() => String, {
    nullable: true,
    description: 'Number of the document that decided it; null: the step needs none.',
  })
  declare document: string | null;

  @Field(() => String, { nullable: true, description: 'Remark; names nobody.' })
  declare comment: string | null;
}
Schema.setClass(ClassificationStep);
