import { sql } from 'kysely';
import { Arg, Args, Ctx, FieldResolver, ID, Query, Resolver, Root } from 'type-graphql';
import { Access } from '../../kit/access.js';
import { today } from '../../kit/clock.js';
import { columnsOf } from '../../kit/columns.js';
import { type Connection, connectionOf, PageArgs } from '../../kit/connection.js';
import type { GraphContext } from '../../kit/context.js';
import { matches } from '../../kit/filter.js';
import { requireId } from '../../kit/ids.js';
import { type OrderBy, orderKeys } from '../../kit/order.js';
import { readPage, type Sql } from '../../kit/page.js';
import { rowById, rowsByParent } from '../../kit/rows.js';
import { openEvents } from '../../kit/states.js';
import { TrainingCourseOrderBy, TrainingCourseWhere } from './training-course.inputs.js';
import { COURSE_CYCLE } from './training-course.states.js';
import { TrainingCourse, TrainingEvent } from './training-course.js';
import { TrainingCourseStep } from './training-course-step.js';
import {
  AttendanceConnection,
  attendanceOfCourse,
  EnrolmentConnection,
  enrolmentsOfCourse,
  READERS,
} from './training-list.view.js';
import { countsOfCourse, TrainingPlaces } from './training-places.view.js';

const CourseConnection = connectionOf(TrainingCourse);

const ORDER = {
  STARTS_ON: { expression: sql`c.starts_on`, type: 'date' },
  TITLE: { expression: sql`c.title collate public.vietnamese`, type: 'text' },
} as const;
const UNIQUE = { expression: sql`c.id`, type: 'uuid' } as const;

const stepsOf = rowsByParent(TrainingCourseStep, 'courseId', 'r.taken_on, r.id');

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

  @Access(...READERS)
  @FieldResolver(() => EnrolmentConnection, {
    nullable: true,
    description: 'Who nominated how many, of the organisations in the viewer’s reach.',
  })
  enrolments(
    @Root() { id }: TrainingCourse,
    @Args(() => PageArgs) { first, after }: PageArgs,
    @Ctx() context: GraphContext,
  ) {
    return enrolmentsOfCourse(context, { first, after: after ?? null }).load(id);
  }

  @FieldResolver(() => TrainingPlaces, {
    description: 'How many were nominated and accepted, and places left.',
  })
  async places(
    @Root() { id, capacity }: TrainingCourse,
    @Ctx() context: GraphContext,
  ): Promise<TrainingPlaces> {
    const { nominated, accepted } = (await countsOfCourse(context).load(id))!;
    return { nominated, accepted, free: Math.max(0, capacity - accepted) };
  }

  @FieldResolver(() => [TrainingCourseStep], { description: 'Its history, oldest first.' })
  async steps(@Root() { id }: TrainingCourse, @Ctx() context: GraphContext): Promise<TrainingCourseStep[]> {
    return (await stepsOf(context).load(id)) ?? [];
  }

  @FieldResolver(() => [TrainingEvent], { description: 'Steps the viewer may take now.' })
  async availableTransitions(
    @Root() course: TrainingCourse,
    @Ctx() context: GraphContext,
  ): Promise<TrainingEvent[]> {
    const counts = (await countsOfCourse(context).load(course.id))!;
    return openEvents(COURSE_CYCLE, { ...counts, ...course, today: today() }, context.viewer.role);
  }
}
