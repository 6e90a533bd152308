import { defineEntity, p } from '@mikro-orm/postgresql';
import { Field, ID, Int, ObjectType } from 'type-graphql';
import { Organization } from '../organization/organization.js';

const Schema = defineEntity({
  name: 'InformedPeople',
  schema: 'organizations',
  tableName: 'informed_count',
  properties: {
    id: p.uuid().primary(),
    organizationId: p.manyToOne(Organization).mapToPk().joinColumn('organization_id'),
    year: p.integer(),
    informedCount: p.integer(),
    headcount: p.integer(),
    version: p.integer().default(1),
  },
  uniques: [{ name: 'informed_count_once', properties: ['organizationId', 'year'] }],
});

@ObjectType({
  description:
    'How many people of an organisation were informed of its regulations in a year: counts only (3a).',
})
export class InformedPeople extends Schema.class {
  @Field(() => ID, { description: 'Id of this record.' })
  declare id: string;

  @Field(() => Int, { description: 'Calendar year.' })
  declare year: number;

  @Field(() => Int, { description: 'People informed, at most `headcount` (R6).' })
  declare informedCount: number;

  @Field(() => Int, { description: 'People who work or learn there.' })
  declare headcount: number;

  @Field(() => Int, { description: 'Counts the changes; give it with the next one.' })
  declare version: number;
}
Schema.setClass(InformedPeople);
