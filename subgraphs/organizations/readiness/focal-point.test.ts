import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { sql } from 'kysely';
import type { ViewerClaims } from '../../../test/support/graph.js';
import { readRefusal } from '../../../test/support/refusal.js';
import { openTestSubgraph, type TestSubgraph } from '../../../test/support/subgraph.js';
import { definition } from '../subgraph.js';
import { FOCAL_POINT_RETENTION } from './focal-point-retention.view.js';

const OFFICER: ViewerClaims = { role: 'PROVINCE_OFFICER' };
const UNKNOWN = '00000000-0000-7000-8000-00000000ffff';

let subgraph: TestSubgraph;

/** Open organisations established long ago, with the commune each is in. */
let hosts: { id: string; area: string }[];

beforeAll(async () => {
  subgraph = await openTestSubgraph(definition);
  const { rows } = await sql<{ id: string; area: string }>`
    select o.id, p.unit_id as area from organizations.organization o
    join organizations.organization_placement p on p.organization_id = o.id and p.valid_to is null
    join organizations.administrative_unit u on u.id = p.unit_id and u.valid_to is null
    where o.established_on < '2018-01-01' and o.closed_on is null and o.kind = 'ENTERPRISE' and not exists (
      select from organizations.movement_focal_point r where r.organization_id = o.id)
    order by o.code limit 4`.execute(subgraph.orm.em.fork().getKysely());
  hosts = rows;
});

afterAll(() => subgraph.stop());

interface FocalPoint {
  id: string;
  version: number;
  validTo: string | null;
}

const FIELDS = 'id version fullName jobTitle officePhone officeEmail validFrom validTo';
const CONTACT = { fullName: 'Cá nhân A', jobTitle: 'Phó Giám đốc', officePhone: '0220 000 0001' };

const appoint = (changes: object = {}, viewer = OFFICER) =>
  subgraph.ask<{ appointFocalPoint: FocalPoint }>(
    `mutation ($input: AppointFocalPointInput!) { appointFocalPoint(input: $input) { ${FIELDS} } }`,
    { input: { organizationId: hosts[0]!.id, ...CONTACT, validFrom: '2026-03-01', ...changes } },
    viewer,
  );
const end = ({ id, version }: FocalPoint, endedOn: string, viewer = OFFICER) =>
  subgraph.ask<{ endFocalPoint: FocalPoint }>(
    'mutation ($input: EndRecordInput!) { endFocalPoint(input: $input) { id version validTo } }',
    { input: { id, version, endedOn } },
    viewer,
  );
const correct = ({ id, version }: FocalPoint, changes: object = {}, viewer = OFFICER) =>
  subgraph.ask(
    `mutation ($input: CorrectFocalPointInput!) { correctFocalPoint(input: $input) { fullName version } }`,
    { input: { id, version, ...CONTACT, ...changes } },
    viewer,
  );
interface Read {
  organization: { focalPoint: { fullName: string } | null; focalPoints: { fullName: string }[] | null };
}
const readBack = (id: string, asOf: string, viewer = OFFICER) =>
  subgraph.ask<Read>(
    `query ($id: ID!, $asOf: LocalDate) { organization(id: $id) {
       focalPoint(asOf: $asOf) { fullName } focalPoints { fullName } } }`,
    { id, asOf },
    viewer,
  );

describe('a focal point', () => {
  it('is appointed by the organisation itself, corrected, replaced, ended', async () => {
    const organizationId = hosts[0]!.id;
    const own: ViewerClaims = { role: 'ORGANIZATION', organization: organizationId };
    const first = (await appoint({}, own)).data!.appointFocalPoint;
    expect(first).toMatchObject({ ...CONTACT, officeEmail: null, validFrom: '2026-03-01', validTo: null });
    expect((await correct(first, { fullName: 'Cá nhân B' }, own)).data).toEqual({
      correctFocalPoint: { fullName: 'Cá nhân B', version: 2 },
    });
    const second = (await appoint({ fullName: 'Cá nhân C', validFrom: '2026-06-01' }, own)).data!
      .appointFocalPoint;
    const { data } = await readBack(organizationId, '2026-05-31', own);
    expect(data!.organization).toEqual({
      focalPoint: { fullName: 'Cá nhân B' },
      focalPoints: [{ fullName: 'Cá nhân C' }, { fullName: 'Cá nhân B' }],
    });
    expect((await end(second, '2026-10-01', own)).data!.endFocalPoint).toMatchObject({
      validTo: '2026-10-01',
    });
    expect((await readBack(organizationId, '2026-10-01')).data!.organization.focalPoint).toBeNull();
    expect(readRefusal(await end({ ...second, version: 2 }, '2026-11-01')).code).toBe('STATE_NOT_ALLOWED');
    expect(readRefusal(await correct({ ...second, version: 2 })).code).toBe('STATE_NOT_ALLOWED');
    expect(readRefusal(await end(first, '2026-11-01')).code).toBe('CONFLICT');
  });

  it.each([
    ['no name', { fullName: ' ' }, 'BAD_USER_INPUT', 'input.fullName'],
    ['a name too long', { fullName: 'a'.repeat(101) }, 'BAD_USER_INPUT', 'input.fullName'],
    ['no contact', { officePhone: null }, 'BAD_USER_INPUT', 'input.officePhone'],
    ['a day that has not come', { validFrom: '2026-11-21' }, 'BAD_USER_INPUT', 'input.validFrom'],
    ['a day before the organisation', { validFrom: '1900-01-01' }, 'BAD_USER_INPUT', 'input.validFrom'],
    ['an unknown organisation', { organizationId: UNKNOWN }, 'NOT_FOUND', 'input.organizationId'],
    ['a malformed organisation', { organizationId: 'x' }, 'BAD_USER_INPUT', 'input.organizationId'],
  ])('is refused with %s', async (_, changes, code, argument) =>
    expect(readRefusal(await appoint({ organizationId: hosts[1]!.id, ...changes }))).toMatchObject({
      code,
      argument,
    }),
  );

  it('does not begin on or before the day of the one it replaces', async () => {
    const organizationId = hosts[2]!.id;
    expect((await appoint({ organizationId })).errors).toEqual([]);
    expect(readRefusal(await appoint({ organizationId }))).toMatchObject({ argument: 'input.validFrom' });
  });

  it('of two at the same moment one is refused, and no day has two', async () => {
    const organizationId = hosts[3]!.id;
    const [one, other] = await Promise.all([appoint({ organizationId }), appoint({ organizationId })]);
    expect([...one.errors, ...other.errors]).toHaveLength(1);
  });

  it('is shown to and kept by nobody else', async () => {
    const { id, area } = hosts[3]!;
    expect((await readBack(id, '2026-05-01', { role: 'COMMUNE_OFFICER', area })).errors).toEqual([]);
    const others: ViewerClaims[] = [
      { role: 'ORGANIZATION', organization: hosts[1]!.id },
      { role: 'COMMUNE_OFFICER', area: UNKNOWN },
      { role: 'PARTNER', partner: 'PARK_BOARD', area },
      ...(['PUBLIC', 'EMULATION_OFFICE', 'TRAINER', 'ANALYST', 'DPO', 'ADMIN'] as const).map((role) => ({
        role,
      })),
    ];
    for (const viewer of others) {
      const { data, errors } = await readBack(id, '2026-05-01', viewer);
      expect([data!.organization, errors.length]).toEqual([{ focalPoint: null, focalPoints: null }, 2]);
      expect(readRefusal(await appoint({ organizationId: id }, viewer)).code).toBe('FORBIDDEN');
    }
  });
});

describe('the retention of focal points', () => {
  it('hides an ended record after 12 months and erases it in one statement, telling counts only', async () => {
    const organizationId = hosts[1]!.id;
    const gone = (await appoint({ organizationId, validFrom: '2024-01-01' })).data!.appointFocalPoint;
    await end(gone, '2025-11-20');
    expect((await readBack(organizationId, '2025-01-01')).data!.organization.focalPoints).toEqual([]);
    const kept = (await appoint({ organizationId, validFrom: '2025-11-20' })).data!.appointFocalPoint;
    await end(kept, '2025-11-21');
    const em = subgraph.orm.em.fork();
    const count = async () =>
      (
        await em.execute<{ n: number }[]>('select count(*)::int as n from organizations.movement_focal_point')
      )[0]!.n;
    const before = await count();
    const due = await em.execute<{ id: string }[]>(
      "select id from organizations.movement_focal_point where valid_to <= '2025-11-20'",
    );
    expect(due.map(({ id }) => id)).toContain(gone.id);
    const { count: countDue, erase } = FOCAL_POINT_RETENTION;
    expect(await countDue(em.getKysely(), '2026-11-20')).toBe(due.length);
    const erased = await erase(em.getKysely(), '2026-11-20');
    expect([erased, await count()]).toEqual([due.length, before - due.length]);
    expect(await erase(em.getKysely(), '2026-11-20')).toBe(0);
  });
});

it('each read of a focal point is in the log that the data-protection officer reads', async () => {
  const [open] = await subgraph.orm.em.fork().execute<{ id: string }[]>(
    `select organization_id as id from organizations.movement_focal_point
     where valid_to is null and valid_from <= '2026-11-20' order by id limit 1`,
  );
  const organizationId = open!.id;
  const log = `query ($id: ID!) { organizationAccesses(where: { organizationId: { eq: $id } }) {
    totalCount nodes { role fieldGroup count } } }`;
  const readLog = async () =>
    (
      await subgraph.ask<{ organizationAccesses: { totalCount: number; nodes: object[] } }>(
        log,
        { id: organizationId },
        { role: 'DPO' },
      )
    ).data!.organizationAccesses;
  const before = await readLog();
  const read = `query ($id: ID!) { _entities(representations: [{ __typename: "Organization", id: $id }]) {
    ... on Organization { focalPoint { fullName jobTitle } } } }`;
  await subgraph.ask(read, { id: organizationId }, { role: 'PROVINCE_OFFICER' });
  const after = await readLog();
  expect(after.totalCount).toBe(before.totalCount + 1);
  expect(after.nodes[0]).toEqual({ role: 'PROVINCE_OFFICER', fieldGroup: 'FOCAL_POINT', count: 1 });
  const refused = await subgraph.ask(log, { id: organizationId }, { role: 'PROVINCE_OFFICER' });
  expect(refused.errors[0]!.extensions['code']).toBe('FORBIDDEN');
});
