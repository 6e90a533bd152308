import { LockMode } from '@mikro-orm/core';
import type { EntityManager } from '@mikro-orm/postgresql';
import { sql } from 'kysely';
import { type Changeable, changeRecord } from '../../kit/change.js';
import { columnsOf } from '../../kit/columns.js';
import { connectionOf, type PageArgs } from '../../kit/connection.js';
import type { GraphContext } from '../../kit/context.js';
import { Refusal } from '../../kit/errors.js';
import { createLoader } from '../../kit/loader.js';
import { readPagePerParent } from '../../kit/page.js';
import { stateAfter } from '../../kit/states.js';
import { GuardMember } from '../guard-member/guard-member.js';
import { publishForces } from '../references/force-facts.view.js';
import { withinReach } from '../references/organization-reach.view.js';
import type { GuardEnrolmentStepInput } from './guard-enrolment.inputs.js';
import { GUARD_ENROLMENT_CYCLE } from './guard-enrolment.states.js';
import { GuardEnrolment, type GuardEnrolmentEvent } from './guard-enrolment.js';
import { deriveCounts } from './named-counts.view.js';
import { requireFree } from './training-course.rules.js';
import { TrainingCourse } from './training-course.js';
import { holdCourse } from './training-life.view.js';
import { readCounts } from './training-places.view.js';

export const GuardEnrolmentConnection = connectionOf(GuardEnrolment);

/** Enrolled guards of each course, of organisations in the viewer's reach only. */
export const guardEnrolmentsOfCourse = createLoader(({ db, viewer }: GraphContext, parents, page: PageArgs) =>
  readPagePerParent<GuardEnrolment>(
    db,
    {
      ...{ list: 'course-guard-enrolments', columns: columnsOf(GuardEnrolment, 'e') },
      from: sql`security_forces.guard_enrolment e join security_forces.organization_reference o on o.id = e.organization_id`,
      where: [withinReach(viewer)],
      orderBy: [{ expression: sql`e.id`, direction: 'ASC', type: 'uuid' }],
      ...{ parent: sql`e.course_id`, parents },
    },
    page,
  ),
);

/** The training body alone takes the steps, and everywhere. */
const GUARD_ENROLMENT: Changeable<GuardEnrolment> = { entity: GuardEnrolment, scopeOf: async () => null };

/** The guard, held until the transaction ends: of two enrolments at a time the later one sees the earlier. */
export async function holdGuard(em: EntityManager, id: string): Promise<GuardMember> {
  const guard = await em.findOne(GuardMember, { id }, { lockMode: LockMode.PESSIMISTIC_WRITE });
  if (guard) return guard;
  throw new Refusal('NOT_FOUND', `No guard has the id ${id}.`, { path: 'input.guardId' });
}

/** Courses a guard goes to, apart from one. */
export async function readOtherCourses(
  em: EntityManager,
  { guardId, courseId }: { guardId: string; courseId: string },
): Promise<TrainingCourse[]> {
  const { rows } = await sql<TrainingCourse>`
    select ${columnsOf(TrainingCourse, 'c')} from security_forces.guard_enrolment e
    join security_forces.training_course c on c.id = e.course_id
    where e.guard_id = ${guardId} and c.id <> ${courseId} and c.state <> 'CANCELLED' and e.state not in ('REJECTED', 'ABSENT')`.execute(
    em.getKysely(),
  );
  return rows;
}

/** Takes one step of a guard's enrolment; the counts of the organisation and what others know of it follow. */
export function takeGuardStep(
  context: GraphContext,
  event: GuardEnrolmentEvent,
  step: GuardEnrolmentStepInput & {
    before?(enrolment: GuardEnrolment, course: TrainingCourse, em: EntityManager): Promise<unknown>;
  },
): Promise<GuardEnrolment> {
  return changeRecord(context, GUARD_ENROLMENT, {
    ...step,
    change: async (enrolment, em) => {
      const course = await holdCourse(em, enrolment.courseId);
      const facts = { state: enrolment.state, courseState: course.state };
      const state = stateAfter(GUARD_ENROLMENT_CYCLE, facts, event);
      if (event === 'ACCEPT') {
        const [counts] = await readCounts(em.getKysely(), [course.id]);
        requireFree(1, { nominated: 1, free: course.capacity - counts!.accepted });
      }
      await step.before?.(enrolment, course, em);
      enrolment.state = state;
      await deriveCounts(em, enrolment);
      await publishForces(em, [enrolment.organizationId]);
    },
  });
}
