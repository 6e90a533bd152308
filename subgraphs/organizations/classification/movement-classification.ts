import { defineEntity, p } from '@mikro-orm/postgresql';
import { Field, ID, Int, ObjectType } from 'type-graphql';
import { graphEnum, valuesOf } from '../../kit/enums.js';
import { LocalDate } from '../../kit/scalars.js';
import { Organization } from '../organization/organization.js';

export const MovementGrade = graphEnum('MovementGrade', 'Grade of the movement in an organisation.', {
  EXCELLENT: 'Xuất sắc.',
  GOOD: 'Khá.',
  AVERAGE: 'Trung bình.',
  WEAK: 'Yếu.',
});
export type MovementGrade = keyof typeof MovementGrade;

export const ClassificationState = graphEnum('ClassificationState', 'Where a classification stands.', {
  PROPOSED: 'The organisation proposed a grade.',
  DECIDED: 'The grade is decided.',
  CORRECTED: 'The decided grade was corrected.',
});
export type ClassificationState = keyof typeof ClassificationState;

const Schema = defineEntity({
  name: 'MovementClassification',
  schema: 'organizations',
  tableName: 'movement_classification',
  uniques: [{ name: 'movement_classification_once', properties: ['organizationId', 'year'] }],
  properties: {
    id: p.uuid().primary(),
    organizationId: p.manyToOne(Organization).mapToPk().joinColumn('organization_id'),
    year: p.integer().index(),
    selfGrade: p.enum(valuesOf(MovementGrade)),
    grade: p.enum(valuesOf(MovementGrade)).strictNullable(),
    state: p.enum(valuesOf(ClassificationState)),
    decidedOn: p.date().strictNullable(),
    document: p.text().strictNullable(),
    version: p.integer().default(1),
  },
});

@ObjectType({
  description:
    'Grade of the movement in an organisation for a year (Decision 510/QĐ-BCA-V05, weakness P2). Recognition by the safety standard is another record.',
})
export class MovementClassification extends Schema.class {
  @Field(() => ID, { description: 'Id in the graph.' })
  declare id: string;

  @Field(() => Int, { description: 'Calendar year it is about.' })
  declare year: number;

  @Field(() => MovementGrade, { description: 'Grade the organisation gives itself (duty 2a).' })
  declare selfGrade: MovementGrade;

  @Field(() => MovementGrade, { nullable: true, description: 'Grade in force; null: not decided yet.' })
  declare grade: MovementGrade | null;

  @Field(() => ClassificationState, { description: 'Where it stands.' })
  declare state: ClassificationState;

  @Field(() => LocalDate, { nullable: true, description: 'Day of the decision or its last correction.' })
  declare decidedOn: string | null;

  @Field(() => String, { nullable: true, description: 'Number of the document behind the grade in force.' })
  declare document: string | null;

  @Field(() => Int, { description: 'Grows with every step; give it back when taking the next one.' })
  declare version: number;
}
Schema.setClass(MovementClassification);
