import { defineEntity, p } from '@mikro-orm/postgresql';
import { Field, Float, ID, Int, ObjectType } from 'type-graphql';
import { graphEnum, valuesOf } from '../../kit/enums.js';
import { LegalInstrument } from './legal-instrument.js';
import { SafetySubject } from './safety-standard.js';

export const CriterionMeasure = graphEnum(
  'CriterionMeasure',
  'A share the register computes itself; the outcome may not contradict it.',
  {
    INFORMED_SHARE: 'People informed of rules and criteria, of all who work or learn there (R6).',
    RECOGNISED_AREA_SHARE: 'Residential areas of the commune recognised for the year, of all it has (R2).',
  },
);
export type CriterionMeasure = keyof typeof CriterionMeasure;

const Schema = defineEntity({
  name: 'Criterion',
  schema: 'organizations',
  properties: {
    id: p.uuid().primary(),
    instrumentId: p.manyToOne(LegalInstrument).mapToPk().joinColumn('instrument_id').index(),
    code: p.text().unique('criterion_code_unique'),
    subjects: p.array().$type<SafetySubject[]>(),
    label: p.text(),
    evidence: p.text().strictNullable(),
    threshold: p.double().strictNullable(),
    measure: p.enum(valuesOf(CriterionMeasure)).strictNullable(),
    due: p.text().strictNullable(),
    maxPoints: p.integer().strictNullable(),
    mandatory: p.boolean(),
    wording: p.text(),
  },
});

@ObjectType({ description: 'A criterion of one instrument, in a paraphrased short label.' })
export class Criterion extends Schema.class {
  @Field(() => ID, { description: 'Id in the graph, the same in every installation.' })
  declare id: string;

  @Field(() => String, { description: 'Code, e.g. C124-6-1d: instrument, article, place in it.' })
  declare code: string;

  @Field(() => [SafetySubject], { description: 'Whom it applies to.' })
  declare subjects: SafetySubject[];

  @Field(() => String, { description: 'Short label, not the wording of the instrument.' })
  declare label: string;

  @Field(() => String, { nullable: true, description: 'What proves it; null: nothing named.' })
  declare evidence: string | null;

  @Field(() => Float, {
    nullable: true,
    description: 'Least share (0 to 1) or least number asked for; null: none.',
  })
  declare threshold: number | null;

  @Field(() => CriterionMeasure, {
    nullable: true,
    description: 'Share the threshold is compared with; null: the register cannot compute it.',
  })
  declare measure: CriterionMeasure | null;

  @Field(() => String, { nullable: true, description: 'Day of the year it is due, MM-DD; null: no day.' })
  declare due: string | null;

  @Field(() => Int, { nullable: true, description: 'Most points it gives; null: it is not scored.' })
  declare maxPoints: number | null;

  @Field(() => Boolean, {
    description:
      'Whether recognition needs it MET. Only criteria whose wording was seen are; scored ones never.',
  })
  declare mandatory: boolean;

  @Field(() => String, { description: 'How much of the wording was seen, and where.' })
  declare wording: string;
}
Schema.setClass(Criterion);
