import { defineEntity, p } from '@mikro-orm/postgresql';
import { Field, ID, Int, ObjectType } from 'type-graphql';
import { valuesOf } from '../../kit/enums.js';
import { LocalDate } from '../../kit/scalars.js';
import { Ownership } from '../references/organization.js';

const Schema = defineEntity({
  name: 'HiringLimit',
  schema: 'security_forces',
  tableName: 'hiring_limit',
  properties: {
    id: p.uuid().primary(),
    instrument: p.text(),
    ownership: p.enum(valuesOf(Ownership)),
    months: p.integer(),
    validFrom: p.date(),
    validTo: p.date().strictNullable(),
    certainty: p.text(),
  },
});

@ObjectType({
  description: 'How long organisations of an ownership may hire a security service without a gap (rule R12).',
})
export class HiringLimit extends Schema.class {
  @Field(() => ID, { description: 'Id in the graph.' })
  declare id: string;

  @Field(() => String, { description: 'Legal instrument that sets the limit, e.g. 06/2013/NĐ-CP.' })
  declare instrument: string;

  @Field(() => Ownership, { description: 'Organisations it binds.' })
  declare ownership: Ownership;

  @Field(() => Int, { description: 'Months a service may be hired without a gap.' })
  declare months: number;

  @Field(() => LocalDate, { description: 'First day of the rule; older contracts run out at their term.' })
  declare validFrom: string;

  @Field(() => LocalDate, { nullable: true, description: 'First day without the rule; null: in force.' })
  declare validTo: string | null;

  @Field(() => String, { description: 'What of the rule was read in a source, and what was not.' })
  declare certainty: string;
}
Schema.setClass(HiringLimit);
