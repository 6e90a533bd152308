import { defineEntity, p } from '@mikro-orm/postgresql';
import { Field, ObjectType } from 'type-graphql';
import { valuesOf } from '../../kit/enums.js';
import { Step, stepColumns } from '../../kit/step.js';
import { TrainingCourse, TrainingEvent, TrainingState } from './training-course.js';

const Schema = defineEntity({
  name: 'TrainingCourseStep',
  schema: 'security_forces',
  tableName: 'training_course_step',
  properties: {
    ...stepColumns(),
    courseId: p.manyToOne(TrainingCourse).mapToPk().joinColumn('course_id').index(),
    event: p.enum(valuesOf(TrainingEvent)),
    state: p.enum(valuesOf(TrainingState)),
  },
});

@ObjectType({ implements: Step, description: 'One step a course took, kept for good.' })
export class TrainingCourseStep extends Schema.class implements Step {
  @Field(() => TrainingEvent, { description: 'What was done.' })
  declare event: TrainingEvent;

  @Field(() => TrainingState, { description: 'The state it led to.' })
  declare state: TrainingState;
}
Schema.setClass(TrainingCourseStep);
