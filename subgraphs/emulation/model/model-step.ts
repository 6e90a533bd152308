import { defineEntity, p } from '@mikro-orm/postgresql';
import { Field, ObjectType } from 'type-graphql';
import { graphEnum, valuesOf } from '../../kit/enums.js';
import { Step, stepColumns } from '../../kit/step.js';
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
    ...stepColumns(),
    modelId: p.manyToOne(MovementModel).mapToPk().joinColumn('model_id').index(),
    event: p.enum(valuesOf(ModelEvent)),
    state: p.enum(valuesOf(ModelState)),
  },
});

@ObjectType({ implements: Step, description: 'A step a model took; steps are never changed.' })
export class ModelStep extends Schema.class implements Step {
  @Field(() => ModelEvent, { description: 'What happened.' })
  declare event: ModelEvent;

  @Field(() => ModelState, { description: 'State it led to.' })
  declare state: ModelState;
}
Schema.setClass(ModelStep);
