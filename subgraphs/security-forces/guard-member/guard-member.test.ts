import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { sql } from 'kysely';
import type { ViewerClaims } from '../../../test/support/graph.js';
import { openTestSubgraph, type TestSubgraph } from '../../../test/support/subgraph.js';
import { definition } from '../subgraph.js';

const TRAINER: ViewerClaims = { role: 'TRAINER' };
const DPO: ViewerClaims = { role: 'DPO' };

let subgraph: TestSubgraph;
/** Open since before 2020, without guards on record; and another one. */
let host: { id: string; area: string };
let other: string;
let own: ViewerClaims;

beforeAll(async () => {
  subgraph = await openTestSubgraph(definition);
  const { rows } = await sql<{ id: string; area: string }>`
    select o.id, o.reach_ids[1] as area from security_forces.organization_reference o
    where o.established_on between '2000-01-01' and '2020-01-01' and o.closed_on is null
      and not exists (select from security_forces.guard_member m where m.organization_id = o.id)
    order by o.id limit 2`.execute(subgraph.orm.em.fork().getKysely());
  host = rows[0]!;
  other = rows[1]!.id;
  own = { role: 'ORGANIZATION', organization: host.id };
});
afterAll(() => subgraph.stop());

interface Failed {
  errors: readonly { extensions: { code?: unknown; path?: unknown } }[];
}
const codeOf = ({ errors }: Failed) => [errors[0]?.extensions.code, errors[0]?.extensions.path];

let last = 0;
const RECORD = `mutation ($input: RecordGuardMemberInput!) { recordGuardMember(input: $input) {
  id version staffNumber name jobTitle form employedFrom employedTo over18 meetsStandard checkedBy organization { id } } }`;
interface Guard {
  id: string;
  version: number;
}
const record = (changes: object = {}, viewer = own, key?: string) => {
  last += 1;
  const input = {
    ...{ organizationId: host.id, staffNumber: `T-${last}`, name: 'Cá nhân 0001', jobTitle: 'Đội trưởng' },
    ...{ form: 'FULL_TIME', employedFrom: '2024-03-01', over18: true, ...changes },
  };
  return subgraph.ask<{ recordGuardMember: Guard }>(RECORD, { input }, viewer, key);
};
async function recorded(changes: object = {}): Promise<Guard> {
  const { data, errors } = await record(changes);
  expect(errors).toEqual([]);
  const { id, version } = data!.recordGuardMember;
  return { id, version };
}

const change = (name: string, input: object, viewer = own) => {
  const type = `${name[0]!.toUpperCase()}${name.slice(1)}Input`;
  return subgraph.ask<Record<string, Record<string, unknown>>>(
    `mutation ($input: ${type}!) { ${name}(input: $input) { version name employedTo meetsStandard checkedOn checkedBy } }`,
    { input },
    viewer,
  );
};

const LIST = `query ($ids: [_Any!]!, $on: LocalDate) { _entities(representations: $ids) { ... on Organization {
  guardMembers(first: 100, employedOn: $on) { totalCount nodes { id name organization { id } certificates { id } courseEnrolments { id } } } } } }`;
interface Listed {
  _entities: [{ guardMembers: { totalCount: number; nodes: { id: string; name: string }[] } | null }];
}
const list = (viewer: ViewerClaims, variables: object = {}) => {
  const ids = [{ __typename: 'Organization', id: host.id }];
  return subgraph.ask<Listed>(LIST, { ids, ...variables }, viewer);
};

describe('a guard is put on record', () => {
  it('with the minimum the domain allows', async () => {
    const { data, errors } = await record({ name: '  Cá  nhân 0002 ' });
    expect(errors).toEqual([]);
    expect(data!.recordGuardMember).toMatchObject({
      ...{ version: 1, name: 'Cá nhân 0002', form: 'FULL_TIME', over18: true, employedTo: null },
      ...{ meetsStandard: null, checkedBy: null, organization: { id: host.id } },
    });
  });

  it('not under 18 (R13)', async () => {
    const { errors } = await record({ over18: false });
    expect(errors[0]?.extensions).toMatchObject({
      code: 'BAD_USER_INPUT',
      path: 'input.over18',
      rule: 'R13',
    });
    expect(errors[0]?.message).toContain('18 or older (06/2013/NĐ-CP)');
    const { data } = await subgraph.ask('{ guardStandards { minimumAge instrument validFrom } }');
    expect(data).toEqual({
      guardStandards: [{ minimumAge: 18, instrument: '06/2013/NĐ-CP', validFrom: '2013-03-01' }],
    });
  });

  it.each([
    ['a day that has not come', { employedFrom: '2026-11-21' }, 'BAD_USER_INPUT', 'input.employedFrom'],
    ['a day before the organisation', { employedFrom: '1950-01-01' }, 'BAD_USER_INPUT', 'input.employedFrom'],
    ['an empty name', { name: ' ' }, 'BAD_USER_INPUT', 'input.name'],
    ['a name too long', { name: 'a'.repeat(121) }, 'BAD_USER_INPUT', 'input.name'],
    ['an empty staff number', { staffNumber: '' }, 'BAD_USER_INPUT', 'input.staffNumber'],
    ['a role too long', { jobTitle: 'a'.repeat(61) }, 'BAD_USER_INPUT', 'input.jobTitle'],
    ['an id of another kind', { organizationId: 'HD-0001' }, 'BAD_USER_INPUT', 'input.organizationId'],
    [
      'an unknown organisation',
      { organizationId: '00000000-0000-7000-8000-00000000ffff' },
      'NOT_FOUND',
      'input.organizationId',
    ],
  ])('not with %s', async (_, changes, code, path) => {
    expect(codeOf(await record(changes))).toEqual([code, path]);
  });

  it('once per staff number, even when two do it at a time', async () => {
    const both = await Promise.all([record({ staffNumber: 'Z-1' }), record({ staffNumber: 'Z-1' })]);
    const codes = both.map((answer) => answer.errors[0]?.extensions['code'] ?? 'fine');
    expect(new Set(codes)).toEqual(new Set(['CONFLICT', 'fine']));
  });

  it('once per idempotency key', async () => {
    const [first, second] = [
      await record({ staffNumber: 'I-1' }, own, 'k'),
      await record({ staffNumber: 'I-1' }, own, 'k'),
    ];
    expect(second.data).toEqual(first.data);
  });

  it('by the organisation itself and the training body alone', async () => {
    expect((await record({}, TRAINER)).errors).toEqual([]);
    const refused: ViewerClaims[] = [
      { role: 'ORGANIZATION', organization: other },
      { role: 'COMMUNE_OFFICER', area: host.area },
      ...(
        ['PROVINCE_OFFICER', 'EMULATION_OFFICE', 'ANALYST', 'PARTNER', 'ADMIN', 'DPO', 'PUBLIC'] as const
      ).map((role) => ({ role })),
    ];
    for (const viewer of refused) expect(codeOf(await record({}, viewer))[0]).toBe('FORBIDDEN');
  });
});

describe('a guard’s record changes', () => {
  it('by correction, check and the end of the employment, each in the version read', async () => {
    const guard = await recorded();
    const said = { staffNumber: 'C-1', name: 'Cá nhân 0003', jobTitle: 'Nhân viên', form: 'PART_TIME' };
    const corrected = await change('correctGuardMember', { ...guard, ...said });
    expect(corrected.data!['correctGuardMember']).toMatchObject({ version: 2, name: 'Cá nhân 0003' });
    expect(codeOf(await change('correctGuardMember', { ...guard, ...said }))[0]).toBe('CONFLICT');
    const check = { id: guard.id, version: 2, meetsStandard: true, checkedOn: '2025-01-10' };
    const checked = await change('checkGuardMember', check, TRAINER);
    expect(checked.data!['checkGuardMember']).toMatchObject({ meetsStandard: true, checkedBy: 'TRAINER' });
    const end = { id: guard.id, version: 3, employedTo: '2025-06-30' };
    expect((await change('endGuardEmployment', end)).data!['endGuardEmployment']).toMatchObject({
      employedTo: '2025-06-30',
    });
    expect(codeOf(await change('endGuardEmployment', { ...end, version: 4 }))[0]).toBe('STATE_NOT_ALLOWED');
    expect(codeOf(await change('checkGuardMember', { ...check, version: 4 }))[0]).toBe('STATE_NOT_ALLOWED');
  });

  it('not outside the employment, for a stranger, or unknown', async () => {
    const guard = await recorded();
    const end = (changes: object, viewer = own) =>
      change('endGuardEmployment', { ...guard, employedTo: '2025-06-30', ...changes }, viewer);
    expect(codeOf(await end({ employedTo: '2024-02-29' }))).toEqual(['BAD_USER_INPUT', 'input.employedTo']);
    expect(codeOf(await end({ employedTo: '2026-12-01' }))).toEqual(['BAD_USER_INPUT', 'input.employedTo']);
    expect(codeOf(await end({}, { role: 'ORGANIZATION', organization: other }))[0]).toBe('FORBIDDEN');
    expect(codeOf(await end({ id: '00000000-0000-7000-8000-00000000ffff' }))[0]).toBe('NOT_FOUND');
  });
});

describe('guards are read', () => {
  it('by their organisation and trainers, batched, on a day', async () => {
    const gone = await recorded({ employedFrom: '2020-02-01' });
    await change('endGuardEmployment', { ...gone, employedTo: '2021-01-01' });
    const now = (await list(own)).data!._entities[0].guardMembers!;
    expect(now.nodes.length).toBe(now.totalCount);
    const then = (await list(TRAINER, { on: '2020-12-31' })).data!._entities[0].guardMembers!;
    expect(then.nodes.map(({ id }) => id)).toContain(gone.id);
    expect(then.totalCount).toBeLessThan(now.totalCount);
    const { statements } = await list(own);
    // Reach, page, log, certificates, enrolments: however many guards.
    expect(statements.length).toBeLessThanOrEqual(5);
  });

  it('by nobody else', async () => {
    const refused: ViewerClaims[] = [
      { role: 'ORGANIZATION', organization: other },
      { role: 'COMMUNE_OFFICER', area: host.area },
      ...(['PROVINCE_OFFICER', 'EMULATION_OFFICE', 'ANALYST', 'ADMIN', 'DPO', 'PUBLIC'] as const).map(
        (role) => ({ role }),
      ),
    ];
    for (const viewer of refused) {
      const answer = await list(viewer);
      expect([codeOf(answer)[0], answer.data!._entities[0].guardMembers]).toEqual(['FORBIDDEN', null]);
    }
  });

  it('through no key: no other subgraph can point at a guard', async () => {
    const ids = [{ __typename: 'GuardMember', id: host.id }];
    const { errors } = await subgraph.ask(
      'query ($ids: [_Any!]!) { _entities(representations: $ids) { __typename } }',
      { ids },
      TRAINER,
    );
    expect(errors.length).toBe(1);
  });
});

const LOG = `query ($id: ID!, $since: LocalDate) { securityForceAccesses(first: 5, where: { organizationId: { eq: $id }, since: $since }) {
  totalCount nodes { recordedAt role subject organizationId fieldGroup count purpose } } }`;
interface Logged {
  securityForceAccesses: {
    totalCount: number;
    nodes: { count: number; fieldGroup: string; role: string; recordedAt: string }[];
  };
}
const readLog = async (variables: object = {}) =>
  (await subgraph.ask<Logged>(LOG, { id: host.id, ...variables }, DPO)).data!.securityForceAccesses;

describe('every read of a guard is logged', () => {
  it('with one row per request, organisation and group of fields, however many fields', async () => {
    const before = await readLog();
    const { totalCount } = (await list(TRAINER)).data!._entities[0].guardMembers!;
    const after = await readLog();
    expect(after.totalCount).toBe(before.totalCount + 1);
    expect(after.nodes[0]).toMatchObject({ role: 'TRAINER', fieldGroup: 'GUARD_MEMBER', count: totalCount });
    expect(after.nodes[0]!.recordedAt).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/);
  });

  it('not when only how many there are, or their ids, are asked', async () => {
    const before = await readLog();
    const ids = [{ __typename: 'Organization', id: host.id }];
    const query =
      'query ($ids: [_Any!]!) { _entities(representations: $ids) { ... on Organization { guardMembers { totalCount nodes { id } } } } }';
    expect((await subgraph.ask(query, { ids }, own)).errors).toEqual([]);
    expect((await readLog()).totalCount).toBe(before.totalCount);
  });

  it('in a log that the data-protection officer alone reads', async () => {
    for (const viewer of [TRAINER, own, { role: 'ADMIN' }, { role: 'PROVINCE_OFFICER' }] as const)
      expect(codeOf(await subgraph.ask(LOG, { id: host.id }, viewer))[0]).toBe('FORBIDDEN');
    expect((await readLog({ since: '2999-01-01' })).totalCount).toBe(0);
  });
});
