import { defineEntity, p } from '@mikro-orm/postgresql';
import { Field, ID, ObjectType } from 'type-graphql';
import { valuesOf } from '../../kit/enums.js';
import { LocalDate } from '../../kit/scalars.js';
import { TrainingCourse, TrainingEvent, TrainingState } from './training-course.js';

const Schema = defineEntity({
  name: 'TrainingCourseStep',
  schema: 'security_forces',
  tableName: 'training_course_step',
  properties: {
    id: p.uuid().primary(),
    courseId: p.manyToOne(TrainingCourse).mapToPk().joinColumn('course_id').index(),
    event: p.enum(valuesOf(TrainingEvent)),
    state: p.enum(valuesOf(TrainingState)),
    takenOn: p.date(),
    role: p.text(),
    /** Opaque subject of the token: for the audit only, never in the graph. */
    actor: p.text().strictNullable(),
    document: p.text().strictNullable(),
  },
});

@ObjectType({ description: 'One step a course took, kept for good.' })
export class TrainingCourseStep extends Schema.class {
  @Field(() => ID, { description: 'Id of this step.' })
  declare id: string;

  @Field(() => TrainingEvent, { description: 'What was done.' })
  declare event: TrainingEvent;

  @Field(() => TrainingState, { description: 'The state it led to.' })
  declare state: TrainingState;

  @Field(() => LocalDate, { description: 'Day it was done, in Viet Nam.' })
  declare takenOn: string;

  @Field(() => String, { description: 'Role of who did it, e.g. TRAINER.' })
  declare role: string;

  @Field(() => String, {
    nullable: true,
    description: 'Number of the decision on the certificates; null: the step needs none.',
  })
  declare document: string | null;
}
Schema.setClass(TrainingCourseStep);
