import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { sql } from 'kysely';
import type { ViewerClaims } from '../../../test/support/graph.js';
import { readRefusal } from '../../../test/support/refusal.js';
import { openTestSubgraph, type TestSubgraph } from '../../../test/support/subgraph.js';
import { definition } from '../subgraph.js';

const OFFICER: ViewerClaims = { role: 'PROVINCE_OFFICER' };
const UNKNOWN = '00000000-0000-7000-8000-00000000ffff';

let subgraph: TestSubgraph;

/** A school with its manager, an enterprise outside zones and a zone with one. */
let school: { id: string; version: number; body: string };
let enterprise: { id: string; version: number; area: string };
let inZone: { id: string; zone: string; body: string };
let bodies: Map<string, string>;

const read = async <Row>(statement: string): Promise<Row[]> => {
  const { rows } = await sql.raw<Row>(statement).execute(subgraph.orm.em.fork().getKysely());
  return rows;
};

beforeAll(async () => {
  subgraph = await openTestSubgraph(definition);
  const open = `organizations.organization o join organizations.organization_placement p
    on p.organization_id = o.id and p.valid_to is null where o.closed_on is null`;
  [school] = (await read(
    `select o.id, o.version, o.managing_body_id as body from ${open} and o.kind = 'SCHOOL' order by o.code limit 1`,
  )) as [typeof school];
  [enterprise] = (await read(
    `select o.id, o.version, p.unit_id as area from ${open} and o.kind = 'ENTERPRISE' and p.zone_id is null
     and exists (select from organizations.administrative_unit u where u.id = p.unit_id and u.valid_to is null)
     order by o.code limit 1`,
  )) as [typeof enterprise];
  [inZone] = (await read(
    `select o.id, p.zone_id as zone, o.managing_body_id as body from ${open} and p.zone_id is not null
     order by o.code limit 1`,
  )) as [typeof inZone];
  const rows = await read<{ name: string; id: string }>(
    'select name_vi as name, id from organizations.authority_body',
  );
  bodies = new Map(rows.map(({ name, id }) => [name, id]));
});

afterAll(() => subgraph.stop());

const SET = `mutation ($input: SetManagingBodyInput!) {
  setManagingBody(input: $input) { version managingBody { nameVi } }
}`;
interface Set {
  setManagingBody: { version: number; managingBody: { nameVi: string } | null };
}
const set = (changes: object = {}, viewer = OFFICER) =>
  subgraph.ask<Set>(SET, { input: { id: enterprise.id, version: enterprise.version, ...changes } }, viewer);

describe('the body that manages an organisation', () => {
  it('is the education department for schools and the park board for enterprises of zones', async () => {
    expect(school.body).toBe(bodies.get('Sở Giáo dục và Đào tạo thành phố Hải Phòng'));
    expect(inZone.body).toBe(bodies.get('Ban Quản lý Khu kinh tế Hải Phòng'));
  });

  it('is named and taken away by officers in reach, and found by', async () => {
    const managingBodyId = bodies.get('Ban Quản lý Khu kinh tế Hải Phòng')!;
    const named = await set({ managingBodyId }, { role: 'COMMUNE_OFFICER', area: enterprise.area });
    expect(named.data).toEqual({
      setManagingBody: {
        version: enterprise.version + 1,
        managingBody: { nameVi: 'Ban Quản lý Khu kinh tế Hải Phòng' },
      },
    });
    const { data } = await subgraph.ask<{ organizations: { totalCount: number } }>(
      'query ($id: ID!) { organizations(where: { managingBody: { eq: $id } }) { totalCount } }',
      { id: managingBodyId },
    );
    const [{ n }] = (await read(
      `select count(*)::int as n from organizations.organization where managing_body_id = '${managingBodyId}'`,
    )) as [{ n: number }];
    expect(data!.organizations.totalCount).toBe(n);
    expect(readRefusal(await set({ managingBodyId }))).toMatchObject({
      code: 'CONFLICT',
      argument: 'input.version',
    });
    const away = await set({ version: enterprise.version + 1, managingBodyId: null });
    expect(away.data!.setManagingBody.managingBody).toBeNull();
    enterprise.version += 2;
  });

  it.each([
    ['an unknown body', () => UNKNOWN, 'NOT_FOUND'],
    ['a malformed id', () => 'x', 'BAD_USER_INPUT'],
    [
      'an abolished body (R19)',
      () => bodies.get('Ban Quản lý các khu công nghiệp tỉnh Hải Dương')!,
      'BAD_USER_INPUT',
    ],
    ['a committee', () => bodies.get('Ban Chỉ đạo 138 thành phố Hải Phòng')!, 'BAD_USER_INPUT'],
  ])('is not %s', async (_, managingBodyId, code) => {
    const refused = readRefusal(await set({ managingBodyId: managingBodyId() }));
    expect(refused).toMatchObject({ code, argument: 'input.managingBodyId' });
  });

  it('is not a body of another place', async () => {
    const [{ id }] = (await read(
      `select id from organizations.authority_body where level = 'COMMUNE' and unit_id <> '${enterprise.area}' limit 1`,
    )) as [{ id: string }];
    expect(readRefusal(await set({ managingBodyId: id })).message).toContain('does not act where');
  });

  it('is for officers of the place', async () => {
    const managingBodyId = bodies.get('Ban Quản lý Khu kinh tế Hải Phòng')!;
    const viewers: ViewerClaims[] = [
      { role: 'ORGANIZATION', organization: enterprise.id },
      { role: 'COMMUNE_OFFICER', area: UNKNOWN },
      { role: 'PUBLIC' },
    ];
    for (const viewer of viewers)
      expect(readRefusal(await set({ managingBodyId }, viewer)).code).toBe('FORBIDDEN');
  });

  it('may be named at registration, where it is checked the same way', async () => {
    const REGISTER = `mutation ($input: RegisterOrganizationInput!) {
      registerOrganization(input: $input) { managingBody { nameVi } }
    }`;
    const input = {
      ...{
        name: 'Trường Mẫu Mới',
        kind: 'SCHOOL',
        educationLevel: 'UPPER_SECONDARY',
        ownership: 'STATE_BUDGET',
      },
      ...{ establishedOn: '2026-02-03', unitId: enterprise.area },
    };
    const register = (name: string) =>
      subgraph.ask(REGISTER, { input: { ...input, managingBodyId: bodies.get(name) } }, OFFICER);
    const nameVi = 'Sở Giáo dục và Đào tạo thành phố Hải Phòng';
    expect((await register(nameVi)).data).toEqual({ registerOrganization: { managingBody: { nameVi } } });
    const before = await read('select count(*) from organizations.organization');
    const refused = readRefusal(await register('Sở Giáo dục và Đào tạo tỉnh Hải Dương'));
    expect(refused).toMatchObject({ code: 'BAD_USER_INPUT', argument: 'input.managingBodyId' });
    expect(await read('select count(*) from organizations.organization')).toEqual(before);
  });
});

describe('the reach of an organisation', () => {
  it('holds its zone and the body that manages it, beside its places', async () => {
    const { rows } = await sql<{ facts: { reachIds: string[]; managingBodyId: string } }>`
      select facts from organizations.change where entity_id = ${inZone.id} order by seq desc limit 1`.execute(
      subgraph.orm.em.fork().getKysely(),
    );
    const { reachIds, managingBodyId } = rows[0]!.facts;
    expect(reachIds).toEqual(expect.arrayContaining([inZone.zone, inZone.body]));
    expect(managingBodyId).toBe(inZone.body);
  });

  it('lets a partner read what is open to it by zone and by body, and nobody else’s organisations', async () => {
    const READ = 'query ($id: ID!) { organization(id: $id) { bodies { kind } } }';
    const partner = (area: string | undefined, name: 'PARK_BOARD' | 'LABOUR_FEDERATION' | 'MEDIA') =>
      subgraph.ask<{ organization: { bodies: unknown } }>(
        READ,
        { id: inZone.id },
        { role: 'PARTNER', partner: name, ...(area ? { area } : {}) },
      );
    for (const area of [inZone.zone, inZone.body]) {
      expect((await partner(area, 'PARK_BOARD')).errors).toEqual([]);
      expect((await partner(area, 'LABOUR_FEDERATION')).data!.organization.bodies).not.toBeNull();
      expect(readRefusal(await partner(area, 'MEDIA')).code).toBe('FORBIDDEN');
    }
    expect(readRefusal(await partner(school.body, 'PARK_BOARD')).code).toBe('FORBIDDEN');
    expect(readRefusal(await partner(undefined, 'PARK_BOARD')).code).toBe('FORBIDDEN');
  });
});
