import { defineEntity, p } from '@mikro-orm/postgresql';
import { Field, ID, ObjectType } from 'type-graphql';
import { graphEnum, valuesOf } from '../../kit/enums.js';
import { Criterion } from '../standard/criterion.js';
import { SafetyAssessment } from './safety-assessment.js';

export const CriterionOutcome = graphEnum('CriterionOutcome', 'Outcome of a criterion; never a narrative.', {
  MET: 'Met.',
  NOT_MET: 'Not met.',
  NOT_APPLICABLE: 'Does not apply to this subject, e.g. no Party organisation.',
});
export type CriterionOutcome = keyof typeof CriterionOutcome;

const Schema = defineEntity({
  name: 'CriterionResult',
  schema: 'organizations',
  tableName: 'criterion_result',
  uniques: [{ name: 'criterion_result_once', properties: ['assessmentId', 'criterionId'] }],
  properties: {
    id: p.uuid().primary(),
    assessmentId: p.manyToOne(SafetyAssessment).mapToPk().joinColumn('assessment_id'),
    criterionId: p.manyToOne(Criterion).mapToPk().joinColumn('criterion_id').index(),
    selfOutcome: p.enum(valuesOf(CriterionOutcome)),
    verifiedOutcome: p.enum(valuesOf(CriterionOutcome)).strictNullable(),
    document: p.text().strictNullable(),
  },
});

@ObjectType({
  description:
    'What an assessment says of one criterion: outcome and a reference to a document, nothing else (domain 8.3).',
})
export class CriterionResult extends Schema.class {
  @Field(() => ID, { description: 'Id of this result.' })
  declare id: string;

  @Field(() => CriterionOutcome, { description: 'What the subject says.' })
  declare selfOutcome: CriterionOutcome;

  @Field(() => CriterionOutcome, { nullable: true, description: 'What the police found; null: not yet.' })
  declare verifiedOutcome: CriterionOutcome | null;

  @Field(() => String, { nullable: true, description: 'Number of the document that proves it.' })
  declare document: string | null;
}
Schema.setClass(CriterionResult);
