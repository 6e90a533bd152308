import { defineEntity, p } from '@mikro-orm/postgresql';
import { Field, ID, ObjectType } from 'type-graphql';
import { LocalDate } from '../../kit/scalars.js';
import { MovementModel } from './movement-model.js';

const Schema = defineEntity({
  name: 'ModelPoint',
  schema: 'emulation',
  tableName: 'model_point',
  properties: {
    id: p.uuid().primary(),
    modelId: p.manyToOne(MovementModel).mapToPk().joinColumn('model_id').index(),
    organizationId: p.uuid().strictNullable().index(),
    unitId: p.uuid().strictNullable(),
    /** The unit and everything above it, when it is applied in a unit. */
    areaIds: p.array().columnType('uuid[]'),
    since: p.date(),
    until: p.date().strictNullable(),
  },
});

@ObjectType({
  description: 'A point (điểm): an organisation or unit where a model is applied, for a span of days.',
})
export class ModelPoint extends Schema.class {
  @Field(() => ID, { description: 'Id of this point.' })
  declare id: string;

  @Field(() => LocalDate, { description: 'First day it is applied there.' })
  declare since: string;

  @Field(() => LocalDate, { nullable: true, description: 'First day it no longer is; null: still applied.' })
  declare until: string | null;
}
Schema.setClass(ModelPoint);
