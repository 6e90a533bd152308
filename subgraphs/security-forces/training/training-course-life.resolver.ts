import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import { Access } from '../../kit/access.js';
import type { GraphContext } from '../../kit/context.js';
import { newId } from '../../kit/ids.js';
import { requireText } from '../../kit/text.js';
import { CertifyTrainingInput, PlanTrainingInput, TrainingStepInput } from './training-course.inputs.js';
import { requireCourseSpan, requirePlaces } from './training-course.rules.js';
import { COURSE_CYCLE, TRAINERS } from './training-course.states.js';
import { TrainingCourse } from './training-course.js';
import { takeStep } from './training-life.view.js';

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

  @Access(...COURSE_CYCLE.ENROL.who)
  @Mutation(() => TrainingCourse, {
    description: 'Opens enrolment: PLANNED → ENROLLING; organisations may nominate from here on.',
  })
  openEnrolment(
    @Arg('input', () => TrainingStepInput, { description: 'The step.' }) input: TrainingStepInput,
    @Ctx() context: GraphContext,
  ): Promise<TrainingCourse> {
    return takeStep(context, 'ENROL', input);
  }

  @Access(...COURSE_CYCLE.CONFIRM.who)
  @Mutation(() => TrainingCourse, {
    description:
      'Confirms that a course takes place: ENROLLING → CONFIRMED, with at least its minimum accepted.',
  })
  confirmTraining(
    @Arg('input', () => TrainingStepInput, { description: 'The step.' }) input: TrainingStepInput,
    @Ctx() context: GraphContext,
  ): Promise<TrainingCourse> {
    return takeStep(context, 'CONFIRM', input);
  }

  @Access(...COURSE_CYCLE.START.who)
  @Mutation(() => TrainingCourse, {
    description: 'Begins a course, from its first day on: CONFIRMED → IN_PROGRESS.',
  })
  startTraining(
    @Arg('input', () => TrainingStepInput, { description: 'The step.' }) input: TrainingStepInput,
    @Ctx() context: GraphContext,
  ): Promise<TrainingCourse> {
    return takeStep(context, 'START', input);
  }

  @Access(...COURSE_CYCLE.COMPLETE.who)
  @Mutation(() => TrainingCourse, {
    description:
      'Closes a course that was held: IN_PROGRESS → COMPLETED. From here on it counts as training.',
  })
  completeTraining(
    @Arg('input', () => TrainingStepInput, { description: 'The step.' }) input: TrainingStepInput,
    @Ctx() context: GraphContext,
  ): Promise<TrainingCourse> {
    return takeStep(context, 'COMPLETE', input);
  }

  @Access(...COURSE_CYCLE.CERTIFY.who)
  @Mutation(() => TrainingCourse, {
    description: 'Issues certificates to all who passed: COMPLETED → CERTIFIED; its counts are frozen.',
  })
  certifyTraining(
    @Arg('input', () => CertifyTrainingInput, { description: 'The step.' }) input: CertifyTrainingInput,
    @Ctx() context: GraphContext,
  ): Promise<TrainingCourse> {
    return takeStep(context, 'CERTIFY', input);
  }

  @Access(...COURSE_CYCLE.CANCEL.who)
  @Mutation(() => TrainingCourse, {
    description: 'Calls a course off before it begins: PLANNED, ENROLLING or CONFIRMED → CANCELLED.',
  })
  cancelTraining(
    @Arg('input', () => TrainingStepInput, { description: 'The step.' }) input: TrainingStepInput,
    @Ctx() context: GraphContext,
  ): Promise<TrainingCourse> {
    return takeStep(context, 'CANCEL', input);
  }
}

function toFacts({
  title,
  audience,
  startsOn,
  endsOn,
  heldBy,
  planNumber,
  capacity,
  minimum,
}: PlanTrainingInput) {
  requireCourseSpan(startsOn, endsOn);
  requirePlaces({ capacity, minimum });
  return {
    ...{ title: requireText(title, 'input.title', 200), audience, startsOn, endsOn, capacity, minimum },
    heldBy: requireText(heldBy, 'input.heldBy', 120),
    planNumber: requireText(planNumber, 'input.planNumber', 60),
  };
}
