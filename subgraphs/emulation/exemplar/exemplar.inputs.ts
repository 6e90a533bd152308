import { Field, ID, InputType, Int } from 'type-graphql';
import { enumFilterOf, IdFilter, IntFilter, type ValueFilter } from '../../kit/filter.js';
import { StepInput } from '../../kit/step.js';
import { ExemplarState } from './exemplar.js';

const StateFilter = enumFilterOf(ExemplarState, 'ExemplarState');

@InputType({ description: 'Which exemplars to list; conditions are joined by “and”.' })
export class ExemplarWhere {
  @Field(() => IntFilter, { nullable: true, description: 'By year.' })
  year?: IntFilter | null;

  @Field(() => StateFilter, { nullable: true, description: 'By state.' })
  state?: ValueFilter<ExemplarState> | null;

  @Field(() => IdFilter, {
    nullable: true,
    description: 'Placed in this administrative unit, or below it, on the last day of the year.',
  })
  unit?: IdFilter | null;
}

@InputType({ description: 'An organisation put forward as an example.' })
export class NominateExemplarInput {
  @Field(() => ID, { description: 'Organisation put forward.' })
  organizationId!: string;

  @Field(() => Int, { description: 'Calendar year, this one or the one before; once a year.' })
  year!: number;

  @Field(() => String, { description: 'What it is an example of, 1 to 300 characters; names no person.' })
  achievement!: string;
}

@InputType({ description: 'A step of an exemplar that needs no document.' })
export class ExemplarStepInput extends StepInput {}

@InputType({ description: 'A step of an exemplar that a document decides (†).' })
export class DocumentedExemplarStepInput extends ExemplarStepInput {
  @Field(() => String, {
    description: 'Number of the document, like 12/QĐ-UBND (Decree 30/2020), up to 40 characters.',
  })
  documentNumber!: string;
}
