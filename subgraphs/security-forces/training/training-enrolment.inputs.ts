import { Field, ID, InputType, Int } from 'type-graphql';

@InputType({ description: 'How many an organisation wants to send to a course.' })
export class NominateTraineesInput {
  @Field(() => ID, { description: 'The course, while it is ENROLLING.' })
  courseId!: string;

  @Field(() => ID, { description: 'The organisation.' })
  organizationId!: string;

  @Field(() => Int, { description: 'People nominated, 1 to 10,000.' })
  nominated!: number;

  @Field(() => Int, {
    nullable: true,
    description:
      'Version of the nomination to correct, which is then decided anew; absent: a first one. A second first one gets CONFLICT.',
  })
  version?: number | null;
}

@InputType({ description: 'That a nomination is rejected.' })
export class RejectEnrolmentInput {
  @Field(() => ID, { description: 'The enrolment.' })
  id!: string;

  @Field(() => Int, { description: 'Version the decision is based on; an older one gets CONFLICT.' })
  version!: number;
}

@InputType({ description: 'How many of a nomination are accepted.' })
export class AcceptEnrolmentInput extends RejectEnrolmentInput {
  @Field(() => Int, { description: 'People accepted, 1 to the number nominated, within the free places.' })
  accepted!: number;
}
