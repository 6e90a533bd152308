import type { EntityManager } from '@mikro-orm/postgresql';
import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import { Access } from '../../kit/access.js';
import { type Changeable, changeRecord } from '../../kit/change.js';
import { today } from '../../kit/clock.js';
import type { GraphContext } from '../../kit/context.js';
import { newId } from '../../kit/ids.js';
import { stateAfter } from '../../kit/states.js';
import { requireText } from '../../kit/text.js';
import { TrainingAttendance } from './training-attendance.js';
import { PlanTrainingInput, TrainingStepInput } from './training-course.inputs.js';
import { requireCourseSpan } from './training-course.rules.js';
import { COURSE_CYCLE, TRAINERS } from './training-course.states.js';
import { TrainingCourse, type TrainingEvent } from './training-course.js';

/** The named steps of a course's life (domain 5.3); who may take one is said in the table of states. */
@Resolver(() => TrainingCourse)
export class TrainingCourseLifeResolver {
  @Access(...TRAINERS)
  @Mutation(() => TrainingCourse, { description: 'Announces a course (duties 4b and 4c).' })
  planTraining(
    @Arg('input', () => PlanTrainingInput, { description: 'The course.' }) input: PlanTrainingInput,
    @Ctx() context: GraphContext,
  ): Promise<TrainingCourse> {
    const facts = toFacts(input);
    return context.write(async (em) =>
      em.create(TrainingCourse, { id: newId(), ...facts, state: 'PLANNED', version: 1 }),
    );
  }

  @Access(...COURSE_CYCLE.COMPLETE.who)
  @Mutation(() => TrainingCourse, {
    description: 'Closes a course that was held: PLANNED → COMPLETED. From here on it counts as training.',
  })
  completeTraining(
    @Arg('input', () => TrainingStepInput, { description: 'The step.' }) input: TrainingStepInput,
    @Ctx() context: GraphContext,
  ): Promise<TrainingCourse> {
    return takeStep(context, 'COMPLETE', input);
  }

  @Access(...COURSE_CYCLE.CANCEL.who)
  @Mutation(() => TrainingCourse, { description: 'Calls a course off: PLANNED → CANCELLED.' })
  cancelTraining(
    @Arg('input', () => TrainingStepInput, { description: 'The step.' }) input: TrainingStepInput,
    @Ctx() context: GraphContext,
  ): Promise<TrainingCourse> {
    return takeStep(context, 'CANCEL', input);
  }
}

function toFacts({ title, audience, startsOn, endsOn, heldBy, planNumber }: PlanTrainingInput) {
  requireCourseSpan(startsOn, endsOn);
  return {
    ...{ title: requireText(title, 'input.title', 200), audience, startsOn, endsOn },
    heldBy: requireText(heldBy, 'input.heldBy', 120),
    planNumber: requireText(planNumber, 'input.planNumber', 60),
  };
}

/** Courses are the province's and lie nowhere. */
const COURSE: Changeable<TrainingCourse> = { entity: TrainingCourse, scopeOf: async () => null };

const isAttended = async (em: EntityManager, courseId: string): Promise<boolean> =>
  (await em.count(TrainingAttendance, { courseId })) > 0;

function takeStep(
  context: GraphContext,
  event: TrainingEvent,
  input: TrainingStepInput,
): Promise<TrainingCourse> {
  return changeRecord(context, COURSE, {
    ...input,
    change: async (course, em) => {
      const facts = { ...course, today: today(), isAttended: await isAttended(em, course.id) };
      course.state = stateAfter(COURSE_CYCLE, facts, event);
    },
  });
}
