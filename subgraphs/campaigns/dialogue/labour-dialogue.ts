import { defineEntity, p } from '@mikro-orm/postgresql';
import { Field, ID, Int, ObjectType } from 'type-graphql';
import { graphEnum, valuesOf } from '../../kit/enums.js';
import { LocalDate } from '../../kit/scalars.js';

export const DialogueOccasion = graphEnum(
  'DialogueOccasion',
  'What a dialogue at the workplace was held for (Labour Code 2019, article 63).',
  {
    PERIODIC: 'Held regularly, at least once a year.',
    ON_REQUEST: 'Asked for by one of the two sides.',
    CASE: 'Held for a matter on which the law asks for a dialogue.',
  },
);
export type DialogueOccasion = keyof typeof DialogueOccasion;

const Schema = defineEntity({
  name: 'LabourDialogue',
  schema: 'campaigns',
  tableName: 'labour_dialogue',
  properties: {
    id: p.uuid().primary(),
    organizationId: p.uuid(),
    heldOn: p.date(),
    occasion: p.enum(valuesOf(DialogueOccasion)),
    participants: p.integer(),
    withdrawn: p.boolean().default(false),
    withdrawalReason: p.text().strictNullable(),
    version: p.integer().default(1),
  },
});

/** A day and a headcount, nothing else on purpose: what was said, and by whom, is no business of the register. */
@ObjectType({
  description:
    'A dialogue at the workplace that an enterprise held: a day, an occasion, a headcount (clause 4d).',
})
export class LabourDialogue extends Schema.class {
  @Field(() => ID, { description: 'Id in the graph.' })
  declare id: string;

  @Field(() => LocalDate, { description: 'Day it was held.' })
  declare heldOn: string;

  @Field(() => DialogueOccasion, { description: 'What it was held for.' })
  declare occasion: DialogueOccasion;

  @Field(() => Int, { description: 'People who took part, both sides together, 2 to 10,000; never who.' })
  declare participants: number;

  @Field(() => Boolean, { description: 'Entered by mistake: kept on record, counted nowhere.' })
  declare withdrawn: boolean;

  @Field(() => String, { nullable: true, description: 'Why it was withdrawn; names no person.' })
  declare withdrawalReason: string | null;

  @Field(() => Int, {
    description: 'Grows with every change; mutations name the version they were based on.',
  })
  declare version: number;
}
Schema.setClass(LabourDialogue);
