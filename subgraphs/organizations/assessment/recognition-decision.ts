import { defineEntity, p } from '@mikro-orm/postgresql';
import { Field, ID, ObjectType } from 'type-graphql';
import { graphEnum, valuesOf } from '../../kit/enums.js';
import { LocalDate } from '../../kit/scalars.js';
import { AuthorityLevel } from '../standard/recognition-authority.js';
import { SafetyAssessment } from './safety-assessment.js';

export const RecognitionOutcome = graphEnum(
  'RecognitionOutcome',
  'Recognition is yes or no, never a grade.',
  {
    RECOGNISED: 'Recognised as safe in security and order.',
    NOT_RECOGNISED: 'Not recognised.',
  },
);
export type RecognitionOutcome = keyof typeof RecognitionOutcome;

const Schema = defineEntity({
  name: 'RecognitionDecision',
  schema: 'organizations',
  tableName: 'recognition_decision',
  properties: {
    id: p.uuid().primary(),
    assessmentId: p
      .manyToOne(SafetyAssessment)
      .mapToPk()
      .joinColumn('assessment_id')
      .unique('recognition_decision_once'),
    outcome: p.enum(valuesOf(RecognitionOutcome)),
    level: p.enum(valuesOf(AuthorityLevel)),
    document: p.text(),
    decidedOn: p.date(),
    publishedOn: p.date().strictNullable(),
    revokedOn: p.date().strictNullable(),
    revocationDocument: p.text().strictNullable(),
  },
});

@ObjectType({
  description:
    'Decision of the competent chair on the standard “safe in security and order”. Public once published and while it stands.',
})
export class RecognitionDecision extends Schema.class {
  @Field(() => ID, { description: 'Id in the graph.' })
  declare id: string;

  @Field(() => RecognitionOutcome, { description: 'Recognised or not.' })
  declare outcome: RecognitionOutcome;

  @Field(() => AuthorityLevel, { description: 'Level whose chair decided.' })
  declare level: AuthorityLevel;

  @Field(() => String, { description: 'Number of the decision, e.g. 12/QĐ-UBND.' })
  declare document: string;

  @Field(() => LocalDate, { description: 'Day of the decision.' })
  declare decidedOn: string;

  @Field(() => LocalDate, { nullable: true, description: 'Day it was published; null: not yet.' })
  declare publishedOn: string | null;

  @Field(() => LocalDate, { nullable: true, description: 'Day it was revoked; null: it stands.' })
  declare revokedOn: string | null;

  @Field(() => String, { nullable: true, description: 'Number of the document that revoked it.' })
  declare revocationDocument: string | null;
}
Schema.setClass(RecognitionDecision);
