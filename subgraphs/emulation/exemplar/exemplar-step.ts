import { defineEntity, p } from '@mikro-orm/postgresql';
import { Field, ObjectType } from 'type-graphql';
import { graphEnum, valuesOf } from '../../kit/enums.js';
import { Step, stepColumns } from '../../kit/step.js';
import { Exemplar, ExemplarState } from './exemplar.js';

export const ExemplarEvent = graphEnum('ExemplarEvent', 'A step in the life of an exemplar.', {
  RECOGNISE: 'It is recognised; names the decision.',
  PUBLICISE: 'It was made known in public.',
  LAPSE: 'It is no longer an example; names the document.',
});
export type ExemplarEvent = keyof typeof ExemplarEvent;

const Schema = defineEntity({
  name: 'ExemplarStep',
  schema: 'emulation',
  tableName: 'exemplar_step',
  properties: {
    ...stepColumns(),
    exemplarId: p.manyToOne(Exemplar).mapToPk().joinColumn('exemplar_id').index(),
    event: p.enum(valuesOf(ExemplarEvent)),
    state: p.enum(valuesOf(ExemplarState)),
  },
});

@ObjectType({ implements: Step, description: 'A step an exemplar took; steps are never changed.' })
export class ExemplarStep extends Schema.class implements Step {
  @Field(() => ExemplarEvent, { description: 'What happened.' })
  declare event: ExemplarEvent;

  @Field(() => ExemplarState, { description: 'State it led to.' })
  declare state: ExemplarState;
}
Schema.setClass(ExemplarStep);
