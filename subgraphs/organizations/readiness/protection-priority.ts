import { defineEntity, p } from '@mikro-orm/postgresql';
import { Field, ID, ObjectType } from 'type-graphql';
import { graphEnum, valuesOf } from '../../kit/enums.js';
import { LocalDate } from '../../kit/scalars.js';
import { AuthorityBody } from '../authority/authority-body.js';
import { Organization } from '../organization/organization.js';

export const PriorityLevel = graphEnum(
  'PriorityLevel',
  'Order in which protection work is done (clause 4h).',
  {
    STANDARD: 'As every organisation.',
    KEY: 'Before others.',
  },
);
export type PriorityLevel = keyof typeof PriorityLevel;

const Schema = defineEntity({
  name: 'ProtectionPriority',
  schema: 'organizations',
  tableName: 'protection_priority',
  properties: {
    id: p.uuid().primary(),
    organizationId: p.manyToOne(Organization).mapToPk().joinColumn('organization_id'),
    level: p.enum(valuesOf(PriorityLevel)),
    decidedOn: p.date(),
    decidedById: p
      .manyToOne(AuthorityBody)
      .mapToPk()
      .joinColumn('decided_by_id')
      .index('protection_priority_decided_by_index'),
    document: p.text(),
  },
  uniques: [{ name: 'protection_priority_once', properties: ['organizationId', 'decidedOn'] }],
});

@ObjectType({
  description:
    'In which order protection work is done at an organisation. Restricted: the list of key targets would help an attacker; no layouts, no weak points (clause 4h, domain 8.3).',
})
export class ProtectionPriority extends Schema.class {
  @Field(() => ID, { description: 'Id of this decision.' })
  declare id: string;

  @Field(() => PriorityLevel, { description: 'The order.' })
  declare level: PriorityLevel;

  @Field(() => LocalDate, { description: 'Day of the decision, from which it holds until the next one.' })
  declare decidedOn: string;

  @Field(() => String, { description: 'Number of the decision.' })
  declare document: string;
}
Schema.setClass(ProtectionPriority);
