import { Field, ID, InputType, Int } from 'type-graphql';
import { enumFilterOf, IdFilter, type ValueFilter } from '../../kit/filter.js';
import { orderByOf } from '../../kit/order.js';
import { LocalDate } from '../../kit/scalars.js';
import { StepInput } from '../../kit/step.js';
import { ModelState, ModelType } from './movement-model.js';

const StateFilter = enumFilterOf(ModelState, 'ModelState');
const TypeFilter = enumFilterOf(ModelType, 'ModelType');

@InputType({ description: 'Which models to list; conditions are joined by “and”.' })
export class MovementModelWhere {
  @Field(() => StateFilter, { nullable: true, description: 'By state.' })
  state?: ValueFilter<ModelState> | null;

  @Field(() => TypeFilter, { nullable: true, description: 'By what it is about.' })
  type?: ValueFilter<ModelType> | null;

  @Field(() => IdFilter, {
    nullable: true,
    description: 'Applied today in this administrative unit or below it.',
  })
  unit?: IdFilter | null;

  @Field(() => LocalDate, {
    nullable: true,
    description: 'In use (PILOT to REPLICATED) and without a review on or after this day (clause 5a).',
  })
  notReviewedSince?: string | null;
}

export const MovementModelOrderBy = orderByOf('MovementModel', {
  NAME: 'Name, in Vietnamese alphabetical order.',
  PROPOSED_ON: 'Day it was proposed.',
});

@InputType({ description: 'A new model.' })
export class ProposeModelInput {
  @Field(() => String, { description: 'Name in Vietnamese, 1 to 200 characters.' })
  name!: string;

  @Field(() => String, {
    nullable: true,
    description: 'What it is, in a line of up to 500 characters; no person is named.',
  })
  descriptionVi?: string | null;

  @Field(() => ModelType, { description: 'What it is about.' })
  type!: ModelType;

  @Field(() => ID, { nullable: true, description: 'Organisation that leads it; give this or `unitId`.' })
  organizationId?: string | null;

  @Field(() => ID, {
    nullable: true,
    description:
      'Administrative unit that leads it, existing on `proposedOn` (R14); give this or `organizationId`.',
  })
  unitId?: string | null;

  @Field(() => LocalDate, { description: 'Day it was proposed, not in the future.' })
  proposedOn!: string;
}

/** Points and teams change the model they belong to: one version guards them all. */
@InputType({ description: 'The model a change is about.' })
abstract class ChangeModelInput {
  @Field(() => ID, { description: 'Model to change.' })
  id!: string;

  @Field(() => Int, { description: 'Version the change is based on; an older one gets CONFLICT.' })
  version!: number;
}

@InputType({ description: 'A step that needs no document.' })
export class ModelStepInput extends StepInput {
  @Field(() => LocalDate, { description: 'Day of the step, not before the last one and not in the future.' })
  takenOn!: string;
}

@InputType({ description: 'A step that a document decides (†).' })
export class DocumentedModelStepInput extends ModelStepInput {
  @Field(() => String, {
    description: 'Number of the document, like 12/QĐ-UBND (Decree 30/2020), up to 40 characters.',
  })
  documentNumber!: string;
}

@InputType({ description: 'A place where a model is applied from now on.' })
export class AddModelPointInput extends ChangeModelInput {
  @Field(() => ID, {
    nullable: true,
    description: 'Organisation where it is applied; give this or `unitId`.',
  })
  organizationId?: string | null;

  @Field(() => ID, {
    nullable: true,
    description:
      'Administrative unit where it is applied, existing on `since` (R14); give this or `organizationId`.',
  })
  unitId?: string | null;

  @Field(() => LocalDate, { description: 'First day, not before the proposal and not in the future.' })
  since!: string;

  @Field(() => [String], { defaultValue: [], description: 'Names of its first teams, up to 100.' })
  teams!: string[];
}

@InputType({ description: 'A point where a model is no longer applied.' })
export class CloseModelPointInput extends ChangeModelInput {
  @Field(() => ID, { description: 'Point to close; its teams end with it.' })
  pointId!: string;

  @Field(() => LocalDate, { description: 'First day it is no longer applied, not in the future.' })
  until!: string;
}

@InputType({ description: 'A new team of a point.' })
export class AddModelTeamInput extends ChangeModelInput {
  @Field(() => ID, { description: 'Point it belongs to.' })
  pointId!: string;

  @Field(() => String, {
    description: 'Name, unique within the point, up to 100 characters; no person is named.',
  })
  name!: string;

  @Field(() => LocalDate, { description: 'First day, not before the point’s and not in the future.' })
  since!: string;
}

@InputType({ description: 'A team that no longer exists.' })
export class CloseModelTeamInput extends ChangeModelInput {
  @Field(() => ID, { description: 'Team to close.' })
  teamId!: string;

  @Field(() => LocalDate, { description: 'First day it no longer exists, not in the future.' })
  until!: string;
}
