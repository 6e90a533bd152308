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
    ...{ heldBy: 'Công an thành phố', planNumber: '70/KH-CAT-PV05', capacity: 30, minimum: 4, ...changes },
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

const toStep = (name: string, input = 'TrainingStepInput'): string =>
  `mutation ($input: ${input}!) { ${name}(input: $input) { state version } }`;
const ENROL = toStep('openEnrolment');
const CONFIRM = toStep('confirmTraining');
const START = toStep('startTraining');
const COMPLETE = toStep('completeTraining');
const CERTIFY = toStep('certifyTraining', 'CertifyTrainingInput');
const CANCEL = toStep('cancelTraining');

async function step(mutation: string, course: Course, details: object = {}): Promise<Course> {
  const { data, errors } = await subgraph.ask<Record<string, { version: number }>>(
    mutation,
    { input: { ...course, ...details } },
    TRAINER,
  );
  expect(errors).toEqual([]);
  return { id: course.id, version: Object.values(data!)[0]!.version };
}

const NOMINATE =
  'mutation ($input: NominateTraineesInput!) { nominateTrainees(input: $input) { id version state nominated accepted organization { id } course { id } } }';
const nominate = (courseId: string, changes: object = {}, viewer = TRAINER) =>
  subgraph.ask<{ nominateTrainees: Course }>(
    NOMINATE,
    { input: { courseId, organizationId: hosts[0]!.id, nominated: 5, ...changes } },
    viewer,
  );
const ACCEPT =
  'mutation ($input: AcceptEnrolmentInput!) { acceptEnrolment(input: $input) { state accepted version } }';
const accept = (enrolment: Course, accepted = 4, viewer = TRAINER) =>
  subgraph.ask(ACCEPT, { input: { ...enrolment, accepted } }, viewer);

async function enrolling(changes: object = {}): Promise<Course> {
  return step(ENROL, await planned(changes));
}

async function nominated(courseId: string, changes: object = {}): Promise<Course> {
  const { data, errors } = await nominate(courseId, changes);
  expect(errors).toEqual([]);
  const { id, version } = data!.nominateTrainees;
  return { id, version };
}

/** A course of the days in `changes` that is being held, with four of one organisation accepted. */
async function held(changes: object = {}, organizationId = hosts[0]!.id): Promise<Course> {
  // Enrolment ends with the course, so it is planned for today and then moved to its days.
  const course = await enrolling({ startsOn: '2026-11-20', endsOn: '2026-11-20' });
  expect((await accept(await nominated(course.id, { organizationId }))).errors).toEqual([]);
  const started = await step(START, await step(CONFIRM, course));
  const { startsOn = '2026-10-05', endsOn = '2026-10-07' } = changes as {
    startsOn?: string;
    endsOn?: string;
  };
  await sql`update security_forces.training_course set starts_on = ${startsOn}, ends_on = ${endsOn} where id = ${course.id}`.execute(
    subgraph.orm.em.fork().getKysely(),
  );
  return started;
}

describe('a course', () => {
  it('is planned, enrolled, confirmed, held, completed and certified, and counts as training when completed', async () => {
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
    const steps = async (id: string, viewer = TRAINER) =>
      (await subgraph.ask(COURSE, { id }, viewer)).data!['trainingCourse'];
    const course = await held({}, organizationId);
    expect(await steps(course.id)).toEqual({ state: 'IN_PROGRESS', availableTransitions: [] });
    expect(codeOf(await subgraph.ask(COMPLETE, { input: course }, TRAINER))[0]).toBe('STATE_NOT_ALLOWED');
    expect((await attend(course.id, { organizationId })).data).toEqual({
      recordAttendance: {
        ...{ attended: 4, passed: 3, version: 1 },
        ...{ course: { id: course.id }, organization: { id: organizationId } },
      },
    });
    expect(await steps(course.id)).toEqual({ state: 'IN_PROGRESS', availableTransitions: ['COMPLETE'] });
    expect(await steps(course.id, { role: 'COMMUNE_OFFICER' })).toMatchObject({ availableTransitions: [] });
    expect(await lastTrainedOn()).not.toBe('2026-10-07');
    const completed = await step(COMPLETE, course);
    expect(await lastTrainedOn()).toBe('2026-10-07');
    expect(codeOf(await subgraph.ask(CERTIFY, { input: { ...completed, document: ' ' } }, TRAINER))).toEqual([
      'BAD_USER_INPUT',
      'input.document',
    ]);
    await step(CERTIFY, completed, { document: '12/QĐ-CAT-PV05', comment: 'Cấp tại lớp' });
    expect(await lastTrainedOn()).toBe('2026-10-07');
    expect(codeOf(await attend(course.id, { organizationId, version: 2 }))[0]).toBe('STATE_NOT_ALLOWED');
    const HISTORY =
      'query ($id: ID!) { trainingCourse(id: $id) { places { nominated accepted free } steps { event state role document comment } attendance { nodes { passed certified } } enrolments { nodes { state accepted } } } }';
    expect((await subgraph.ask(HISTORY, { id: course.id }, TRAINER)).data).toEqual({
      trainingCourse: {
        places: { nominated: 5, accepted: 4, free: 26 },
        steps: [
          ['ENROL', 'ENROLLING', null],
          ['CONFIRM', 'CONFIRMED', null],
          ['START', 'IN_PROGRESS', null],
          ['COMPLETE', 'COMPLETED', null],
          ['CERTIFY', 'CERTIFIED', '12/QĐ-CAT-PV05', 'Cấp tại lớp'],
        ].map(([event, state, document, comment = null]) => ({
          ...{ event, state, role: 'TRAINER', document, comment },
        })),
        attendance: { nodes: [{ passed: 3, certified: 3 }] },
        enrolments: { nodes: [{ state: 'ACCEPTED', accepted: 4 }] },
      },
    });
  });

  it('is confirmed only with its minimum, and not begun before its day', async () => {
    const course = await enrolling({ startsOn: '2026-11-21', endsOn: '2026-11-22' });
    expect(codeOf(await subgraph.ask(CONFIRM, { input: course }, TRAINER))[0]).toBe('STATE_NOT_ALLOWED');
    await accept(await nominated(course.id));
    const confirmed = await step(CONFIRM, course);
    expect(codeOf(await subgraph.ask(START, { input: confirmed }, TRAINER))[0]).toBe('STATE_NOT_ALLOWED');
    expect(codeOf(await attend(course.id))[0]).toBe('STATE_NOT_ALLOWED');
  });

  it('is called off, and then takes neither nomination nor attendance', async () => {
    const course = await planned();
    await step(CANCEL, course);
    expect(codeOf(await attend(course.id))[0]).toBe('STATE_NOT_ALLOWED');
    expect(codeOf(await nominate(course.id))[0]).toBe('STATE_NOT_ALLOWED');
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
    ['no place', { capacity: 0, minimum: 0 }, 'input.capacity'],
    ['a minimum above its capacity', { minimum: 31 }, 'input.minimum'],
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

describe('enrolment', () => {
  const COMING = { startsOn: '2026-12-07', endsOn: '2026-12-09' };

  it('is nominated by the organisation and accepted within the free places', async () => {
    const [first, second] = [hosts[0]!, hosts[1]!];
    const course = await enrolling({ ...COMING, capacity: 6 });
    const own: ViewerClaims = { role: 'ORGANIZATION', organization: first.id };
    expect((await nominate(course.id, {}, own)).data).toEqual({
      nominateTrainees: {
        ...{ id: expect.any(String), version: 1, state: 'NOMINATED', nominated: 5, accepted: 0 },
        ...{ organization: { id: first.id }, course: { id: course.id } },
      },
    });
    expect(codeOf(await nominate(course.id, {}, own))).toEqual(['CONFLICT', 'input.version']);
    const corrected = await nominated(course.id, { nominated: 4, version: 1 });
    expect(codeOf(await accept(corrected, 5))).toEqual(['BAD_USER_INPUT', 'input.accepted']);
    expect((await accept(corrected)).data).toEqual({
      acceptEnrolment: { state: 'ACCEPTED', accepted: 4, version: 3 },
    });
    const late = await nominated(course.id, { organizationId: second.id, nominated: 3 });
    expect(codeOf(await accept(late, 3))).toEqual(['BAD_USER_INPUT', 'input.accepted']);
    expect((await accept(late, 2)).errors).toEqual([]);
    expect(codeOf(await accept({ ...late, version: 2 }, 1))[0]).toBe('STATE_NOT_ALLOWED');
  });

  it('never gives the last places twice', async () => {
    const course = await enrolling({ ...COMING, capacity: 6 });
    const enrolments = [
      await nominated(course.id, { nominated: 4 }),
      await nominated(course.id, { nominated: 4, organizationId: hosts[1]!.id }),
    ];
    const answers = await Promise.all(enrolments.map((enrolment) => accept(enrolment)));
    expect(answers.filter(({ errors }) => errors.length)).toHaveLength(1);
  });

  it('is rejected, and may be nominated anew', async () => {
    const course = await enrolling(COMING);
    const enrolment = await nominated(course.id);
    const REJECT =
      'mutation ($input: RejectEnrolmentInput!) { rejectEnrolment(input: $input) { state accepted version } }';
    expect((await subgraph.ask(REJECT, { input: enrolment }, TRAINER)).data).toEqual({
      rejectEnrolment: { state: 'REJECTED', accepted: 0, version: 2 },
    });
    expect((await nominated(course.id, { nominated: 2, version: 2 })).version).toBe(3);
    expect(codeOf(await subgraph.ask(REJECT, { input: enrolment }, TRAINER))).toEqual([
      'CONFLICT',
      'input.version',
    ]);
  });

  it.each([
    ['nobody', { nominated: 0 }, 'BAD_USER_INPUT', 'input.nominated'],
    [
      'an unknown course',
      { courseId: '00000000-0000-7000-8000-00000000ffff' },
      'NOT_FOUND',
      'input.courseId',
    ],
    [
      'an unknown organisation',
      { organizationId: '00000000-0000-7000-8000-00000000ffff' },
      'NOT_FOUND',
      'input.organizationId',
    ],
  ])('is refused with %s', async (_, changes, code, path) => {
    const { id } = await enrolling(COMING);
    expect(codeOf(await nominate(id, changes))).toEqual([code, path]);
  });

  it('is closed before enrolment opens, and to those out of reach', async () => {
    expect(codeOf(await nominate((await planned(COMING)).id))[0]).toBe('STATE_NOT_ALLOWED');
    const { id } = await enrolling(COMING);
    const enrolment = await nominated(id);
    const foreign: ViewerClaims = { role: 'ORGANIZATION', organization: hosts[1]!.id };
    expect(codeOf(await nominate(id, {}, foreign))[0]).toBe('FORBIDDEN');
    expect(codeOf(await accept(enrolment, 4, foreign))[0]).toBe('FORBIDDEN');
    expect(codeOf(await accept(enrolment, 4, { role: 'PROVINCE_OFFICER', area: id }))[0]).toBe('FORBIDDEN');
    for (const role of ['PUBLIC', 'ANALYST', 'PARTNER'] as const)
      expect(codeOf(await nominate(id, {}, { role }))[0]).toBe('FORBIDDEN');
  });
});

describe('attendance', () => {
  it('is recorded once, and corrected only with its version', async () => {
    const { id } = await held();
    expect((await attend(id)).errors).toEqual([]);
    expect(codeOf(await attend(id))).toEqual(['CONFLICT', 'input.version']);
    expect((await attend(id, { passed: 4, version: 1 })).data).toMatchObject({
      recordAttendance: { passed: 4, version: 2 },
    });
  });

  it.each([
    ['more that passed than attended', { passed: 5 }, 'BAD_USER_INPUT', 'input.passed'],
    ['an absurd count', { attended: 10_001 }, 'BAD_USER_INPUT', 'input.attended'],
    ['more than were accepted', { attended: 5 }, 'BAD_USER_INPUT', 'input.attended'],
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
    const { id } = await held();
    expect(codeOf(await attend(id, changes))).toEqual([code, path]);
  });

  it('is refused before the course begins, and to an officer of another area', async () => {
    const { id } = await enrolling({ startsOn: '2026-11-21', endsOn: '2026-11-21' });
    expect(codeOf(await attend(id))[0]).toBe('STATE_NOT_ALLOWED');
    expect(codeOf(await attend(id, {}, { role: 'PROVINCE_OFFICER', area: id }))[0]).toBe('FORBIDDEN');
  });
});
