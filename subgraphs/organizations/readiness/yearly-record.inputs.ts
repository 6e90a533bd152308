import { Field, ID, InputType, Int } from 'type-graphql';

@InputType({ description: 'A record of an organisation for a year.' })
export abstract class YearlyRecordInput {
  @Field(() => ID, { description: 'The organisation.' })
  organizationId!: string;

  @Field(() => Int, { description: 'Calendar year, 2012 or later, in which the organisation existed.' })
  year!: number;

  @Field(() => Int, {
    nullable: true,
    description:
      'Absent for the first record of the year; for a correction the version it is based on, else CONFLICT.',
  })
  version?: number | null;
}
