import { defineEntity, p } from '@mikro-orm/postgresql';
import { Directive, Field, ID, Int, ObjectType } from 'type-graphql';
import { graphEnum, valuesOf } from '../../kit/enums.js';
import { LocalDate } from '../../kit/scalars.js';
import { FestivalPlan } from './festival-plan.js';

export const FestivalLevel = graphEnum('FestivalLevel', 'Who held a festival event (clause 2e).', {
  PROVINCE: 'The province.',
  DISTRICT: 'A district; abolished on 2025-07-01.',
  COMMUNE: 'A commune, ward or township.',
  RESIDENTIAL_AREA: 'A residential area (thôn, khu dân cư, tổ dân phố) of the commune that is its host.',
  ORGANIZATION: 'An agency, enterprise or school.',
});
export type FestivalLevel = keyof typeof FestivalLevel;

const Schema = defineEntity({
  name: 'FestivalEvent',
  schema: 'campaigns',
  tableName: 'festival_event',
  properties: {
    id: p.uuid().primary(),
    planId: p.manyToOne(FestivalPlan).mapToPk().joinColumn('plan_id'),
    level: p.enum(valuesOf(FestivalLevel)),
    organizationId: p.uuid().strictNullable(),
    unitId: p.uuid().strictNullable(),
    /** The host unit and everything above it on the day; an organisation's places come from the feed. */
    areaIds: p.array().columnType('uuid[]'),
    residentialArea: p.text().strictNullable(),
    heldOn: p.date(),
    participants: p.integer(),
    collectivesCommended: p.integer(),
    individualsCommended: p.integer(),
    withdrawn: p.boolean().default(false),
    withdrawalReason: p.text().strictNullable(),
    version: p.integer().default(1),
  },
});

@Directive('@key(fields: "id")')
@ObjectType({
  description: 'One event of the festival: host, day, headcount and commendations handed over (clause 2e).',
})
export class FestivalEvent extends Schema.class {
  @Field(() => ID, { description: 'Id in the graph.' })
  declare id: string;

  @Field(() => FestivalLevel, { description: 'Level of its host.' })
  declare level: FestivalLevel;

  @Field(() => String, {
    nullable: true,
    description: 'Name of the residential area that held it; null: another level did.',
  })
  declare residentialArea: string | null;

  @Field(() => LocalDate, { description: 'Day it was held, inside the window of its plan (R16).' })
  declare heldOn: string;

  @Field(() => Int, { description: 'People who took part, a headcount from 0 to 100,000; never who.' })
  declare participants: number;

  @Field(() => Int, { description: 'Collectives that were handed a commendation there, a count.' })
  declare collectivesCommended: number;

  @Field(() => Int, { description: 'Persons who were handed a commendation there, a count; never who.' })
  declare individualsCommended: number;

  @Field(() => Boolean, { description: 'Entered by mistake: kept on record, counted nowhere.' })
  declare withdrawn: boolean;

  @Field(() => String, { nullable: true, description: 'Why it was withdrawn; names no person.' })
  declare withdrawalReason: string | null;

  @Field(() => Int, {
    description: 'Grows with every change; mutations name the version they were based on.',
  })
  declare version: number;
}
Schema.setClass(FestivalEvent);
