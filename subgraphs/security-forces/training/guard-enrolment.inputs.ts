import { Field, ID, InputType, Int } from 'type-graphql';
import { LocalDate } from '../../kit/scalars.js';

@InputType({ description: 'Which guard is nominated for which course.' })
export class EnrolGuardInput {
  @Field(() => ID, { description: 'The course for guards, while it is ENROLLING.' })
  courseId!: string;

  @Field(() => ID, { description: 'The guard, employed on the first day of the course.' })
  guardId!: string;
}

@InputType({ description: 'A step of a guard’s enrolment.' })
export class GuardEnrolmentStepInput {
  @Field(() => ID, { description: 'The enrolment.' })
  id!: string;

  @Field(() => Int, { description: 'Version the step is based on; an older one gets CONFLICT.' })
  version!: number;
}

@InputType({ description: 'Whether a guard was at the course.' })
export class RecordGuardPresenceInput extends GuardEnrolmentStepInput {
  @Field(() => Boolean, { description: 'True: ATTENDED, false: ABSENT.' })
  attended!: boolean;
}

@InputType({ description: 'Whether a guard passed the course.' })
export class RecordGuardResultInput extends GuardEnrolmentStepInput {
  @Field(() => Boolean, { description: 'True: PASSED, false: FAILED.' })
  passed!: boolean;
}

@InputType({ description: 'The certificate of a guard who passed (Circular 46/2014).' })
export class IssueGuardCertificateInput extends GuardEnrolmentStepInput {
  @Field(() => String, { description: 'Number on the certificate, 1 to 60 characters.' })
  number!: string;

  @Field(() => LocalDate, { description: 'Day of issue, after the course; not in the future.' })
  issuedOn!: string;
}
