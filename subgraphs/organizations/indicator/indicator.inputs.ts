import { Field, InputType, Int } from 'type-graphql';
import { YearlyRecordInput } from '../readiness/yearly-record.inputs.js';

@InputType({ description: 'What an organisation counted in a year; numbers only, never cases (duty 3e).' })
export class RecordIndicatorsInput extends YearlyRecordInput {
  @Field(() => Int, { description: 'Thefts of property, 0 to 10,000.' })
  thefts!: number;

  @Field(() => Int, { description: 'Fires, 0 to 10,000.' })
  fires!: number;

  @Field(() => Int, { description: 'Labour accidents, 0 to 10,000.' })
  labourAccidents!: number;

  @Field(() => Int, { description: 'Cases of school violence, 0 to 10,000; 0 unless it is a SCHOOL.' })
  schoolViolence!: number;
}
