import { Field, ID, InputType, Int } from 'type-graphql';
import { enumFilterOf, IdFilter, type ValueFilter } from '../../kit/filter.js';
import { LocalDate } from '../../kit/scalars.js';
import { OrganizationKind } from '../references/organization.js';
import { FestivalLevel } from './festival-event.js';

const LevelFilter = enumFilterOf(FestivalLevel, 'FestivalLevel');

@InputType({ description: 'Which festival plans to list; conditions are joined by “and”.' })
export class FestivalPlanWhere {
  @Field(() => Int, { nullable: true, description: 'Calendar year of the festival.' })
  year?: number | null;

  @Field(() => IdFilter, {
    nullable: true,
    description: 'Plan of this administrative unit, or of one below it.',
  })
  unit?: IdFilter | null;
}

@InputType({ description: 'Which festival events to list; conditions are joined by “and”.' })
export class FestivalEventWhere {
  @Field(() => Int, { nullable: true, description: 'Calendar year it was held in.' })
  year?: number | null;

  @Field(() => IdFilter, { nullable: true, description: 'By plan.' })
  plan?: IdFilter | null;

  @Field(() => LevelFilter, { nullable: true, description: 'By level of the host.' })
  level?: ValueFilter<FestivalLevel> | null;

  @Field(() => IdFilter, {
    nullable: true,
    description: 'Its host was this administrative unit, below it, or placed there on the day.',
  })
  unit?: IdFilter | null;
}

@InputType({ description: 'Window of a plan and whom it obliges.' })
abstract class FestivalWindowInput {
  @Field(() => LocalDate, { description: 'First day of the window.' })
  opensOn!: string;

  @Field(() => LocalDate, { description: 'Last day of the window.' })
  closesOn!: string;

  @Field(() => String, {
    description: 'Number of the plan, like 12/KH-UBND (Decree 30/2020), up to 60 characters.',
  })
  documentNumber!: string;

  @Field(() => Boolean, { description: 'Whether every commune of the unit is to hold an event.' })
  obligesCommunes!: boolean;

  @Field(() => [OrganizationKind], { description: 'Kinds of organisation that are each to hold an event.' })
  obligedKinds!: OrganizationKind[];
}

@InputType({ description: 'A new yearly plan.' })
export class IssueFestivalPlanInput extends FestivalWindowInput {
  @Field(() => ID, { description: 'Administrative unit whose plan it is; it exists when the window opens.' })
  unitId!: string;

  @Field(() => Int, { description: 'Calendar year of the festival, e.g. 2026.' })
  year!: number;
}

@InputType({ description: 'A new window of a plan; it replaces the old one.' })
export class ReviseFestivalPlanInput extends FestivalWindowInput {
  @Field(() => ID, { description: 'Plan to revise.' })
  id!: string;

  @Field(() => Int, { description: 'Version the change is based on; an older one gets CONFLICT.' })
  version!: number;
}

@InputType({ description: 'An event of the festival that was held.' })
export class RecordFestivalEventInput {
  @Field(() => ID, { description: 'Plan it was held under.' })
  planId!: string;

  @Field(() => FestivalLevel, { description: 'Level of the host.' })
  level!: FestivalLevel;

  @Field(() => ID, { nullable: true, description: 'Host of the level ORGANIZATION.' })
  organizationId?: string | null;

  @Field(() => ID, { nullable: true, description: 'Host of any other level.' })
  unitId?: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'Name of the residential area that held it, up to 100 characters.',
  })
  residentialArea?: string | null;

  @Field(() => LocalDate, { description: 'Day it was held, inside the window (R16) and not in the future.' })
  heldOn!: string;

  @Field(() => Int, { description: 'People who took part, 0 to 100,000.' })
  participants!: number;

  @Field(() => Int, { defaultValue: 0, description: 'Collectives handed a commendation, 0 to 1,000.' })
  collectivesCommended!: number;

  @Field(() => Int, { defaultValue: 0, description: 'Persons handed a commendation, 0 to 1,000; never who.' })
  individualsCommended!: number;
}

@InputType({ description: 'An event to withdraw.' })
export class WithdrawFestivalEventInput {
  @Field(() => ID, { description: 'Event to withdraw.' })
  id!: string;

  @Field(() => Int, { description: 'Version the change is based on; an older one gets CONFLICT.' })
  version!: number;

  @Field(() => String, { description: 'Why, 1 to 300 characters; names no person.' })
  reason!: string;
}
