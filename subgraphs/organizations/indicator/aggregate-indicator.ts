import { defineEntity, p } from '@mikro-orm/postgresql';
import { Field, ID, Int, ObjectType } from 'type-graphql';
import { Organization } from '../organization/organization.js';

const Schema = defineEntity({
  name: 'AggregateIndicator',
  schema: 'organizations',
  tableName: 'aggregate_indicator',
  properties: {
    id: p.uuid().primary(),
    organizationId: p.manyToOne(Organization).mapToPk().joinColumn('organization_id'),
    year: p.integer().index('aggregate_indicator_year_index'),
    thefts: p.integer(),
    fires: p.integer(),
    labourAccidents: p.integer(),
    schoolViolence: p.integer(),
    version: p.integer().default(1),
  },
  uniques: [{ name: 'aggregate_indicator_once', properties: ['organizationId', 'year'] }],
});

@ObjectType({
  description:
    'Yearly counts an organisation enters about itself: numbers only, never cases. For itself and the officers of its area; others see totals of places (duty 3e, domain 8.3).',
})
export class AggregateIndicator extends Schema.class {
  @Field(() => ID, { description: 'Id of this record.' })
  declare id: string;

  @Field(() => Int, { description: 'Calendar year.' })
  declare year: number;

  @Field(() => Int, { description: 'Thefts of property in the year.' })
  declare thefts: number;

  @Field(() => Int, { description: 'Fires in the year.' })
  declare fires: number;

  @Field(() => Int, { description: 'Labour accidents in the year.' })
  declare labourAccidents: number;

  @Field(() => Int, { description: 'Cases of school violence in the year; 0 where it is no school.' })
  declare schoolViolence: number;

  @Field(() => Int, { description: 'Counts the changes; give it with the next one.' })
  declare version: number;
}
Schema.setClass(AggregateIndicator);
