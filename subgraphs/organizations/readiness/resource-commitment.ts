import { defineEntity, p } from '@mikro-orm/postgresql';
import { Field, ID, Int, ObjectType } from 'type-graphql';
import { Organization } from '../organization/organization.js';

const Schema = defineEntity({
  name: 'ResourceCommitment',
  schema: 'organizations',
  tableName: 'resource_commitment',
  properties: {
    id: p.uuid().primary(),
    organizationId: p.manyToOne(Organization).mapToPk().joinColumn('organization_id'),
    year: p.integer(),
    budgetMillionVnd: p.integer(),
    equipmentMillionVnd: p.integer(),
    guardHouses: p.integer(),
    version: p.integer().default(1),
  },
  uniques: [{ name: 'resource_commitment_once', properties: ['organizationId', 'year'] }],
});

@ObjectType({ description: 'What an organisation sets aside for the movement in a year, as amounts (P6).' })
export class ResourceCommitment extends Schema.class {
  @Field(() => ID, { description: 'Id of this record.' })
  declare id: string;

  @Field(() => Int, { description: 'Calendar year.' })
  declare year: number;

  @Field(() => Int, { description: 'Budget, in millions of đồng.' })
  declare budgetMillionVnd: number;

  @Field(() => Int, { description: 'Worth of equipment bought, in millions of đồng.' })
  declare equipmentMillionVnd: number;

  @Field(() => Int, { description: 'Guard houses (chốt bảo vệ) kept; how many, never where.' })
  declare guardHouses: number;

  @Field(() => Int, { description: 'Counts the changes; give it with the next one.' })
  declare version: number;
}
Schema.setClass(ResourceCommitment);
