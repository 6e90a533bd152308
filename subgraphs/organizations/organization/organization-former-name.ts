import { defineEntity, p } from '@mikro-orm/postgresql';
import { Field, ID, ObjectType } from 'type-graphql';
import { LocalDate } from '../../kit/scalars.js';
import { Organization } from './organization.js';

const Schema = defineEntity({
  name: 'OrganizationFormerName',
  schema: 'organizations',
  tableName: 'organization_former_name',
  properties: {
    id: p.uuid().primary(),
    organizationId: p.manyToOne(Organization).mapToPk().joinColumn('organization_id'),
    name: p.text(),
    until: p.date(),
  },
  uniques: [{ name: 'organization_former_name_once', properties: ['organizationId', 'until'] }],
});

@ObjectType({ description: 'A name an organisation had, so that older documents can be told apart.' })
export class OrganizationFormerName extends Schema.class {
  @Field(() => ID, { description: 'Id of this record.' })
  declare id: string;

  @Field(() => String, { description: 'The name, in Vietnamese.' })
  declare name: string;

  @Field(() => LocalDate, {
    description:
      'First day it no longer had this name; it had it since the former name before, or from the start.',
  })
  declare until: string;
}
Schema.setClass(OrganizationFormerName);
