import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { sql } from 'kysely';
import type { ViewerClaims } from '../../../test/support/graph.js';
import { openTestSubgraph, type TestSubgraph } from '../../../test/support/subgraph.js';
import { definition } from '../subgraph.js';

const TRAINER: ViewerClaims = { role: 'TRAINER' };

let subgraph: TestSubgraph;
/** Organisations with guards, open since before 2020 and sent to no guard course this year. */
let hosts: { id: string; area: string }[];

beforeAll(async () => {
  subgraph = await openTestSubgraph(definition);
  const { rows } = await sql<{ id: string; area: string }>`
    select o.id, o.reach_ids[1] as area from security_forces.organization_reference o
    where o.established_on < '2020-01-01' and o.closed_on is null
      and exists (select from security_forces.guard_unit u where u.organization_id = o.id and u.dissolved_on is null)
      and not exists (select from security_forces.training_attendance a join security_forces.training_course c on c.id = a.course_id
        where a.organization_id = o.id and c.audience = 'GUARD' and c.starts_on >= '2026-01-01')
    order by o.id`.execute(subgraph.orm.em.fork().getKysely());
  hosts = rows;
});

afterAll(() => subgraph.stop());

interface Failed {
  errors: readonly { extensions: { code?: unknown; path?: unknown } }[];
}
const codeOf = ({ errors }: Failed) => [errors[0]?.extensions.code, errors[0]?.extensions.path];

interface Course {
  id: string;
  version: number;
}

const COURSE = 'query ($id: ID!) { trainingCourse(id: $id) { state availableTransitions } }';

const PLAN =
  'mutation ($input: PlanTrainingInput!) { planTraining(input: $input) { id version state title startsOn } }';
const plan = (changes: object = {}, viewer = TRAINER) => {
  const input = {
    ...{ title: 'Lớp mẫu', audience: 'GUARD', startsOn: '2026-10-05', endsOn: '2026-10-07' },
    ...{ heldBy: 'Công an thành phố', planNumber: '70/KH-CAT-PV05', ...changes },
  };
  return subgraph.ask<{ planTraining: Course }>(PLAN, { input }, viewer);
};
async function planned(changes: object = {}): Promise<Course> {
  const { data, errors } = await plan(changes);
  expect(errors).toEqual([]);
  const { id, version } = data!.planTraining;
  return { id, version };
}

const ATTEND =
  'mutation ($input: RecordAttendanceInput!) { recordAttendance(input: $input) { attended passed version course { id } organization { id } } }';
const attend = (courseId: string, changes: object = {}, viewer = TRAINER) =>
  subgraph.ask(
    ATTEND,
    { input: { courseId, organizationId: hosts[0]!.id, attended: 4, passed: 3, ...changes } },
    viewer,
  );

const COMPLETE =
  'mutation ($input: TrainingStepInput!) { completeTraining(input: $input) { state version } }';
const CANCEL = 'mutation ($input: TrainingStepInput!) { cancelTraining(input: $input) { state version } }';

describe('a course', () => {
  it('is planned, attended and completed, and then counts as training', async () => {
    const course = await planned();
    const organizationId = hosts[1]!.id;
    const lastTrainedOn = async (): Promise<unknown> => {
      const ids = [{ __typename: 'Organization', id: organizationId }];
      const { data } = await subgraph.ask<{ _entities: [{ guardStrength: { lastTrainedOn: string } }] }>(
        'query ($ids: [_Any!]!) { _entities(representations: $ids) { ... on Organization { guardStrength { lastTrainedOn } } } }',
        { ids },
        { role: 'PROVINCE_OFFICER' },
      );
      return data!._entities[0].guardStrength.lastTrainedOn;
    };
    expect(codeOf(await subgraph.ask(COMPLETE, { input: course }, TRAINER))[0]).toBe('STATE_NOT_ALLOWED');
    const steps = async (viewer: ViewerClaims) =>
      (await subgraph.ask(COURSE, { id: course.id }, viewer)).data;
    expect(await steps(TRAINER)).toEqual({
      trainingCourse: { state: 'PLANNED', availableTransitions: ['CANCEL'] },
    });
    expect((await attend(course.id, { organizationId })).data).toEqual({
      recordAttendance: {
        attended: 4,
        passed: 3,
        version: 1,
        course: { id: course.id },
        organization: { id: organizationId },
      },
    });
    expect(await steps(TRAINER)).toEqual({
      trainingCourse: { state: 'PLANNED', availableTransitions: ['COMPLETE'] },
    });
    expect(await steps({ role: 'COMMUNE_OFFICER' })).toMatchObject({
      trainingCourse: { availableTransitions: [] },
    });
    expect(await lastTrainedOn()).not.toBe('2026-10-07');
    expect((await subgraph.ask(COMPLETE, { input: course }, TRAINER)).data).toEqual({
      completeTraining: { state: 'COMPLETED', version: 2 },
    });
    expect(await lastTrainedOn()).toBe('2026-10-07');
    expect(codeOf(await subgraph.ask(CANCEL, { input: { ...course, version: 2 } }, TRAINER))[0]).toBe(
      'STATE_NOT_ALLOWED',
    );
  });

  it('is called off, and then takes no attendance', async () => {
    const course = await planned();
    expect((await subgraph.ask(CANCEL, { input: course }, TRAINER)).data).toEqual({
      cancelTraining: { state: 'CANCELLED', version: 2 },
    });
    expect(codeOf(await attend(course.id))[0]).toBe('STATE_NOT_ALLOWED');
  });

  it('gives the later of two writers CONFLICT', async () => {
    const course = await planned();
    const answers = await Promise.all([1, 2].map(() => subgraph.ask(CANCEL, { input: course }, TRAINER)));
    expect(answers.filter(({ errors }) => errors.length).map(codeOf)).toEqual([
      ['CONFLICT', 'input.version'],
    ]);
  });

  it.each([
    ['an end before its first day', { endsOn: '2026-10-04' }, 'input.endsOn'],
    ['no title', { title: ' ' }, 'input.title'],
    ['a huge title', { title: 'a'.repeat(201) }, 'input.title'],
    ['no plan', { planNumber: '' }, 'input.planNumber'],
  ])('is refused with %s', async (_, changes, path) => {
    expect(codeOf(await plan(changes))).toEqual(['BAD_USER_INPUT', path]);
  });

  it.each(['PUBLIC', 'ORGANIZATION', 'COMMUNE_OFFICER', 'ANALYST', 'PARTNER'] as const)(
    'is not in the hands of %s',
    async (role) => {
      const course = await planned();
      expect(codeOf(await plan({}, { role }))[0]).toBe('FORBIDDEN');
      expect(codeOf(await attend(course.id, {}, { role }))[0]).toBe('FORBIDDEN');
      expect(codeOf(await subgraph.ask(COMPLETE, { input: course }, { role }))[0]).toBe('FORBIDDEN');
      expect(codeOf(await subgraph.ask(CANCEL, { input: course }, { role }))[0]).toBe('FORBIDDEN');
    },
  );
});

describe('attendance', () => {
  it('is recorded once, and corrected only with its version', async () => {
    const { id } = await planned();
    expect((await attend(id)).errors).toEqual([]);
    expect(codeOf(await attend(id))).toEqual(['CONFLICT', 'input.version']);
    expect((await attend(id, { passed: 4, version: 1 })).data).toMatchObject({
      recordAttendance: { passed: 4, version: 2 },
    });
  });

  it.each([
    ['more that passed than attended', { passed: 5 }, 'BAD_USER_INPUT', 'input.passed'],
    ['an absurd count', { attended: 10_001 }, 'BAD_USER_INPUT', 'input.attended'],
    [
      'an unknown organisation',
      { organizationId: '00000000-0000-7000-8000-00000000ffff' },
      'NOT_FOUND',
      'input.organizationId',
    ],
    [
      'an unknown course',
      { courseId: '00000000-0000-7000-8000-00000000ffff' },
      'NOT_FOUND',
      'input.courseId',
    ],
    ['a malformed id', { courseId: 'x' }, 'BAD_USER_INPUT', 'input.courseId'],
  ])('is refused with %s', async (_, changes, code, path) => {
    const { id } = await planned();
    expect(codeOf(await attend(id, changes))).toEqual([code, path]);
  });

  it('is refused before the course begins, and to an officer of another area', async () => {
    const { id } = await planned({ startsOn: '2026-11-21', endsOn: '2026-11-21' });
    expect(codeOf(await attend(id))[0]).toBe('STATE_NOT_ALLOWED');
    expect(codeOf(await attend(id, {}, { role: 'PROVINCE_OFFICER', area: id }))[0]).toBe('FORBIDDEN');
  });
});

describe('lists', () => {
  const COURSES = `query ($where: TrainingCourseWhere) {
    trainingCourses(where: $where, first: 50) { totalCount nodes { id audience state startsOn availableTransitions attendance(first: 100) { totalCount nodes { organization { id } attended } } } }
  }`;
  interface Courses {
    trainingCourses: {
      totalCount: number;
      nodes: {
        id: string;
        audience: string;
        startsOn: string;
        attendance: { totalCount: number; nodes: { organization: { id: string } }[] };
      }[];
    };
  }

  it('of courses are filtered, and take as many statements for fifty as for one', async () => {
    const where = {
      audience: { eq: 'GUARD' },
      state: { in: ['COMPLETED'] },
      startsFrom: '2024-01-01',
      startsUntil: '2024-12-31',
    };
    const { data, errors, statements } = await subgraph.ask<Courses>(COURSES, { where }, TRAINER);
    expect(errors).toEqual([]);
    expect(data!.trainingCourses.nodes.length).toBeGreaterThan(0);
    expect(
      data!.trainingCourses.nodes.every(
        ({ audience, startsOn }) => audience === 'GUARD' && startsOn.startsWith('2024'),
      ),
    ).toBe(true);
    expect(statements).toHaveLength(4);
    expect((await subgraph.ask(COURSES, {}, TRAINER)).statements).toHaveLength(4);
  });

  it('of attendance show an organisation its own counts only', async () => {
    const attended = (await subgraph.ask<Courses>(COURSES, {}, TRAINER)).data!.trainingCourses.nodes;
    const organization = attended.find(({ attendance }) => attendance.totalCount > 3)!.attendance.nodes[0]!
      .organization.id;
    const own = await subgraph.ask<Courses>(COURSES, {}, { role: 'ORGANIZATION', organization });
    const seen = own.data!.trainingCourses.nodes.flatMap(({ attendance }) => attendance.nodes);
    expect(seen.length).toBeGreaterThan(0);
    expect(new Set(seen.map((row) => row.organization.id))).toEqual(new Set([organization]));
    expect(codeOf(await subgraph.ask(COURSES, {}))[0]).toBe('FORBIDDEN');
  });

  const TRAININGS = `query ($ids: [_Any!]!, $audience: TrainingAudience) {
    _entities(representations: $ids) { ... on Organization { trainings(first: 5, audience: $audience) { totalCount nodes { attended course { audience startsOn } } } } }
  }`;
  interface Trainings {
    _entities: {
      trainings: { totalCount: number; nodes: { course: { audience: string; startsOn: string } }[] } | null;
    }[];
  }
  const trainingsOf = (ids: readonly string[], viewer: ViewerClaims, audience?: string) =>
    subgraph.ask<Trainings>(
      TRAININGS,
      { ids: ids.map((id) => ({ __typename: 'Organization', id })), audience },
      viewer,
    );

  it('of the trainings of fifty organisations take two statements, latest first', async () => {
    const ids = hosts.slice(0, 50).map(({ id }) => id);
    const { data, errors, statements } = await trainingsOf(ids, TRAINER, 'GUARD');
    expect(errors).toEqual([]);
    const lists = data!._entities.map(({ trainings }) =>
      trainings!.nodes.map(({ course }) => course.startsOn),
    );
    expect(lists.some((days) => days.length > 1)).toBe(true);
    for (const days of lists) expect(days).toEqual([...days].sort().reverse());
    expect(statements).toHaveLength(2);
  });

  it('of trainings are for the organisation itself, the officers of its area and trainers', async () => {
    const [{ id, area }, foreign] = [hosts[0]!, hosts[1]!];
    const viewers: [ViewerClaims, boolean][] = [
      [{ role: 'ORGANIZATION', organization: id }, true],
      [{ role: 'COMMUNE_OFFICER', area }, true],
      [{ role: 'ORGANIZATION', organization: foreign.id }, false],
      [{ role: 'PUBLIC' }, false],
      [{ role: 'PARTNER' }, false],
    ];
    for (const [viewer, isAllowed] of viewers) {
      const { errors } = await trainingsOf([id], viewer);
      expect([viewer, errors.map(({ extensions }) => extensions['code'])]).toEqual([
        viewer,
        isAllowed ? [] : ['FORBIDDEN'],
      ]);
    }
  });
});
