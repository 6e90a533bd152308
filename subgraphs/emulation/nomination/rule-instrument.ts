import { defineEntity, p } from '@mikro-orm/postgresql';
import { Field, ObjectType } from 'type-graphql';
import { LocalDate } from '../../kit/scalars.js';

const Schema = defineEntity({
  name: 'RuleInstrument',
  schema: 'emulation',
  tableName: 'rule_instrument',
  properties: {
    id: p.uuid().primary(),
    rule: p.text(),
    instrument: p.text(),
    validFrom: p.date(),
    validTo: p.date().strictNullable(),
    certainty: p.text(),
  },
});

@ObjectType({
  description:
    'Which instrument says a rule without figures of its own: a medal is received once (R9), one achievement is not rewarded twice (R10). The rule holds on every day; before the first row the instrument is not known.',
})
export class RuleInstrument extends Schema.class {
  @Field(() => String, { description: 'Number of the rule (domain 5.8), e.g. R10.' })
  declare rule: string;

  @Field(() => String, { description: 'Number of the instrument, e.g. 06/2022/QH15.' })
  declare instrument: string;

  @Field(() => LocalDate, { description: 'First day in force.' })
  declare validFrom: string;

  @Field(() => LocalDate, { nullable: true, description: 'First day no longer in force; null: in force.' })
  declare validTo: string | null;

  @Field(() => String, { description: 'How certain this row is, and its source.' })
  declare certainty: string;
}
Schema.setClass(RuleInstrument);
