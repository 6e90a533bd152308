import { defineEntity, p } from '@mikro-orm/postgresql';
import { Field, ID, Int, ObjectType } from 'type-graphql';
import { graphEnum, valuesOf } from '../../kit/enums.js';
import { describePersonal } from '../../kit/personal.js';
import { GuardMember } from '../guard-member/guard-member.js';
import { TrainingCourse } from './training-course.js';

export const GuardEnrolmentState = graphEnum(
  'GuardEnrolmentState',
  'Where a guard is on the way through a course (domain 5.3).',
  {
    NOMINATED: 'The organisation nominated; the training body has not decided.',
    ACCEPTED: 'The training body takes the guard.',
    REJECTED: 'The training body does not.',
    ATTENDED: 'Was there.',
    ABSENT: 'Was not there.',
    PASSED: 'Passed.',
    FAILED: 'Did not pass.',
    CERTIFICATE_ISSUED: 'Passed and has the certificate.',
  },
);
export type GuardEnrolmentState = keyof typeof GuardEnrolmentState;

export const GuardEnrolmentEvent = graphEnum('GuardEnrolmentEvent', 'A step of an enrolment (domain 5.3).', {
  ACCEPT: 'NOMINATED → ACCEPTED, within the free places.',
  REJECT: 'NOMINATED → REJECTED.',
  ATTEND: 'ACCEPTED → ATTENDED, while the course is held or was.',
  MISS: 'ACCEPTED → ABSENT.',
  PASS: 'ATTENDED → PASSED.',
  FAIL: 'ATTENDED → FAILED.',
  ISSUE_CERTIFICATE: 'PASSED → CERTIFICATE_ISSUED, after the course.',
});
export type GuardEnrolmentEvent = keyof typeof GuardEnrolmentEvent;

const Schema = defineEntity({
  name: 'GuardEnrolment',
  schema: 'security_forces',
  tableName: 'guard_enrolment',
  properties: {
    id: p.uuid().primary(),
    courseId: p.manyToOne(TrainingCourse).mapToPk().joinColumn('course_id'),
    guardId: p.manyToOne(GuardMember).mapToPk().joinColumn('guard_id').index(),
    organizationId: p.uuid().index(),
    state: p.enum(valuesOf(GuardEnrolmentState)).default('NOMINATED'),
    version: p.integer().default(1),
  },
  uniques: [{ name: 'guard_enrolment_once', properties: ['courseId', 'guardId'] }],
});

const describeEnrolment = describePersonal('to train guards and certify it (duty 4b)', 'Circular 46/2014');

@ObjectType({
  description:
    'A guard’s way through a professional course (duty 4b), for the organisation and the training body alone; every read is logged. The counts of the course follow from it. Purpose: to train guards. Legal basis: Circular 46/2014; Law 91/2025/QH15, Decree 356/2025. Kept five years (domain 8.1).',
})
export class GuardEnrolment extends Schema.class {
  @Field(() => ID, { description: 'Id in the graph.' })
  declare id: string;

  @Field(() => GuardEnrolmentState, { description: describeEnrolment('From nominated to certified.') })
  declare state: GuardEnrolmentState;

  @Field(() => Int, {
    description: 'Grows with every change; mutations name the version they were based on.',
  })
  declare version: number;
}
Schema.setClass(GuardEnrolment);
