import type { EntityManager } from '@mikro-orm/postgresql';
import { sql } from 'kysely';
import { Arg, Args, Ctx, FieldResolver, ID, Mutation, Query, Resolver, Root } from 'type-graphql';
import { Access } from '../../kit/access.js';
import { type Changeable, changeRecord } from '../../kit/change.js';
import { today } from '../../kit/clock.js';
import { columnsOf } from '../../kit/columns.js';
import { type Connection, connectionOf, PageArgs } from '../../kit/connection.js';
import type { GraphContext } from '../../kit/context.js';
import { matches } from '../../kit/filter.js';
import { newId, requireId } from '../../kit/ids.js';
import { type OrderBy, orderKeys } from '../../kit/order.js';
import { readPage, type Sql } from '../../kit/page.js';
import { rowById } from '../../kit/rows.js';
import { stateAfter } from '../../kit/states.js';
import { requireText } from '../../kit/text.js';
import { TrainingAttendance } from './training-attendance.js';
import {
  PlanTrainingInput,
  TrainingCourseOrderBy,
  TrainingCourseWhere,
  TrainingStepInput,
} from './training-course.inputs.js';
import { requireCourseSpan } from './training-course.rules.js';
import { COURSE_CYCLE, TRAINERS } from './training-course.states.js';
import { TrainingCourse, type TrainingEvent } from './training-course.js';
import { AttendanceConnection, attendanceOfCourse, READERS } from './training-list.view.js';

const CourseConnection = connectionOf(TrainingCourse);

const ORDER = {
  STARTS_ON: { expression: sql`c.starts_on`, type: 'date' },
  TITLE: { expression: sql`c.title collate public.vietnamese`, type: 'text' },
} as const;
const UNIQUE = { expression: sql`c.id`, type: 'uuid' } as const;

function conditionsOf(where: TrainingCourseWhere | null): Sql[] {
  return [
    ...matches(sql`c.audience`, where?.audience),
    ...matches(sql`c.state`, where?.state),
    ...(where?.startsFrom ? [sql`c.starts_on >= ${where.startsFrom}`] : []),
    ...(where?.startsUntil ? [sql`c.starts_on <= ${where.startsUntil}`] : []),
  ];
}

@Resolver(() => TrainingCourse)
export class TrainingCourseResolver {
  @Access(...READERS)
  @Query(() => TrainingCourse, { nullable: true, description: 'One course by id; null: there is none.' })
  trainingCourse(
    @Arg('id', () => ID, { description: 'Id in the graph.' }) id: string,
    @Ctx() context: GraphContext,
  ) {
    return rowById(TrainingCourse)(context).load(requireId(id, 'id'));
  }

  @Access(...READERS)
  @Query(() => CourseConnection, { description: 'Courses, a page at a time.' })
  trainingCourses(
    @Arg('where', () => TrainingCourseWhere, { nullable: true, description: 'Which to list; absent: all.' })
    where: TrainingCourseWhere | null,
    @Arg('orderBy', () => [TrainingCourseOrderBy], {
      defaultValue: [{ field: 'STARTS_ON', direction: 'DESC' }],
      description: 'Order; ties end in id order.',
    })
    orderBy: OrderBy<keyof typeof ORDER>[],
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() { db }: GraphContext,
  ): Promise<Connection<TrainingCourse>> {
    const list = {
      list: 'training-courses',
      columns: columnsOf(TrainingCourse, 'c'),
      from: sql`security_forces.training_course c`,
    };
    return readPage(
      db,
      { ...list, where: conditionsOf(where), orderBy: orderKeys(orderBy, ORDER, UNIQUE) },
      page,
    );
  }

  @Access(...READERS)
  @FieldResolver(() => AttendanceConnection, {
    nullable: true,
    description: 'Who sent how many, of the organisations in the viewer’s reach.',
  })
  attendance(
    @Root() { id }: TrainingCourse,
    @Args(() => PageArgs) { first, after }: PageArgs,
    @Ctx() context: GraphContext,
  ) {
    return attendanceOfCourse(context, { first, after: after ?? null }).load(id);
  }

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
