import { defineEntity, p } from '@mikro-orm/postgresql';
import { Field, ID, Int, ObjectType } from 'type-graphql';
import { LocalDate } from '../../kit/scalars.js';

const Schema = defineEntity({
  name: 'ResidentialArea',
  schema: 'organizations',
  tableName: 'residential_area',
  properties: {
    id: p.uuid().primary(),
    nameVi: p.text(),
    since: p.date(),
    until: p.date().strictNullable(),
    version: p.integer().default(1),
  },
});

@ObjectType({
  description:
    'A village or residential group (thôn, khu dân cư, tổ dân phố): below the commune, without a national code.',
})
export class ResidentialArea extends Schema.class {
  @Field(() => ID, { description: 'Id in the graph.' })
  declare id: string;

  @Field(() => String, { description: 'Name in Vietnamese.' })
  declare nameVi: string;

  @Field(() => LocalDate, { description: 'First day on record.' })
  declare since: string;

  @Field(() => LocalDate, { nullable: true, description: 'First day it no longer existed; null: it exists.' })
  declare until: string | null;

  @Field(() => Int, { description: 'Grows with every change; give it back when changing the area.' })
  declare version: number;
}
Schema.setClass(ResidentialArea);
