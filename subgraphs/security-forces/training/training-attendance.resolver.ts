import { Arg, Args, Ctx, FieldResolver, Mutation, Resolver, Root } from 'type-graphql';
import { Access } from '../../kit/access.js';
import { PageArgs } from '../../kit/connection.js';
import type { GraphContext } from '../../kit/context.js';
import { newId } from '../../kit/ids.js';
import { rowById } from '../../kit/rows.js';
import { requireCorrection } from '../guard-unit/strength-snapshot.rules.js';
import { publishForces } from '../references/force-facts.view.js';
import { requireOrganization } from '../references/organization-reach.view.js';
import { Organization } from '../references/organization.js';
import { requireCounted } from './named-counts.view.js';
import { TrainingAttendance } from './training-attendance.js';
import { RecordAttendanceInput } from './training-course.inputs.js';
import {
  requireAccepted,
  requireAttendance,
  requireHeld,
  requireOpenDuring,
} from './training-course.rules.js';
import { TRAINERS } from './training-course.states.js';
import { TrainingAudience, TrainingCourse } from './training-course.js';
import { TrainingEnrolment } from './training-enrolment.js';
import { holdCourse } from './training-life.view.js';
import {
  assertInTraining,
  AttendanceConnection,
  READERS,
  trainingsOfOrganization,
} from './training-list.view.js';

@Resolver(() => TrainingAttendance)
export class TrainingAttendanceResolver {
  @FieldResolver(() => TrainingCourse, { description: 'The course.' })
  course(@Root() { courseId }: TrainingAttendance, @Ctx() context: GraphContext) {
    return rowById(TrainingCourse)(context).load(courseId);
  }

  @FieldResolver(() => Organization, { description: 'Organisation that sent them.' })
  organization(@Root() { organizationId }: TrainingAttendance): Organization {
    return { id: organizationId };
  }

  @Access(...TRAINERS)
  @Mutation(() => TrainingAttendance, {
    description: 'Records, or with its version corrects, how many an organisation sent to a course.',
  })
  async recordAttendance(
    @Arg('input', () => RecordAttendanceInput, { description: 'The counts.' }) input: RecordAttendanceInput,
    @Ctx() context: GraphContext,
  ): Promise<TrainingAttendance> {
    const { attended, passed } = input;
    requireAttendance(input);
    const organization = await requireOrganization(context, input.organizationId, 'input.organizationId');
    await assertInTraining(context, organization.id);
    return context.write(async (em) => {
      const course = await holdCourse(em, input.courseId);
      requireHeld(course);
      requireOpenDuring(course, organization);
      const key = { courseId: course.id, organizationId: organization.id };
      await requireCounted(em, key);
      const enrolment = await em.findOne(TrainingEnrolment, key);
      requireAccepted(attended, enrolment?.accepted ?? 0);
      const existing = await em.findOne(TrainingAttendance, key);
      requireCorrection(existing, input.version ?? null, 'this organisation’s attendance');
      const facts = { attended, passed };
      const attendance = existing
        ? Object.assign(existing, facts, { version: existing.version + 1 })
        : em.create(TrainingAttendance, { id: newId(), ...key, ...facts, certified: 0, version: 1 });
      await publishForces(em, [organization.id]);
      return attendance;
    });
  }
}

@Resolver(() => Organization)
export class OrganizationTrainingsResolver {
  @Access(...READERS)
  @FieldResolver(() => AttendanceConnection, {
    nullable: true,
    description:
      'Courses it sent people to, latest first; for itself, the officers of its area and trainers (duties 4b and 4c).',
  })
  async trainings(
    @Root() { id }: Organization,
    @Args(() => PageArgs) { first, after }: PageArgs,
    @Arg('audience', () => TrainingAudience, {
      nullable: true,
      description: 'Whom the courses were for; absent: anyone.',
    })
    audience: TrainingAudience | null,
    @Ctx() context: GraphContext,
  ) {
    await assertInTraining(context, id);
    return trainingsOfOrganization(context, { first, after: after ?? null, audience }).load(id);
  }
}
