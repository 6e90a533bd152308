import { defineEntity, p } from '@mikro-orm/postgresql';
import { Field, Int, ObjectType } from 'type-graphql';
import { LocalDate } from '../../kit/scalars.js';

const Schema = defineEntity({
  name: 'GuardStandard',
  schema: 'security_forces',
  tableName: 'guard_standard',
  properties: {
    validFrom: p.date().primary(),
    minimumAge: p.integer(),
    instrument: p.text(),
    certainty: p.text(),
  },
});

@ObjectType({
  description: 'How old a guard must be, as data (rule R13): the latest row on the day of record counts.',
})
export class GuardStandard extends Schema.class {
  @Field(() => LocalDate, { description: 'First day in force.' })
  declare validFrom: string;

  @Field(() => Int, { description: 'Least age in years.' })
  declare minimumAge: number;

  @Field(() => String, { description: 'Legal instrument that sets it, e.g. 06/2013/NĐ-CP.' })
  declare instrument: string;

  @Field(() => String, { description: 'What of the rule was read in a source, and what was not.' })
  declare certainty: string;
}
Schema.setClass(GuardStandard);
