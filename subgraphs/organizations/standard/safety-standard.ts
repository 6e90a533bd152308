import { defineEntity, p } from '@mikro-orm/postgresql';
import { Field, ID, Int, ObjectType } from 'type-graphql';
import { graphEnum } from '../../kit/enums.js';
import { LegalInstrument } from './legal-instrument.js';

export const SafetySubject = graphEnum(
  'SafetySubject',
  'Who can reach the standard “safe in security and order” (clause 2c).',
  {
    RESIDENTIAL_AREA: 'Village or residential group (khu dân cư).',
    COMMUNE: 'Commune, ward or township.',
    AGENCY: 'Agency.',
    ENTERPRISE: 'Enterprise.',
    SCHOOL: 'School or other education institution.',
  },
);
export type SafetySubject = keyof typeof SafetySubject;

const Schema = defineEntity({
  name: 'SafetyStandard',
  schema: 'organizations',
  tableName: 'safety_standard',
  properties: {
    id: p.uuid().primary(),
    instrumentId: p.manyToOne(LegalInstrument).mapToPk().joinColumn('instrument_id').index(),
    version: p.integer(),
    firstYear: p.integer(),
    lastYear: p.integer().strictNullable(),
    registrationDue: p.text(),
    decisionDue: p.text(),
    certainty: p.text(),
  },
});

@ObjectType({
  description:
    'The safety standard as one instrument sets it, for a span of years that never overlap (R4). Recognition is yes or no; the grade is another record.',
})
export class SafetyStandard extends Schema.class {
  @Field(() => ID, { description: 'Id in the graph, the same in every installation.' })
  declare id: string;

  @Field(() => Int, { description: 'Version of these rows within the instrument.' })
  declare version: number;

  @Field(() => Int, { description: 'First calendar year it is applied to.' })
  declare firstYear: number;

  @Field(() => Int, { nullable: true, description: 'Last calendar year; null: still applied.' })
  declare lastYear: number | null;

  @Field(() => String, { description: 'Last day to register within the year, MM-DD (R5).' })
  declare registrationDue: string;

  @Field(() => String, { description: 'Last day of the decision in the following year, MM-DD.' })
  declare decisionDue: string;

  @Field(() => String, { description: 'How certain this row is, and its source.' })
  declare certainty: string;
}
Schema.setClass(SafetyStandard);
