import { defineEntity, p } from '@mikro-orm/postgresql';
import { Field, Int, ObjectType } from 'type-graphql';
import { LocalDate } from '../../kit/scalars.js';
import { AwardKind } from '../award/award-kind.js';

const Schema = defineEntity({
  name: 'ConsecutiveRule',
  schema: 'emulation',
  tableName: 'consecutive_rule',
  properties: {
    id: p.uuid().primary(),
    kindCode: p.manyToOne(AwardKind).mapToPk().joinColumn('kind_code').index(),
    neededCode: p.manyToOne(AwardKind).mapToPk().joinColumn('needed_code'),
    years: p.integer(),
    instrument: p.text(),
    validFrom: p.date(),
    validTo: p.date().strictNullable(),
    certainty: p.text(),
  },
});

@ObjectType({
  description:
    'Years in a row another award is needed before this one, under one instrument (R8); data, not code.',
})
export class ConsecutiveRule extends Schema.class {
  @Field(() => String, { description: 'Code of the award that is needed, e.g. TTLDXS.' })
  declare neededCode: string;

  @Field(() => Int, { description: 'Years in a row, without a gap.' })
  declare years: number;

  @Field(() => String, { description: 'Number of the instrument, e.g. 06/2022/QH15.' })
  declare instrument: string;

  @Field(() => LocalDate, { description: 'First day in force.' })
  declare validFrom: string;

  @Field(() => LocalDate, { nullable: true, description: 'First day no longer in force; null: in force.' })
  declare validTo: string | null;

  @Field(() => String, { description: 'How certain this row is, and its source.' })
  declare certainty: string;
}
Schema.setClass(ConsecutiveRule);
