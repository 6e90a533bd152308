import { defineEntity, p } from '@mikro-orm/postgresql';
import { Field, ID, ObjectType } from 'type-graphql';
import { graphEnum, valuesOf } from '../../kit/enums.js';
import { LocalDate } from '../../kit/scalars.js';
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
    id: p.uuid().primary(),
    nominationId: p.manyToOne(Nomination).mapToPk().joinColumn('nomination_id').index(),
    event: p.enum(valuesOf(NominationEvent)),
    state: p.enum(valuesOf(NominationState)),
    takenOn: p.date(),
    documentNumber: p.text().strictNullable(),
    comment: p.text().strictNullable(),
    role: p.text(),
    /** Opaque subject of the token; kept as evidence, not in the graph. */
    subject: p.text().strictNullable(),
  },
});

@ObjectType({ description: 'A step a nomination took; steps are never changed.' })
export class NominationStep extends Schema.class {
  @Field(() => ID, { description: 'Id of this step.' })
  declare id: string;

  @Field(() => NominationEvent, { description: 'What happened.' })
  declare event: NominationEvent;

  @Field(() => NominationState, { description: 'State it led to.' })
  declare state: NominationState;

  @Field(() => LocalDate, { description: 'Day it was taken, in Viet Nam.' })
  declare takenOn: string;

  @Field(() => String, {
    nullable: true,
    description: 'Number of the document that decided it; null: the step needs none.',
  })
  declare documentNumber: string | null;

  @Field(() => String, { nullable: true, description: 'Remark, e.g. why it was returned; names no person.' })
  declare comment: string | null;

  @Field(() => String, { description: 'Role of who did it, e.g. EMULATION_OFFICE.' })
  declare role: string;
}
Schema.setClass(NominationStep);
