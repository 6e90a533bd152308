import { defineEntity, p } from '@mikro-orm/postgresql';
import { Field, ID, Int, ObjectType } from 'type-graphql';
import { LocalDate } from '../../kit/scalars.js';
import { GuardUnit } from './guard-unit.js';

const Schema = defineEntity({
  name: 'StrengthSnapshot',
  schema: 'security_forces',
  tableName: 'strength_snapshot',
  properties: {
    id: p.uuid().primary(),
    unitId: p.manyToOne(GuardUnit).mapToPk().joinColumn('unit_id'),
    asOf: p.date(),
    approved: p.integer(),
    sourceDocument: p.text(),
    present: p.integer(),
    meetsStandard: p.integer(),
    version: p.integer().default(1),
  },
  uniques: [{ name: 'strength_snapshot_once', properties: ['unitId', 'asOf'] }],
});

@ObjectType({
  description: 'Strength of a guard unit as counted on a day; counts only, never who (duty 4a).',
})
export class StrengthSnapshot extends Schema.class {
  @Field(() => ID, { description: 'Id in the graph.' })
  declare id: string;

  @Field(() => LocalDate, { description: 'Day of the count.' })
  declare asOf: string;

  @Field(() => Int, { description: 'Guards approved for the unit (biên chế được duyệt), 0 to 10,000.' })
  declare approved: number;

  @Field(() => String, {
    description: 'Decision or protection plan that approves the strength; no law sets a minimum.',
  })
  declare sourceDocument: string;

  @Field(() => Int, { description: 'Guards there on the day (quân số hiện có), 0 to 10,000.' })
  declare present: number;

  @Field(() => Int, {
    description: 'Those of them who meet the standard of a guard, as checked by their organisation.',
  })
  declare meetsStandard: number;

  @Field(() => Int, {
    description: 'Grows with every correction; a correction names the version it was based on.',
  })
  declare version: number;
}
Schema.setClass(StrengthSnapshot);
