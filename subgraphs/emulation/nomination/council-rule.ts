import { defineEntity, p } from '@mikro-orm/postgresql';
import { Field, Int, ObjectType } from 'type-graphql';
import { valuesOf } from '../../kit/enums.js';
import { LocalDate } from '../../kit/scalars.js';
import { AwardLevel } from '../award/award-authority.js';

const Schema = defineEntity({
  name: 'CouncilRule',
  schema: 'emulation',
  tableName: 'council_rule',
  properties: {
    id: p.uuid().primary(),
    level: p.enum(valuesOf(AwardLevel)),
    requiredPercent: p.integer(),
    instrument: p.text(),
    validFrom: p.date(),
    validTo: p.date().strictNullable(),
    certainty: p.text(),
  },
});

@ObjectType({
  description: 'Share of all council members that must vote for an award, under one instrument (R11).',
})
export class CouncilRule extends Schema.class {
  @Field(() => AwardLevel, { description: 'Level of the award.' })
  declare level: AwardLevel;

  @Field(() => Int, { description: 'Percent of all members, absent ones too.' })
  declare requiredPercent: number;

  @Field(() => String, { description: 'Number of the instrument, e.g. 91/2017/NĐ-CP.' })
  declare instrument: string;

  @Field(() => LocalDate, { description: 'First day in force.' })
  declare validFrom: string;

  @Field(() => LocalDate, { nullable: true, description: 'First day no longer in force; null: in force.' })
  declare validTo: string | null;

  @Field(() => String, { description: 'How certain this row is, and its source.' })
  declare certainty: string;
}
Schema.setClass(CouncilRule);
