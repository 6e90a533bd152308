import { defineEntity, p } from '@mikro-orm/postgresql';
import { Field, ObjectType } from 'type-graphql';
import { graphEnum, valuesOf } from '../../kit/enums.js';
import { Step, stepColumns } from '../../kit/step.js';
import { Nomination, NominationState } from './nomination.js';

export const NominationEvent = graphEnum('NominationEvent', 'A step in the life of a nomination.', {
  SUBMIT: 'The organisation hands it in.',
  RETURN: 'The office sends it back and says why.',
  CHECK: 'The office confirms that no rule speaks against it (R8, R10).',
  CONSULT: 'Other bodies are asked; names the letter.',
  VOTE: 'The council votes; names the minutes (R11).',
  PROPOSE: 'Proposed after the vote.',
  PROPOSE_AD_HOC: 'Proposed without council in an AD_HOC round; names the document with the reason.',
  AWARD: 'The award is decided; names the decision.',
  REJECT: 'Turned down; names the document.',
  REVOKE: 'Its award is revoked; names the decision (R18).',
});
export type NominationEvent = keyof typeof NominationEvent;

const Schema = defineEntity({
  name: 'NominationStep',
  schema: 'emulation',
  tableName: 'nomination_step',
  properties: {
    ...stepColumns(),
    nominationId: p.manyToOne(Nomination).mapToPk().joinColumn('nomination_id').index(),
    event: p.enum(valuesOf(NominationEvent)),
    state: p.enum(valuesOf(NominationState)),
  },
});

@ObjectType({ implements: Step, description: 'A step a nomination took; steps are never changed.' })
export class NominationStep extends Schema.class implements Step {
  @Field(() => NominationEvent, { description: 'What happened.' })
  declare event: NominationEvent;

  @Field(() => NominationState, { description: 'State it led to.' })
  declare state: NominationState;
}
Schema.setClass(NominationStep);
