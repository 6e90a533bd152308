import { defineEntity, p } from '@mikro-orm/postgresql';
import { Field, ID, ObjectType } from 'type-graphql';
import { graphEnum, valuesOf } from '../../kit/enums.js';
import { LocalDate } from '../../kit/scalars.js';
import { AdministrativeUnit } from './administrative-unit.js';

export const SuccessionExtent = graphEnum(
  'SuccessionExtent',
  'How much of a former unit went to a successor.',
  {
    WHOLE: 'All of it: its organisations move by rule.',
    PART: 'A part: each organisation needs an address review.',
    UNKNOWN: 'The source names a successor, not how much went there: treated like PART.',
  },
);
export type SuccessionExtent = keyof typeof SuccessionExtent;

const Schema = defineEntity({
  name: 'UnitSuccession',
  schema: 'organizations',
  tableName: 'unit_succession',
  properties: {
    id: p.uuid().primary(),
    fromId: p.manyToOne(AdministrativeUnit).mapToPk().joinColumn('from_id').index(),
    toId: p.manyToOne(AdministrativeUnit).mapToPk().joinColumn('to_id').index(),
    extent: p.enum(valuesOf(SuccessionExtent)),
    effectiveOn: p.date(),
    source: p.text(),
  },
});

@ObjectType({ description: 'One unit followed by another.' })
export class UnitSuccession extends Schema.class {
  @Field(() => ID, { description: 'Id of this succession.' })
  declare id: string;

  @Field(() => SuccessionExtent, { description: 'How much of the former unit went there.' })
  declare extent: SuccessionExtent;

  @Field(() => LocalDate, { description: 'First day of the new unit.' })
  declare effectiveOn: string;

  @Field(() => String, { description: 'Instrument or data source that says so.' })
  declare source: string;
}
Schema.setClass(UnitSuccession);
