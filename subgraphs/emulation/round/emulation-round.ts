import { defineEntity, p } from '@mikro-orm/postgresql';
import { Field, ID, Int, ObjectType } from 'type-graphql';
import { graphEnum, valuesOf } from '../../kit/enums.js';
import { EmulationMovement } from '../movement/emulation-movement.js';

export const EmulationRoundType = graphEnum('EmulationRoundType', 'What a round of commendation is for.', {
  ANNUAL: 'For the achievements of a year (khen thưởng hằng năm).',
  THEMATIC: 'For one topic or movement, e.g. the festival (khen thưởng chuyên đề).',
  AD_HOC: 'For single outstanding achievements (khen thưởng đột xuất): no registration, no council.',
});
export type EmulationRoundType = keyof typeof EmulationRoundType;

export const EmulationRoundState = graphEnum(
  'EmulationRoundState',
  'Where a round is in its life (domain 5.4).',
  {
    DRAFT: 'Being prepared by the emulation office.',
    OPEN_FOR_REGISTRATION: 'Launched by a document; organisations register.',
    REGISTRATION_CLOSED: 'No one registers any more.',
    NOMINATING: 'Nominations are written and checked.',
    COUNCIL_REVIEW: 'The council votes.',
    SUBMITTED_FOR_DECISION: 'Put before the deciding office by a submission (tờ trình).',
    DECIDED: 'Every nomination was decided.',
    PUBLISHED: 'The results were published.',
    CLOSED: 'Nothing more happens.',
  },
);
export type EmulationRoundState = keyof typeof EmulationRoundState;

const Schema = defineEntity({
  name: 'EmulationRound',
  schema: 'emulation',
  tableName: 'emulation_round',
  properties: {
    id: p.uuid().primary(),
    nameVi: p.text(),
    type: p.enum(valuesOf(EmulationRoundType)),
    year: p.integer(),
    movementId: p.manyToOne(EmulationMovement).mapToPk().joinColumn('movement_id').strictNullable().index(),
    unitId: p.uuid(),
    /** The unit and everything above it. */
    areaIds: p.array().columnType('uuid[]'),
    state: p.enum(valuesOf(EmulationRoundState)),
    version: p.integer().default(1),
  },
});

@ObjectType({
  description: 'A round in which collectives register and are nominated for awards (clause 5b).',
})
export class EmulationRound extends Schema.class {
  @Field(() => ID, { description: 'Id in the graph.' })
  declare id: string;

  @Field(() => String, { description: 'Name in Vietnamese, up to 200 characters.' })
  declare nameVi: string;

  @Field(() => EmulationRoundType, { description: 'Annual, thematic or ad hoc.' })
  declare type: EmulationRoundType;

  @Field(() => Int, { description: 'Calendar year of the achievements.' })
  declare year: number;

  @Field(() => EmulationRoundState, { description: 'Where it is in its life.' })
  declare state: EmulationRoundState;

  @Field(() => Int, {
    description: 'Grows with every change; mutations name the version they were based on.',
  })
  declare version: number;
}
Schema.setClass(EmulationRound);
