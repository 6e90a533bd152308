import { defineEntity, p } from '@mikro-orm/postgresql';
import { Field, ID, Int, ObjectType } from 'type-graphql';
import { TrainingCourse } from './training-course.js';

const Schema = defineEntity({
  name: 'TrainingAttendance',
  schema: 'security_forces',
  tableName: 'training_attendance',
  properties: {
    id: p.uuid().primary(),
    courseId: p.manyToOne(TrainingCourse).mapToPk().joinColumn('course_id'),
    organizationId: p.uuid().index(),
    attended: p.integer(),
    passed: p.integer(),
    certified: p.integer().default(0),
    version: p.integer().default(1),
  },
  uniques: [{ name: 'training_attendance_once', properties: ['courseId', 'organizationId'] }],
});

@ObjectType({
  description: 'How many an organisation sent to a course, and how many passed; counts only, never who.',
})
export class TrainingAttendance extends Schema.class {
  @Field(() => ID, { description: 'Id in the graph.' })
  declare id: string;

  @Field(() => Int, { description: 'Attended, 0 to 10,000.' })
  declare attended: number;

  @Field(() => Int, { description: 'Passed, 0 to `attended`.' })
  declare passed: number;

  @Field(() => Int, {
    description: 'Certificates issued when the course was certified: all who passed, 0 before.',
  })
  declare certified: number;

  @Field(() => Int, {
    description: 'Grows with every correction; a correction names the version it was based on.',
  })
  declare version: number;
}
Schema.setClass(TrainingAttendance);
