import { defineEntity, p } from '@mikro-orm/postgresql';
import { Field, ID, ObjectType } from 'type-graphql';
import { LocalDate } from '../../kit/scalars.js';
import { ModelPoint } from './model-point.js';

const Schema = defineEntity({
  name: 'ModelTeam',
  schema: 'emulation',
  tableName: 'model_team',
  properties: {
    id: p.uuid().primary(),
    pointId: p.manyToOne(ModelPoint).mapToPk().joinColumn('point_id').index(),
    name: p.text(),
    since: p.date(),
    until: p.date().strictNullable(),
  },
});

@ObjectType({ description: 'A team (tổ) of a point; its members are not recorded.' })
export class ModelTeam extends Schema.class {
  @Field(() => ID, { description: 'Id of this team.' })
  declare id: string;

  @Field(() => String, { description: 'Name of the team, unique within its point, e.g. Tổ 1.' })
  declare name: string;

  @Field(() => LocalDate, { description: 'First day.' })
  declare since: string;

  @Field(() => LocalDate, { nullable: true, description: 'First day it no longer exists; null: it exists.' })
  declare until: string | null;
}
Schema.setClass(ModelTeam);
