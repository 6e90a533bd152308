import { defineEntity, p } from '@mikro-orm/postgresql';
import { Field, ID, ObjectType } from 'type-graphql';
import { LocalDate } from '../../kit/scalars.js';

const Schema = defineEntity({
  name: 'HiringExemption',
  schema: 'security_forces',
  tableName: 'hiring_exemption',
  properties: {
    id: p.uuid().primary(),
    instrument: p.text(),
    clause: p.text(),
    nameVi: p.text(),
    validFrom: p.date(),
    validTo: p.date().strictNullable(),
  },
  uniques: [{ name: 'hiring_exemption_once', properties: ['instrument', 'clause'] }],
});

@ObjectType({
  description:
    'A case in which a state-budget organisation may hire a security service permanently (listed in Circular 46/2014).',
})
export class HiringExemption extends Schema.class {
  @Field(() => ID, { description: 'Id in the graph.' })
  declare id: string;

  @Field(() => String, { description: 'Legal instrument that lists the case, e.g. 46/2014/TT-BCA.' })
  declare instrument: string;

  @Field(() => String, { description: 'Article and clause that list it.' })
  declare clause: string;

  @Field(() => String, { description: 'The case in Vietnamese.' })
  declare nameVi: string;

  @Field(() => LocalDate, { description: 'First day of the case.' })
  declare validFrom: string;

  @Field(() => LocalDate, { nullable: true, description: 'First day without the case; null: in force.' })
  declare validTo: string | null;
}
Schema.setClass(HiringExemption);
