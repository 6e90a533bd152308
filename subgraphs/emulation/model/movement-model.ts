import { defineEntity, p } from '@mikro-orm/postgresql';
import { Directive, Field, ID, Int, ObjectType } from 'type-graphql';
import { graphEnum, valuesOf } from '../../kit/enums.js';
import { LocalDate } from '../../kit/scalars.js';

export const ModelState = graphEnum('ModelState', 'Where a model is in its life.', {
  PROPOSED: 'Proposed, applied nowhere yet.',
  PILOT: 'Tried out.',
  LAUNCHED: 'Launched (ra mắt) by a document.',
  RECOGNISED: 'Recognised as effective by a document.',
  REPLICATED: 'Recognised and applied at two points or more.',
  DISCONTINUED: 'Ended by a document; its history stays.',
});
export type ModelState = keyof typeof ModelState;

export const ModelType = graphEnum('ModelType', 'What a model is about.', {
  SELF_MANAGEMENT: 'Groups that keep order among themselves (tự phòng, tự quản, tự bảo vệ).',
  CRIME_PREVENTION: 'Prevention of crime and social evils.',
  DRUG_PREVENTION: 'Prevention of drug abuse.',
  SCHOOL_SAFETY: 'Safe schools, prevention of violence among learners.',
  TRAFFIC_SAFETY: 'Traffic safety.',
  FIRE_SAFETY: 'Fire prevention and rescue.',
  LABOUR_HARMONY: 'Good relations between workers and employer.',
  CYBER_SAFETY: 'Safe and lawful use of the internet.',
  OTHER: 'Anything else.',
});
export type ModelType = keyof typeof ModelType;

const Schema = defineEntity({
  name: 'MovementModel',
  schema: 'emulation',
  tableName: 'movement_model',
  properties: {
    id: p.uuid().primary(),
    name: p.text(),
    descriptionVi: p.text().strictNullable(),
    type: p.enum(valuesOf(ModelType)),
    state: p.enum(valuesOf(ModelState)).index(),
    organizationId: p.uuid().strictNullable().index(),
    unitId: p.uuid().strictNullable(),
    /** The unit and everything above it, when a unit leads; an organisation's places come from the feed. */
    areaIds: p.array().columnType('uuid[]'),
    proposedOn: p.date(),
    launchedOn: p.date().strictNullable(),
    version: p.integer().default(1),
    folded: p.text().generated('(emulation.fold(name)) stored').nullable().hidden(),
  },
});

@Directive('@key(fields: "id")')
@ObjectType({
  description: 'A model of the movement (mô hình): a way of working under one name (clauses 2b, 5a).',
})
export class MovementModel extends Schema.class {
  @Field(() => ID, { description: 'Id in the graph.' })
  declare id: string;

  @Field(() => String, { description: 'Name in Vietnamese; what is counted as one model (R20).' })
  declare name: string;

  @Field(() => String, { nullable: true, description: 'What it is, in a line of Vietnamese.' })
  declare descriptionVi: string | null;

  @Field(() => ModelType, { description: 'What it is about.' })
  declare type: ModelType;

  @Field(() => ModelState, { description: 'Where it is in its life.' })
  declare state: ModelState;

  @Field(() => LocalDate, { description: 'Day it was proposed.' })
  declare proposedOn: string;

  @Field(() => LocalDate, { nullable: true, description: 'Day it was launched; null: not yet.' })
  declare launchedOn: string | null;

  @Field(() => Int, { description: 'Grows with every change of the model, its points or teams.' })
  declare version: number;
}
Schema.setClass(MovementModel);
