import { defineEntity, p } from '@mikro-orm/postgresql';
import { Field, ID, Int, ObjectType } from 'type-graphql';
import { graphEnum, valuesOf } from '../../kit/enums.js';
import { LocalDate } from '../../kit/scalars.js';
import { actorColumns } from '../../kit/step.js';
import { MovementModel } from './movement-model.js';

export const ModelReviewOutcome = graphEnum(
  'ModelReviewOutcome',
  'What a yearly review found of a model (domain 5.7).',
  {
    EFFECTIVE: 'It works; it can be taken up elsewhere.',
    NEEDS_WORK: 'It works in part.',
    INEFFECTIVE: 'It does not work.',
  },
);
export type ModelReviewOutcome = keyof typeof ModelReviewOutcome;

const Schema = defineEntity({
  name: 'ModelReview',
  schema: 'emulation',
  tableName: 'model_review',
  properties: {
    id: p.uuid().primary(),
    modelId: p.manyToOne(MovementModel).mapToPk().joinColumn('model_id'),
    year: p.integer(),
    outcome: p.enum(valuesOf(ModelReviewOutcome)),
    reviewedOn: p.date(),
    documentNumber: p.text(),
    ...actorColumns(),
  },
});

@ObjectType({
  description: 'The review of a model in a year (sơ kết, clause 5a); one a year, never changed.',
})
export class ModelReview extends Schema.class {
  @Field(() => ID, { description: 'Id of this review.' })
  declare id: string;

  @Field(() => Int, { description: 'Calendar year that was reviewed.' })
  declare year: number;

  @Field(() => ModelReviewOutcome, { description: 'What it found.' })
  declare outcome: ModelReviewOutcome;

  @Field(() => LocalDate, { description: 'Day of the review.' })
  declare reviewedOn: string;

  @Field(() => String, { description: 'Number of the report, e.g. 12/BC-CAX (Decree 30/2020).' })
  declare documentNumber: string;
}
Schema.setClass(ModelReview);
