import { defineEntity, p } from '@mikro-orm/postgresql';
import { Field, ID, ObjectType } from 'type-graphql';
import { graphEnum, valuesOf } from '../../kit/enums.js';
import { LocalDate } from '../../kit/scalars.js';
import { ModelState, MovementModel } from './movement-model.js';

export const ModelEvent = graphEnum('ModelEvent', 'A step in the life of a model.', {
  START_PILOT: 'It is tried out.',
  LAUNCH: 'It is launched (ra mắt); names its document.',
  RECOGNISE: 'It is recognised; names its document.',
  REPLICATE: 'It is applied at two points or more.',
  DISCONTINUE: 'It ends, with all its points; names its document.',
});
export type ModelEvent = keyof typeof ModelEvent;

const Schema = defineEntity({
  name: 'ModelStep',
  schema: 'emulation',
  tableName: 'model_step',
  properties: {
    id: p.uuid().primary(),
    modelId: p.manyToOne(MovementModel).mapToPk().joinColumn('model_id').index(),
    event: p.enum(valuesOf(ModelEvent)),
    state: p.enum(valuesOf(ModelState)),
    takenOn: p.date(),
    documentNumber: p.text().strictNullable(),
    /** Who took it: role and opaque subject of the token; kept as evidence, not in the graph. */
    role: p.text(),
    subject: p.text().strictNullable(),
  },
});

@ObjectType({ description: 'A step a model took; steps are never changed.' })
export class ModelStep extends Schema.class {
  @Field(() => ID, { description: 'Id of this step.' })
  declare id: string;

  @Field(() => ModelEvent, { description: 'What happened.' })
  declare event: ModelEvent;

  @Field(() => ModelState, { description: 'State it led to.' })
  declare state: ModelState;

  @Field(() => LocalDate, { description: 'Day it was taken.' })
  declare takenOn: string;

  @Field(() => String, {
    nullable: true,
    description: 'Number of the document that decided it; null: the step needs none.',
  })
  declare documentNumber: string | null;
}
Schema.setClass(ModelStep);
