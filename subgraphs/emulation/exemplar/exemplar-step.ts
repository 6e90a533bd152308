import { defineEntity, p } from '@mikro-orm/postgresql';
import { Field, ID, ObjectType } from 'type-graphql';
import { graphEnum, valuesOf } from '../../kit/enums.js';
import { LocalDate } from '../../kit/scalars.js';
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
    id: p.uuid().primary(),
    exemplarId: p.manyToOne(Exemplar).mapToPk().joinColumn('exemplar_id').index(),
    event: p.enum(valuesOf(ExemplarEvent)),
    state: p.enum(valuesOf(ExemplarState)),
    takenOn: p.date(),
    documentNumber: p.text().strictNullable(),
    /** Who took it: role and opaque subject of the token; kept as evidence, not in the graph. */
    role: p.text(),
    subject: p.text().strictNullable(),
  },
});

@ObjectType({ description: 'A step an exemplar took; steps are never changed.' })
export class ExemplarStep extends Schema.class {
  @Field(() => ID, { description: 'Id of this step.' })
  declare id: string;

  @Field(() => ExemplarEvent, { description: 'What happened.' })
  declare event: ExemplarEvent;

  @Field(() => ExemplarState, { description: 'State it led to.' })
  declare state: ExemplarState;

  @Field(() => LocalDate, { description: 'Day it was taken, in Viet Nam.' })
  declare takenOn: string;

  @Field(() => String, {
    nullable: true,
    description: 'Number of the document that decided it; null: the step needs none.',
  })
  declare documentNumber: string | null;
}
Schema.setClass(ExemplarStep);
