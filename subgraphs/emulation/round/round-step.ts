import { defineEntity, p } from '@mikro-orm/postgresql';
import { Field, ObjectType } from 'type-graphql';
import { graphEnum, valuesOf } from '../../kit/enums.js';
import { Step, stepColumns } from '../../kit/step.js';
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
    ...stepColumns(),
    roundId: p.manyToOne(EmulationRound).mapToPk().joinColumn('round_id').index(),
    event: p.enum(valuesOf(EmulationRoundEvent)),
    state: p.enum(valuesOf(EmulationRoundState)),
  },
});

@ObjectType({ implements: Step, description: 'A step a round took; steps are never changed.' })
export class EmulationRoundStep extends Schema.class implements Step {
  @Field(() => EmulationRoundEvent, { description: 'What happened.' })
  declare event: EmulationRoundEvent;

  @Field(() => EmulationRoundState, { description: 'State it led to.' })
  declare state: EmulationRoundState;
}
Schema.setClass(EmulationRoundStep);
