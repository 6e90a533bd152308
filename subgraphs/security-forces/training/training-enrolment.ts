import { defineEntity, p } from '@mikro-orm/postgresql';
import { Field, ID, Int, ObjectType } from 'type-graphql';
import { graphEnum, valuesOf } from '../../kit/enums.js';
import { TrainingCourse } from './training-course.js';

export const EnrolmentState = graphEnum(
  'EnrolmentState',
  'What became of a nomination for a course (domain 5.3).',
  {
    NOMINATED: 'The organisation nominated; the training body has not decided.',
    ACCEPTED: 'The training body takes `accepted` of them.',
    REJECTED: 'The training body takes none.',
  },
);
export type EnrolmentState = keyof typeof EnrolmentState;

const Schema = defineEntity({
  name: 'TrainingEnrolment',
  schema: 'security_forces',
  tableName: 'training_enrolment',
  properties: {
    id: p.uuid().primary(),
    courseId: p.manyToOne(TrainingCourse).mapToPk().joinColumn('course_id'),
    organizationId: p.uuid().index(),
    state: p.enum(valuesOf(EnrolmentState)).default('NOMINATED'),
    nominated: p.integer(),
    accepted: p.integer().default(0),
    version: p.integer().default(1),
  },
  uniques: [{ name: 'training_enrolment_once', properties: ['courseId', 'organizationId'] }],
});

@ObjectType({
  description:
    'How many an organisation nominates for a course, and how many are accepted; counts only, never who.',
})
export class TrainingEnrolment extends Schema.class {
  @Field(() => ID, { description: 'Id in the graph.' })
  declare id: string;

  @Field(() => EnrolmentState, { description: 'Nominated, accepted or rejected.' })
  declare state: EnrolmentState;

  @Field(() => Int, { description: 'Nominated by the organisation, 1 to 10,000.' })
  declare nominated: number;

  @Field(() => Int, { description: 'Accepted by the training body, 0 to `nominated`.' })
  declare accepted: number;

  @Field(() => Int, {
    description: 'Grows with every change; mutations name the version they were based on.',
  })
  declare version: number;
}
Schema.setClass(TrainingEnrolment);
