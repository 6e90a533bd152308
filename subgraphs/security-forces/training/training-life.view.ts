import { LockMode } from '@mikro-orm/core';
import type { EntityManager } from '@mikro-orm/postgresql';
import { type Changeable, changeRecord } from '../../kit/change.js';
import { today } from '../../kit/clock.js';
import type { GraphContext } from '../../kit/context.js';
import { Refusal } from '../../kit/errors.js';
import { requireId } from '../../kit/ids.js';
import { stateAfter } from '../../kit/states.js';
import { commentOf, keepStep } from '../../kit/step.js';
import { requireText } from '../../kit/text.js';
import { publishForces } from '../references/force-facts.view.js';
import { GuardEnrolment } from './guard-enrolment.js';
import { TrainingAttendance } from './training-attendance.js';
import { TrainingCourseStep } from './training-course-step.js';
import type { CertifyTrainingInput, TrainingStepInput } from './training-course.inputs.js';
import { COURSE_CYCLE } from './training-course.states.js';
import { TrainingCourse, type TrainingEvent } from './training-course.js';
import { readCounts } from './training-places.view.js';

/** The course, held until the transaction ends: its state must not change under a count being written. */
export async function holdCourse(em: EntityManager, courseId: string): Promise<TrainingCourse> {
  const id = requireId(courseId, 'input.courseId');
  const course = await em.findOne(TrainingCourse, { id }, { lockMode: LockMode.PESSIMISTIC_WRITE });
  if (course) return course;
  throw new Refusal('NOT_FOUND', `No course has the id ${id}.`, { path: 'input.courseId' });
}

/** Courses are the province's and lie nowhere. */
const COURSE: Changeable<TrainingCourse> = {
  entity: TrainingCourse,
  scopeOf: async () => null,
  publish: publishTrained,
};

/** Everyone counted who passed has a certificate from here on; guards enrolled one by one are issued theirs by number. */
async function issueCertificates(em: EntityManager, courseId: string): Promise<void> {
  const named = new Set((await em.find(GuardEnrolment, { courseId })).map((one) => one.organizationId));
  const attendances = await em.find(TrainingAttendance, { courseId });
  for (const attendance of attendances.filter((one) => !named.has(one.organizationId)))
    Object.assign(attendance, { certified: attendance.passed, version: attendance.version + 1 });
}

async function publishTrained(em: EntityManager, courseId: string): Promise<void> {
  const attendances = await em.find(TrainingAttendance, { courseId });
  await publishForces(
    em,
    attendances.map(({ organizationId }) => organizationId),
  );
}

/** Takes one step of the life cycle, as a mutation asks for it, and keeps it in the history. */
export function takeStep(
  context: GraphContext,
  event: TrainingEvent,
  input: TrainingStepInput | CertifyTrainingInput,
): Promise<TrainingCourse> {
  const document = 'document' in input ? requireText(input.document, 'input.document', 60) : null;
  const comment = commentOf(input);
  return changeRecord(context, COURSE, {
    ...input,
    change: async (course, em) => {
      const [counts] = await readCounts(em.getKysely(), [course.id]);
      course.state = stateAfter(COURSE_CYCLE, { ...counts!, ...course, today: today() }, event);
      if (event === 'CERTIFY') await issueCertificates(em, course.id);
      const { id: courseId, state } = course;
      keepStep(em, TrainingCourseStep, { courseId, event, state, document, comment, viewer: context.viewer });
    },
  });
}
