import { defineEntity, p } from '@mikro-orm/postgresql';
import { Field, Int, ObjectType } from 'type-graphql';
import { valuesOf } from '../../kit/enums.js';
import { GuardForm } from '../guard-unit/guard-unit.js';

const Schema = defineEntity({
  name: 'FormerGuardCount',
  schema: 'security_forces',
  tableName: 'former_guard_count',
  properties: {
    organizationId: p.uuid().primary(),
    year: p.integer().primary(),
    form: p.enum(valuesOf(GuardForm)).primary(),
    members: p.integer(),
    certified: p.integer(),
  },
});

@ObjectType({
  description:
    'What is left of guards 24 months after their employment: how many, by the year it ended (domain 8.1).',
})
export class FormerGuardCount extends Schema.class {
  @Field(() => Int, { description: 'Year in which their employment ended.' })
  declare year: number;

  @Field(() => GuardForm, { description: 'Full-time, part-time or outsourced.' })
  declare form: GuardForm;

  @Field(() => Int, { description: 'Guards whose employment ended that year.' })
  declare members: number;

  @Field(() => Int, { description: 'Those of them who had any certificate.' })
  declare certified: number;
}
Schema.setClass(FormerGuardCount);
