import { defineEntity, p } from '@mikro-orm/postgresql';
import { Field, ObjectType } from 'type-graphql';
import { valuesOf } from '../../kit/enums.js';
import { LocalDate } from '../../kit/scalars.js';
import { AwardKind } from '../award/award-kind.js';
import { InitiativeScope } from './initiative.js';

const Schema = defineEntity({
  name: 'InitiativeRule',
  schema: 'emulation',
  tableName: 'initiative_rule',
  properties: {
    id: p.uuid().primary(),
    kindCode: p.manyToOne(AwardKind).mapToPk().joinColumn('kind_code').index(),
    scope: p.enum(valuesOf(InitiativeScope)),
    instrument: p.text(),
    validFrom: p.date(),
    validTo: p.date().strictNullable(),
    certainty: p.text(),
  },
});

@ObjectType({ description: 'An initiative an award asks for, under one instrument; data, not code.' })
export class InitiativeRule extends Schema.class {
  @Field(() => InitiativeScope, { description: 'Least effect the initiative must have.' })
  declare scope: InitiativeScope;

  @Field(() => String, { description: 'Number of the instrument, e.g. 06/2022/QH15.' })
  declare instrument: string;

  @Field(() => LocalDate, { description: 'First day in force.' })
  declare validFrom: string;

  @Field(() => LocalDate, { nullable: true, description: 'First day no longer in force; null: in force.' })
  declare validTo: string | null;

  @Field(() => String, { description: 'How certain this row is, and its source.' })
  declare certainty: string;
}
Schema.setClass(InitiativeRule);
