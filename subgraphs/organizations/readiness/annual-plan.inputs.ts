import { Field, InputType, Int } from 'type-graphql';
import { LocalDate } from '../../kit/scalars.js';
import { RelatedMovement } from './annual-plan.js';
import { YearlyRecordInput } from './yearly-record.inputs.js';

@InputType({ description: 'The work plan of a year, this one or the next (P3, clauses 2d, 2f).' })
export class RecordAnnualPlanInput extends YearlyRecordInput {
  @Field(() => LocalDate, {
    description: 'Day of issue, from October of the year before to the end of the year, not in the future.',
  })
  issuedOn!: string;

  @Field(() => String, { description: 'Number of the document, 1 to 60 characters.' })
  document!: string;

  @Field(() => Boolean, { description: 'Whether it holds content of the movement (clause 2f).' })
  integratedMovement!: boolean;

  @Field(() => [RelatedMovement], {
    defaultValue: [],
    description: 'Other movements it serves as well, each once (clause 2d).',
  })
  relatedMovements!: RelatedMovement[];
}

@InputType({ description: 'What an organisation sets aside for the movement in a year (P6).' })
export class RecordResourcesInput extends YearlyRecordInput {
  @Field(() => Int, { description: 'Budget, in millions of đồng, 0 to 1,000,000.' })
  budgetMillionVnd!: number;

  @Field(() => Int, { description: 'Worth of equipment bought, in millions of đồng, 0 to 1,000,000.' })
  equipmentMillionVnd!: number;

  @Field(() => Int, { description: 'Guard houses (chốt bảo vệ) kept, 0 to 1,000.' })
  guardHouses!: number;
}
