import { defineEntity, p } from '@mikro-orm/postgresql';
import { Field, ID, ObjectType } from 'type-graphql';
import { graphEnum, valuesOf } from '../../kit/enums.js';
import { LocalDate } from '../../kit/scalars.js';
import { EmulationRound, EmulationRoundState } from './emulation-round.js';

export const EmulationRoundEvent = graphEnum('EmulationRoundEvent', 'A step in the life of a round.', {
  LAUNCH: 'Registration opens; names the launching document.',
  CLOSE_REGISTRATION: 'Registration ends.',
  START_NOMINATING: 'Nominations begin; an AD_HOC round begins with this.',
  START_REVIEW: 'The council begins; never in an AD_HOC round.',
  SUBMIT: 'Put before the deciding office; names the submission (tờ trình).',
  DECIDE: 'Every nomination is decided; names the last decision.',
  PUBLISH: 'The results are published.',
  CLOSE: 'It ends.',
});
export type EmulationRoundEvent = keyof typeof EmulationRoundEvent;

const Schema = defineEntity({
  name: 'EmulationRoundStep',
  schema: 'emulation',
  tableName: 'emulation_round_step',
  properties: {
    id: p.uuid().primary(),
    roundId: p.manyToOne(EmulationRound).mapToPk().joinColumn('round_id').index(),
    event: p.enum(valuesOf(EmulationRoundEvent)),
    state: p.enum(valuesOf(EmulationRoundState)),
    takenOn: p.date(),
    documentNumber: p.text().strictNullable(),
    /** Who took it: role and opaque subject of the token; kept as evidence, not in the graph. */
    role: p.text(),
    subject: p.text().strictNullable(),
  },
});

@ObjectType({ description: 'A step a round took; steps are never changed.' })
export class EmulationRoundStep extends Schema.class {
  @Field(() => ID, { description: 'Id of this step.' })
  declare id: string;

  @Field(() => EmulationRoundEvent, { description: 'What happened.' })
  declare event: EmulationRoundEvent;

  @Field(() => EmulationRoundState, { description: 'State it led to.' })
  declare state: EmulationRoundState;

  @Field(() => LocalDate, { description: 'Day it was taken, in Viet Nam.' })
  declare takenOn: string;

  @Field(() => String, {
    nullable: true,
    description: 'Number of the document that decided it; null: the step needs none.',
  })
  declare documentNumber: string | null;
}
Schema.setClass(EmulationRoundStep);
