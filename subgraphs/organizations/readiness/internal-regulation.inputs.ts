import { Field, ID, InputType, Int } from 'type-graphql';
import { LocalDate } from '../../kit/scalars.js';
import { InternalRegulationKind } from './internal-regulation.js';
import { YearlyRecordInput } from './yearly-record.inputs.js';

@InputType({ description: 'A regulation that was issued; it replaces the one of its kind (clause 3a).' })
export class IssueRegulationInput {
  @Field(() => ID, { description: 'The organisation that issued it.' })
  organizationId!: string;

  @Field(() => InternalRegulationKind, { description: 'What it is about.' })
  kind!: InternalRegulationKind;

  @Field(() => String, { description: 'Number of the document, 1 to 60 characters.' })
  document!: string;

  @Field(() => LocalDate, { description: 'Day of issue, not in the future.' })
  issuedOn!: string;
}

@InputType({ description: 'A review of a regulation.' })
export class ReviewRegulationInput {
  @Field(() => ID, { description: 'The regulation.' })
  id!: string;

  @Field(() => Int, { description: 'Version the change is based on; an older one gets CONFLICT.' })
  version!: number;

  @Field(() => LocalDate, { description: 'Day of the review, after the last one, not in the future.' })
  reviewedOn!: string;
}

@InputType({ description: 'How many people were informed of the regulations in a year (clause 3a).' })
export class RecordInformedInput extends YearlyRecordInput {
  @Field(() => Int, { description: 'People informed, 0 to `headcount` (R6).' })
  informedCount!: number;

  @Field(() => Int, { description: 'People who work or learn there, 1 to 1,000,000.' })
  headcount!: number;
}
