import { Field, ID, InputType, Int } from 'type-graphql';
import { enumFilterOf, type ValueFilter } from '../../kit/filter.js';
import { orderByOf } from '../../kit/order.js';
import { LocalDate } from '../../kit/scalars.js';
import { StepInput } from '../../kit/step.js';
import { TrainingAudience, TrainingState } from './training-course.js';

const AudienceFilter = enumFilterOf(TrainingAudience, 'TrainingAudience');
const StateFilter = enumFilterOf(TrainingState, 'TrainingState');

@InputType({ description: 'Which courses to list; conditions are joined by “and”.' })
export class TrainingCourseWhere {
  @Field(() => AudienceFilter, { nullable: true, description: 'By whom they are for.' })
  audience?: ValueFilter<TrainingAudience> | null;

  @Field(() => StateFilter, { nullable: true, description: 'By state.' })
  state?: ValueFilter<TrainingState> | null;

  @Field(() => LocalDate, { nullable: true, description: 'That begin on or after this day.' })
  startsFrom?: string | null;

  @Field(() => LocalDate, { nullable: true, description: 'That begin on or before this day.' })
  startsUntil?: string | null;
}

export const TrainingCourseOrderBy = orderByOf('TrainingCourse', {
  STARTS_ON: 'First day.',
  TITLE: 'Title, in Vietnamese alphabetical order.',
});

@InputType({ description: 'A new course.' })
export class PlanTrainingInput {
  @Field(() => String, { description: 'Title in Vietnamese, 1 to 200 characters; names no person.' })
  title!: string;

  @Field(() => TrainingAudience, { description: 'Whom it is for.' })
  audience!: TrainingAudience;

  @Field(() => LocalDate, { description: 'First day.' })
  startsOn!: string;

  @Field(() => LocalDate, { description: 'Last day, at most 366 days after the first.' })
  endsOn!: string;

  @Field(() => String, { description: 'Body that holds it, 1 to 120 characters; names no person.' })
  heldBy!: string;

  @Field(() => String, {
    description: 'Number of the plan or decision it is held under, 1 to 60 characters.',
  })
  planNumber!: string;

  @Field(() => Int, { description: 'Most people it takes, 1 to 10,000.' })
  capacity!: number;

  @Field(() => Int, { description: 'Fewest accepted people it takes place with, 1 to `capacity`.' })
  minimum!: number;
}

@InputType({ description: 'How many an organisation sent to a course.' })
export class RecordAttendanceInput {
  @Field(() => ID, { description: 'The course.' })
  courseId!: string;

  @Field(() => ID, { description: 'The organisation.' })
  organizationId!: string;

  @Field(() => Int, { description: 'Attended, 0 to the number accepted.' })
  attended!: number;

  @Field(() => Int, { description: 'Passed, 0 to `attended`.' })
  passed!: number;

  @Field(() => Int, {
    nullable: true,
    description: 'Version of the record to correct; absent: a first one. A second first one gets CONFLICT.',
  })
  version?: number | null;
}

@InputType({ description: 'A step of a course’s life.' })
export class TrainingStepInput extends StepInput {}

@InputType({ description: 'The certificates of a course.' })
export class CertifyTrainingInput extends TrainingStepInput {
  @Field(() => String, { description: 'Number of the decision that issues them, 1 to 60 characters.' })
  document!: string;
}
