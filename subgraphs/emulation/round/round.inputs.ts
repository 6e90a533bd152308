import { Field, ID, InputType, Int } from 'type-graphql';
import { enumFilterOf, IdFilter, IntFilter, type ValueFilter } from '../../kit/filter.js';
import { StepInput } from '../../kit/step.js';
import { EmulationRoundState, EmulationRoundType } from './emulation-round.js';

const TypeFilter = enumFilterOf(EmulationRoundType, 'EmulationRoundType');
const StateFilter = enumFilterOf(EmulationRoundState, 'EmulationRoundState');

@InputType({ description: 'Which rounds to list; conditions are joined by “and”.' })
export class EmulationRoundWhere {
  @Field(() => IntFilter, { nullable: true, description: 'By year of the achievements.' })
  year?: IntFilter | null;

  @Field(() => TypeFilter, { nullable: true, description: 'By type.' })
  type?: ValueFilter<EmulationRoundType> | null;

  @Field(() => StateFilter, { nullable: true, description: 'By state.' })
  state?: ValueFilter<EmulationRoundState> | null;

  @Field(() => IdFilter, { nullable: true, description: 'By the movement it belongs to.' })
  movement?: IdFilter | null;

  @Field(() => IdFilter, { nullable: true, description: 'Held in this administrative unit or below it.' })
  unit?: IdFilter | null;
}

@InputType({ description: 'A new round.' })
export class DraftEmulationRoundInput {
  @Field(() => String, { description: 'Name in Vietnamese, 1 to 200 characters.' })
  nameVi!: string;

  @Field(() => EmulationRoundType, { description: 'Annual, thematic or ad hoc.' })
  type!: EmulationRoundType;

  @Field(() => Int, { description: 'Calendar year of the achievements, e.g. 2026.' })
  year!: number;

  @Field(() => ID, {
    description: 'Administrative unit it is held in, on the map of the year’s last day or of today (R14).',
  })
  unitId!: string;

  @Field(() => ID, { nullable: true, description: 'Movement it belongs to; absent: none.' })
  movementId?: string | null;
}

@InputType({ description: 'A step of a round that needs no document.' })
export class EmulationRoundStepInput extends StepInput {}

@InputType({ description: 'A step of a round that a document decides (†).' })
export class DocumentedEmulationRoundStepInput extends EmulationRoundStepInput {
  @Field(() => String, {
    description: 'Number of the document, like 12/TTr-UBND (Decree 30/2020), up to 40 characters.',
  })
  documentNumber!: string;
}

@InputType({ description: 'A registration for an award in a round.' })
export class RegisterForRoundInput {
  @Field(() => ID, { description: 'Round to register in; it is OPEN_FOR_REGISTRATION.' })
  roundId!: string;

  @Field(() => ID, { description: 'Organisation that registers.' })
  organizationId!: string;

  @Field(() => String, {
    description: 'Code of the award in the catalogue, e.g. TTLDXS; one for collectives.',
  })
  kindCode!: string;
}
