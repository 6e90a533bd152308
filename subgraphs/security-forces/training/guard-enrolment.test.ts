import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { sql } from 'kysely';
import type { ViewerClaims } from '../../../test/support/graph.js';
import { openTestSubgraph, type TestSubgraph } from '../../../test/support/subgraph.js';
import { definition } from '../subgraph.js';

const TRAINER: ViewerClaims = { role: 'TRAINER' };
const OFFICER: ViewerClaims = { role: 'PROVINCE_OFFICER' };

let subgraph: TestSubgraph;
let host: string;
let other: string;
let own: ViewerClaims;

beforeAll(async () => {
  subgraph = await openTestSubgraph(definition);
  const { rows } = await sql<{ id: string }>`
    select o.id from security_forces.organization_reference o
    where o.established_on between '2000-01-01' and '2020-01-01' and o.closed_on is null order by o.id limit 2`.execute(
    subgraph.orm.em.fork().getKysely(),
  );
  [host, other] = rows.map(({ id }) => id) as [string, string];
  own = { role: 'ORGANIZATION', organization: host };
});
afterAll(() => subgraph.stop());

interface Failed {
  errors: readonly { extensions: { code?: unknown; path?: unknown } }[];
}
const codeOf = ({ errors }: Failed) => [errors[0]?.extensions.code, errors[0]?.extensions.path];

interface Versioned {
  id: string;
  version: number;
}
const ask = (name: string, input: object, { viewer = TRAINER, type = '' } = {}) => {
  const inputType = type || `${name[0]!.toUpperCase()}${name.slice(1)}Input`;
  return subgraph.ask<Record<string, Versioned & { state: string }>>(
    `mutation ($input: ${inputType}!) { ${name}(input: $input) { id version ${name.includes('Guard') && name !== 'recordGuardMember' ? 'state' : ''} } }`,
    { input },
    viewer,
  );
};
async function done(name: string, input: object, options = {}): Promise<Versioned> {
  const { data, errors } = await ask(name, input, options);
  expect(errors).toEqual([]);
  const { id, version } = data![name]!;
  return { id, version };
}

let count = 0;
const hire = (changes: object = {}): Promise<Versioned> => {
  count += 1;
  return done('recordGuardMember', {
    ...{ organizationId: host, staffNumber: `E-${count}`, name: 'Cá nhân 0001', jobTitle: 'Nhân viên' },
    ...{ form: 'FULL_TIME', employedFrom: '2024-03-01', over18: true, ...changes },
  });
};
const END = 'mutation ($input: EndGuardEmploymentInput!) { endGuardEmployment(input: $input) { version } }';
const toStep = { type: 'TrainingStepInput' };
async function openCourse(changes: object = {}): Promise<Versioned> {
  const planned = await done('planTraining', {
    ...{ title: 'Lớp mẫu', audience: 'GUARD', startsOn: '2026-11-20', endsOn: '2026-11-20' },
    ...{ heldBy: 'Công an thành phố', planNumber: '70/KH-CAT-PV05', capacity: 2, minimum: 1, ...changes },
  });
  return done('openEnrolment', planned, toStep);
}
const enrol = (course: Versioned, guard: Versioned, viewer = own) =>
  ask('enrolGuard', { courseId: course.id, guardId: guard.id }, { viewer });
async function enrolled(course: Versioned, guard: Versioned): Promise<Versioned> {
  const { data, errors } = await enrol(course, guard);
  expect(errors).toEqual([]);
  const { id, version } = data!['enrolGuard']!;
  return { id, version };
}
const accept = (enrolment: Versioned) => done('acceptGuard', enrolment, { type: 'GuardEnrolmentStepInput' });

const COUNTS = `query ($id: ID!) { trainingCourse(id: $id) { places { nominated accepted }
  attendance { nodes { attended passed certified organization { id } } } guardEnrolments { totalCount nodes { state guard { name } } } } }`;
const read = async (course: Versioned, viewer = TRAINER) =>
  (await subgraph.ask<{ trainingCourse: Record<string, unknown> }>(COUNTS, { id: course.id }, viewer)).data!
    .trainingCourse;

let course: Versioned;
beforeEach(async () => {
  course = await openCourse({ capacity: 2 });
});

describe('guards go through a course one by one', () => {
  it('to the certificate, and the counts follow', async () => {
    const guards = [await hire(), await hire()];
    let [first, second] = [await enrolled(course, guards[0]!), await enrolled(course, guards[1]!)];
    expect(await read(course)).toMatchObject({ places: { nominated: 2, accepted: 0 } });
    [first, second] = [await accept(first), await accept(second)];
    let held = await done('startTraining', await done('confirmTraining', course, toStep), toStep);
    first = await done('recordGuardPresence', { ...first, attended: true });
    second = await done('recordGuardPresence', { ...second, attended: false });
    first = await done('recordGuardResult', { ...first, passed: true });
    const early = { ...first, number: 'T-1/GCN', issuedOn: '2026-11-20' };
    expect(codeOf(await ask('issueGuardCertificate', early))[0]).toBe('STATE_NOT_ALLOWED');
    held = await done('completeTraining', held, toStep);
    await done('certifyTraining', { ...held, document: '9/QĐ' });
    expect(await read(course)).toMatchObject({
      places: { nominated: 2, accepted: 2 },
      attendance: { nodes: [{ attended: 1, passed: 1, certified: 0, organization: { id: host } }] },
    });
    const before = { ...early, issuedOn: '2026-11-19' };
    expect(codeOf(await ask('issueGuardCertificate', before))).toEqual(['BAD_USER_INPUT', 'input.issuedOn']);
    first = await done('issueGuardCertificate', early);
    const again = { ...early, version: first.version };
    expect(codeOf(await ask('issueGuardCertificate', again))[0]).toBe('STATE_NOT_ALLOWED');
    expect(await read(course)).toMatchObject({
      attendance: { nodes: [{ attended: 1, passed: 1, certified: 1 }] },
      guardEnrolments: { totalCount: 2, nodes: [{ state: 'CERTIFICATE_ISSUED' }, { state: 'ABSENT' }] },
    });
    const late = { ...second, number: 'T-2/GCN', issuedOn: '2026-11-20' };
    expect(codeOf(await ask('issueGuardCertificate', late))[0]).toBe('STATE_NOT_ALLOWED');
  });

  it('not without having passed', async () => {
    const step = await accept(await enrolled(course, await hire()));
    await done('startTraining', await done('confirmTraining', course, toStep), toStep);
    const failed = await done('recordGuardResult', {
      ...(await done('recordGuardPresence', { ...step, attended: true })),
      passed: false,
    });
    const issue = { ...failed, number: 'T-3/GCN', issuedOn: '2026-11-20' };
    expect(codeOf(await ask('issueGuardCertificate', issue))[0]).toBe('STATE_NOT_ALLOWED');
  });

  it('within the free places, each step in the version read', async () => {
    const [a, b, c] = [await hire(), await hire(), await hire()];
    await accept(await enrolled(course, a));
    const second = await enrolled(course, b);
    await accept(second);
    expect(codeOf(await ask('acceptGuard', second, { type: 'GuardEnrolmentStepInput' }))[0]).toBe('CONFLICT');
    const third = await enrolled(course, c);
    expect(codeOf(await ask('acceptGuard', third, { type: 'GuardEnrolmentStepInput' }))).toEqual([
      'BAD_USER_INPUT',
      'input.accepted',
    ]);
    await done('rejectGuard', third, { type: 'GuardEnrolmentStepInput' });
  });
});

describe('a guard is not enrolled', () => {
  it('twice, nor in two courses at a time', async () => {
    const guard = await hire();
    await enrolled(course, guard);
    expect(codeOf(await enrol(course, guard))[0]).toBe('CONFLICT');
    const overlapping = await openCourse({ startsOn: '2026-11-20', endsOn: '2026-11-22' });
    expect(codeOf(await enrol(overlapping, guard))).toEqual(['CONFLICT', 'input.guardId']);
    const later = await openCourse({ startsOn: '2026-11-21', endsOn: '2026-11-22' });
    await enrolled(later, guard);
  });

  it('in two overlapping courses by two writers at a time', async () => {
    const guard = await hire();
    const overlapping = await openCourse();
    const both = await Promise.all([enrol(course, guard), enrol(overlapping, guard)]);
    const codes = both.map((answer) => answer.errors[0]?.extensions['code'] ?? 'fine');
    expect(new Set(codes)).toEqual(new Set(['CONFLICT', 'fine']));
  });

  it('in a course for others, one not open, an unknown one, or without employment', async () => {
    const guard = await hire();
    const managers = await openCourse({ audience: 'MANAGER' });
    expect(codeOf(await enrol(managers, guard))).toEqual(['BAD_USER_INPUT', 'input.courseId']);
    await done('cancelTraining', managers, toStep);
    const unknown = { id: '00000000-0000-7000-8000-00000000ffff', version: 1 };
    expect(codeOf(await enrol(unknown, guard))).toEqual(['NOT_FOUND', 'input.courseId']);
    expect(codeOf(await enrol(course, unknown))).toEqual(['NOT_FOUND', 'input.guardId']);
    const gone = await hire();
    const ended = await subgraph.ask(END, { input: { ...gone, employedTo: '2026-11-20' } }, own);
    expect(ended.errors).toEqual([]);
    expect(codeOf(await enrol(course, gone))).toEqual(['BAD_USER_INPUT', 'input.guardId']);
    await accept(await enrolled(course, guard));
    await done('confirmTraining', course, toStep);
    expect(codeOf(await enrol(course, await hire()))[0]).toBe('STATE_NOT_ALLOWED');
  });

  it('by a stranger, and decided by the training body alone', async () => {
    const guard = await hire();
    expect(codeOf(await enrol(course, guard, { role: 'ORGANIZATION', organization: other }))[0]).toBe(
      'FORBIDDEN',
    );
    expect(codeOf(await enrol(course, guard, OFFICER))[0]).toBe('FORBIDDEN');
    const enrolment = await enrolled(course, guard);
    for (const viewer of [own, OFFICER]) {
      const answer = await ask('acceptGuard', enrolment, { viewer, type: 'GuardEnrolmentStepInput' });
      expect(codeOf(answer)[0]).toBe('FORBIDDEN');
    }
  });
});

describe('an organisation’s part in a course is counted in one way', () => {
  const number = (viewer = TRAINER) =>
    ask('nominateTrainees', { courseId: course.id, organizationId: host, nominated: 3 }, { viewer });

  it('by its guards, or by number, never both', async () => {
    await enrolled(course, await hire());
    expect(codeOf(await number())[0]).toBe('STATE_NOT_ALLOWED');
    course = await openCourse();
    expect((await number()).errors).toEqual([]);
    expect(codeOf(await enrol(course, await hire()))[0]).toBe('STATE_NOT_ALLOWED');
  });
});

it('enrolled guards are shown to their own organisation and trainers', async () => {
  await enrolled(course, await hire());
  expect(await read(course, own)).toMatchObject({
    guardEnrolments: { totalCount: 1, nodes: [{ state: 'NOMINATED' }] },
  });
  const stranger = await read(course, { role: 'ORGANIZATION', organization: other });
  expect(stranger).toMatchObject({ guardEnrolments: { totalCount: 0, nodes: [] } });
  expect(await read(course, OFFICER)).toMatchObject({ guardEnrolments: null, places: { nominated: 1 } });
});
