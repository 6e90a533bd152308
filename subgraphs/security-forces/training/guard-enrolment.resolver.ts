import { Arg, Args, Ctx, FieldResolver, Mutation, Resolver, Root } from 'type-graphql';
import { Access } from '../../kit/access.js';
import { today } from '../../kit/clock.js';
import { PageArgs } from '../../kit/connection.js';
import type { GraphContext } from '../../kit/context.js';
import { requirePastDay } from '../../kit/days.js';
import { refuseInput } from '../../kit/errors.js';
import { newId, requireId } from '../../kit/ids.js';
import { rowById } from '../../kit/rows.js';
import { openEvents } from '../../kit/states.js';
import { requireText } from '../../kit/text.js';
import { assertWithinReach } from '../../kit/viewer.js';
import { createCertificate, MAX_NUMBER } from '../guard-certificate/guard-certificate.view.js';
import { GuardMember } from '../guard-member/guard-member.js';
import { GUARD_KEEPERS, guardFor } from '../guard-member/guard-member.view.js';
import {
  EnrolGuardInput,
  GuardEnrolmentStepInput,
  IssueGuardCertificateInput,
  RecordGuardPresenceInput,
  RecordGuardResultInput,
} from './guard-enrolment.inputs.js';
import { requireEmployedDuring, requireGuardCourse, requireNoOverlap } from './guard-enrolment.rules.js';
import { GUARD_ENROLMENT_CYCLE } from './guard-enrolment.states.js';
import { GuardEnrolment, GuardEnrolmentEvent } from './guard-enrolment.js';
import {
  GuardEnrolmentConnection,
  guardEnrolmentsOfCourse,
  holdGuard,
  readOtherCourses,
  takeGuardStep,
} from './guard-enrolment.view.js';
import { deriveCounts, requireNamed } from './named-counts.view.js';
import { TrainingCourse } from './training-course.js';
import { holdCourse } from './training-life.view.js';

@Resolver(() => GuardEnrolment)
export class GuardEnrolmentResolver {
  @FieldResolver(() => TrainingCourse, { description: 'The course.' })
  course(@Root() { courseId }: GuardEnrolment, @Ctx() context: GraphContext) {
    return rowById(TrainingCourse)(context).load(courseId);
  }

  @FieldResolver(() => GuardMember, { description: 'The guard.' })
  guard(@Root() { guardId }: GuardEnrolment, @Ctx() context: GraphContext) {
    return rowById(GuardMember)(context).load(guardId);
  }

  @FieldResolver(() => [GuardEnrolmentEvent], { description: 'Steps the viewer may take now.' })
  async availableTransitions(
    @Root() { courseId, state }: GuardEnrolment,
    @Ctx() context: GraphContext,
  ): Promise<GuardEnrolmentEvent[]> {
    const course = (await rowById(TrainingCourse)(context).load(courseId))!;
    return openEvents(GUARD_ENROLMENT_CYCLE, { state, courseState: course.state }, context.viewer.role);
  }

  @Access(...GUARD_KEEPERS)
  @Mutation(() => GuardEnrolment, {
    description: 'Nominates a guard for a course; not for two at a time (domain 5.3, duty 4b).',
  })
  enrolGuard(
    @Arg('input', () => EnrolGuardInput, { description: 'Who and where.' }) input: EnrolGuardInput,
    @Ctx() context: GraphContext,
  ): Promise<GuardEnrolment> {
    const guardId = requireId(input.guardId, 'input.guardId');
    return context.write(async (em) => {
      const course = await holdCourse(em, input.courseId);
      const guard = await holdGuard(em, guardId);
      assertWithinReach(context.viewer, await guardFor(context.viewer).scopeOf(em, guard));
      requireGuardCourse(course);
      requireEmployedDuring(course, guard);
      const part = { courseId: course.id, organizationId: guard.organizationId };
      await requireNamed(em, part);
      requireNoOverlap(course, await readOtherCourses(em, { guardId, courseId: course.id }));
      const enrolment = em.create(GuardEnrolment, {
        ...{ id: newId(), ...part, guardId, state: 'NOMINATED', version: 1 },
      });
      await deriveCounts(em, part);
      return enrolment;
    });
  }

  @Access(...GUARD_ENROLMENT_CYCLE.ACCEPT.who)
  @Mutation(() => GuardEnrolment, { description: 'Takes a guard into a course: NOMINATED → ACCEPTED.' })
  acceptGuard(
    @Arg('input', () => GuardEnrolmentStepInput, { description: 'The step.' }) input: GuardEnrolmentStepInput,
    @Ctx() context: GraphContext,
  ): Promise<GuardEnrolment> {
    return takeGuardStep(context, 'ACCEPT', input);
  }

  @Access(...GUARD_ENROLMENT_CYCLE.REJECT.who)
  @Mutation(() => GuardEnrolment, { description: 'Does not take a guard: NOMINATED → REJECTED.' })
  rejectGuard(
    @Arg('input', () => GuardEnrolmentStepInput, { description: 'The step.' }) input: GuardEnrolmentStepInput,
    @Ctx() context: GraphContext,
  ): Promise<GuardEnrolment> {
    return takeGuardStep(context, 'REJECT', input);
  }

  @Access(...GUARD_ENROLMENT_CYCLE.ATTEND.who)
  @Mutation(() => GuardEnrolment, {
    description: 'Records whether a guard was there: ACCEPTED → ATTENDED or ABSENT.',
  })
  recordGuardPresence(
    @Arg('input', () => RecordGuardPresenceInput, { description: 'Presence.' })
    input: RecordGuardPresenceInput,
    @Ctx() context: GraphContext,
  ): Promise<GuardEnrolment> {
    return takeGuardStep(context, input.attended ? 'ATTEND' : 'MISS', input);
  }

  @Access(...GUARD_ENROLMENT_CYCLE.PASS.who)
  @Mutation(() => GuardEnrolment, {
    description: 'Records whether a guard passed: ATTENDED → PASSED or FAILED.',
  })
  recordGuardResult(
    @Arg('input', () => RecordGuardResultInput, { description: 'Result.' }) input: RecordGuardResultInput,
    @Ctx() context: GraphContext,
  ): Promise<GuardEnrolment> {
    return takeGuardStep(context, input.passed ? 'PASS' : 'FAIL', input);
  }

  @Access(...GUARD_ENROLMENT_CYCLE.ISSUE_CERTIFICATE.who)
  @Mutation(() => GuardEnrolment, {
    description:
      'Issues the certificate of a guard who passed: PASSED → CERTIFICATE_ISSUED (Circular 46/2014).',
  })
  issueGuardCertificate(
    @Arg('input', () => IssueGuardCertificateInput, { description: 'The certificate.' })
    input: IssueGuardCertificateInput,
    @Ctx() context: GraphContext,
  ): Promise<GuardEnrolment> {
    const number = requireText(input.number, 'input.number', MAX_NUMBER);
    const issuedOn = requirePastDay(input.issuedOn, today(), 'input.issuedOn');
    return takeGuardStep(context, 'ISSUE_CERTIFICATE', {
      ...input,
      before: async ({ guardId }, { endsOn }, em) => {
        if (issuedOn < endsOn)
          refuseInput('input.issuedOn', `is ${issuedOn}, before the course ended on ${endsOn}`);
        const guard = await holdGuard(em, guardId);
        await createCertificate(em, guard, { kind: 'GUARD_CERTIFICATE', number, issuedOn });
      },
    });
  }
}

@Resolver(() => TrainingCourse)
export class CourseGuardEnrolmentsResolver {
  @Access(...GUARD_KEEPERS)
  @FieldResolver(() => GuardEnrolmentConnection, {
    nullable: true,
    description:
      'Guards enrolled one by one, of the viewer’s own organisation, or all for the training body.',
  })
  guardEnrolments(
    @Root() { id }: TrainingCourse,
    @Args(() => PageArgs) { first, after }: PageArgs,
    @Ctx() context: GraphContext,
  ) {
    return guardEnrolmentsOfCourse(context, { first, after: after ?? null }).load(id);
  }
}
