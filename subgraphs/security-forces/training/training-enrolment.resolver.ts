import { Arg, Ctx, FieldResolver, Mutation, Resolver, Root } from 'type-graphql';
import { Access } from '../../kit/access.js';
import { type Changeable, changeRecord } from '../../kit/change.js';
import type { GraphContext } from '../../kit/context.js';
import { newId } from '../../kit/ids.js';
import { rowById } from '../../kit/rows.js';
import { stateAfter } from '../../kit/states.js';
import type { Viewer } from '../../kit/viewer.js';
import { requireCorrection } from '../guard-unit/strength-snapshot.rules.js';
import { requireOrganization, scopeOfOrganization } from '../references/organization-reach.view.js';
import { Organization } from '../references/organization.js';
import { requireCounted } from './named-counts.view.js';
import { requireFree, requireNominated, requireOpenDuring } from './training-course.rules.js';
import { TrainingCourse } from './training-course.js';
import {
  AcceptEnrolmentInput,
  NominateTraineesInput,
  RejectEnrolmentInput,
} from './training-enrolment.inputs.js';
import { ENROLMENT_CYCLE } from './training-enrolment.states.js';
import { TrainingEnrolment } from './training-enrolment.js';
import { holdCourse } from './training-life.view.js';
import { assertInTraining } from './training-list.view.js';
import { readCounts } from './training-places.view.js';

/** Trainers decide for organisations everywhere; officers within their reach. */
const enrolmentFor = ({ role }: Viewer): Changeable<TrainingEnrolment> => ({
  entity: TrainingEnrolment,
  scopeOf: async (em, { organizationId }) =>
    role === 'TRAINER' ? null : scopeOfOrganization(em, organizationId),
});

@Resolver(() => TrainingEnrolment)
export class TrainingEnrolmentResolver {
  @FieldResolver(() => TrainingCourse, { description: 'The course.' })
  course(@Root() { courseId }: TrainingEnrolment, @Ctx() context: GraphContext) {
    return rowById(TrainingCourse)(context).load(courseId);
  }

  @FieldResolver(() => Organization, { description: 'Organisation that nominates.' })
  organization(@Root() { organizationId }: TrainingEnrolment): Organization {
    return { id: organizationId };
  }

  @Access(...ENROLMENT_CYCLE.NOMINATE.who)
  @Mutation(() => TrainingEnrolment, {
    description:
      'Nominates people of an organisation for a course that is ENROLLING, or with its version corrects it.',
  })
  async nominateTrainees(
    @Arg('input', () => NominateTraineesInput, { description: 'The nomination.' })
    input: NominateTraineesInput,
    @Ctx() context: GraphContext,
  ): Promise<TrainingEnrolment> {
    const { nominated } = input;
    requireNominated(nominated);
    const organization = await requireOrganization(context, input.organizationId, 'input.organizationId');
    await assertInTraining(context, organization.id);
    return context.write(async (em) => {
      const course = await holdCourse(em, input.courseId);
      requireOpenDuring(course, organization);
      const key = { courseId: course.id, organizationId: organization.id };
      await requireCounted(em, key);
      const existing = await em.findOne(TrainingEnrolment, key);
      requireCorrection(existing, input.version ?? null, 'this organisation’s nomination');
      const facts = { state: existing?.state ?? ('NOMINATED' as const), courseState: course.state };
      const state = stateAfter(ENROLMENT_CYCLE, facts, 'NOMINATE');
      const counts = { state, nominated, accepted: 0 };
      if (existing) return Object.assign(existing, counts, { version: existing.version + 1 });
      return em.create(TrainingEnrolment, { id: newId(), ...key, ...counts, version: 1 });
    });
  }

  @Access(...ENROLMENT_CYCLE.ACCEPT.who)
  @Mutation(() => TrainingEnrolment, {
    description: 'Accepts a nomination, wholly or in part: NOMINATED → ACCEPTED, within the free places.',
  })
  acceptEnrolment(
    @Arg('input', () => AcceptEnrolmentInput, { description: 'The decision.' }) input: AcceptEnrolmentInput,
    @Ctx() context: GraphContext,
  ): Promise<TrainingEnrolment> {
    return changeRecord(context, enrolmentFor(context.viewer), {
      ...input,
      change: async (enrolment, em) => {
        const course = await holdCourse(em, enrolment.courseId);
        await requireCounted(em, enrolment);
        const facts = { state: enrolment.state, courseState: course.state };
        enrolment.state = stateAfter(ENROLMENT_CYCLE, facts, 'ACCEPT');
        const [counts] = await readCounts(em.getKysely(), [course.id]);
        requireFree(input.accepted, { ...enrolment, free: course.capacity - counts!.accepted });
        enrolment.accepted = input.accepted;
      },
    });
  }

  @Access(...ENROLMENT_CYCLE.REJECT.who)
  @Mutation(() => TrainingEnrolment, { description: 'Rejects a nomination: NOMINATED → REJECTED.' })
  rejectEnrolment(
    @Arg('input', () => RejectEnrolmentInput, { description: 'The decision.' }) input: RejectEnrolmentInput,
    @Ctx() context: GraphContext,
  ): Promise<TrainingEnrolment> {
    return changeRecord(context, enrolmentFor(context.viewer), {
      ...input,
      change: async (enrolment, em) => {
        const course = await holdCourse(em, enrolment.courseId);
        await requireCounted(em, enrolment);
        const facts = { state: enrolment.state, courseState: course.state };
        enrolment.state = stateAfter(ENROLMENT_CYCLE, facts, 'REJECT');
      },
    });
  }
}
