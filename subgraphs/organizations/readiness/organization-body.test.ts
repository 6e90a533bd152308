import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { sql } from 'kysely';
import type { ViewerClaims } from '../../../test/support/graph.js';
import { readRefusal } from '../../../test/support/refusal.js';
import { openTestSubgraph, type TestSubgraph } from '../../../test/support/subgraph.js';
import { definition } from '../subgraph.js';

const OFFICER: ViewerClaims = { role: 'PROVINCE_OFFICER' };
const UNKNOWN = '00000000-0000-7000-8000-00000000ffff';

let subgraph: TestSubgraph;
/** Open enterprises established long ago, without any such record, with the commune each is in. */
let hosts: { id: string; area: string }[];

beforeAll(async () => {
  subgraph = await openTestSubgraph(definition);
  const { rows } = await sql<{ id: string; area: string }>`
    select o.id, p.unit_id as area from organizations.organization o
    join organizations.organization_placement p on p.organization_id = o.id and p.valid_to is null
    join organizations.administrative_unit u on u.id = p.unit_id and u.valid_to is null
    where o.established_on < '2018-01-01' and o.closed_on is null and o.kind = 'ENTERPRISE' and not exists (
      select from organizations.organization_body r where r.organization_id = o.id)
    order by o.code limit 4`.execute(subgraph.orm.em.fork().getKysely());
  hosts = rows;
});

afterAll(() => subgraph.stop());
/** Roles without a part in it, and those whose reach is elsewhere. */
const OTHERS: ViewerClaims[] = [
  { role: 'ORGANIZATION', organization: UNKNOWN },
  { role: 'COMMUNE_OFFICER', area: UNKNOWN },
  ...(['PUBLIC', 'EMULATION_OFFICE', 'TRAINER', 'ANALYST', 'PARTNER', 'DPO', 'ADMIN'] as const).map(
    (role) => ({
      role,
    }),
  ),
];

interface Body {
  id: string;
  version: number;
}
const record = (changes: object = {}, viewer = OFFICER) =>
  subgraph.ask<{ recordOrganizationBody: Body }>(
    `mutation ($input: RecordOrganizationBodyInput!) {
      recordOrganizationBody(input: $input) { id version kind validFrom validTo } }`,
    { input: { organizationId: hosts[0]!.id, kind: 'TRADE_UNION', validFrom: '2024-01-01', ...changes } },
    viewer,
  );
const end = ({ id, version }: Body, endedOn: string, viewer = OFFICER) =>
  subgraph.ask(
    'mutation ($input: EndRecordInput!) { endOrganizationBody(input: $input) { validTo } }',
    { input: { id, version, endedOn } },
    viewer,
  );
const readBack = (id: string, viewer = OFFICER) =>
  subgraph.ask(
    'query ($id: ID!) { organization(id: $id) { bodies { kind validFrom validTo } } }',
    { id },
    viewer,
  );
const lastFacts = async (id: string) => {
  const { rows } = await sql<{ bodies: object[] }>`
    select facts -> 'bodies' as bodies from organizations.change where entity_id = ${id}
    order by xid desc, seq desc limit 1`.execute(subgraph.orm.em.fork().getKysely());
  return rows[0]!.bodies;
};

describe('a body in an organisation', () => {
  it('is present from a day to a day, and the feed says so', async () => {
    const { id } = hosts[0]!;
    const own: ViewerClaims = { role: 'ORGANIZATION', organization: id };
    const body = (await record({}, own)).data!.recordOrganizationBody;
    expect(await lastFacts(id)).toEqual([{ kind: 'TRADE_UNION', since: '2024-01-01', until: null }]);
    expect(readRefusal(await record({ validFrom: '2025-01-01' }))).toMatchObject({
      code: 'CONFLICT',
      argument: 'input.validFrom',
    });
    expect(readRefusal(await end(body, '2024-01-01'))).toMatchObject({ argument: 'input.endedOn' });
    expect(readRefusal(await end(body, '2026-11-21'))).toMatchObject({ argument: 'input.endedOn' });
    expect((await end(body, '2025-01-01', own)).errors).toEqual([]);
    expect(readRefusal(await end({ ...body, version: 2 }, '2025-02-01')).code).toBe('STATE_NOT_ALLOWED');
    expect((await record({ validFrom: '2026-01-01' }, own)).errors).toEqual([]);
    expect((await readBack(id, own)).data).toEqual({
      organization: {
        bodies: [
          { kind: 'TRADE_UNION', validFrom: '2026-01-01', validTo: null },
          { kind: 'TRADE_UNION', validFrom: '2024-01-01', validTo: '2025-01-01' },
        ],
      },
    });
    expect(await lastFacts(id)).toHaveLength(2);
  });

  it.each([
    ['a day that has not come', { validFrom: '2026-11-21' }, 'BAD_USER_INPUT', 'input.validFrom'],
    ['a day before the organisation', { validFrom: '1900-01-01' }, 'BAD_USER_INPUT', 'input.validFrom'],
    ['an unknown organisation', { organizationId: UNKNOWN }, 'NOT_FOUND', 'input.organizationId'],
  ])('is refused with %s', async (_, changes, code, argument) =>
    expect(readRefusal(await record({ organizationId: hosts[1]!.id, ...changes }))).toMatchObject({
      code,
      argument,
    }),
  );

  it('is shown to and kept by nobody else', async () => {
    const { id: organizationId, area } = hosts[2]!;
    const body = (await record({ organizationId }, { role: 'COMMUNE_OFFICER', area })).data!
      .recordOrganizationBody;
    for (const viewer of OTHERS) {
      expect(readRefusal(await readBack(organizationId, viewer)).code).toBe('FORBIDDEN');
      expect(readRefusal(await record({ organizationId, kind: 'PARTY' }, viewer)).code).toBe('FORBIDDEN');
      expect(readRefusal(await end(body, '2026-01-01', viewer)).code).toBe('FORBIDDEN');
    }
  });
});

describe('the enterprises of zones', () => {
  interface Zones {
    industrialZones: {
      nodes: {
        name: string;
        enterprises: {
          count: number;
          foreignInvested: number;
          foreignShare: number | null;
          withBody: { kind: string; enterprises: number }[];
        };
      }[];
    };
  }
  const list = (first: number, asOf = '2026-11-01') =>
    subgraph.ask<Zones>(
      `query ($first: Int!, $asOf: LocalDate) { industrialZones(first: $first) { nodes { name
         enterprises(asOf: $asOf) { count foreignInvested foreignShare withBody { kind enterprises } } } } }`,
      { first, asOf },
    );

  it('are counted on a day, with foreign capital and each body, as SQL counts them one by one', async () => {
    const { data } = await list(100);
    const { rows } = await sql<{
      name: string;
      kind: string;
      count: number;
      foreign: number;
      unions: number;
    }>`
      select z.name, z.kind, count(o.id)::int as count, count(o.id) filter (where o.ownership like 'FOREIGN%')::int as foreign,
        count(o.id) filter (where o.id in (select organization_id from organizations.organization_body
          where kind = 'TRADE_UNION' and valid_from <= '2026-11-01' and (valid_to is null or valid_to > '2026-11-01')))::int as unions
      from organizations.industrial_zone z
      left join organizations.organization_placement p on p.zone_id = z.id and p.valid_from <= '2026-11-01'
        and (p.valid_to is null or p.valid_to > '2026-11-01')
      left join organizations.organization o on o.id = p.organization_id and o.kind = 'ENTERPRISE'
        and o.established_on <= '2026-11-01' and (o.closed_on is null or o.closed_on > '2026-11-01')
      group by z.id order by z.name collate public.vietnamese, z.id`.execute(
      subgraph.orm.em.fork().getKysely(),
    );
    const zones = data!.industrialZones.nodes;
    expect(
      zones.map(({ name, enterprises: { count, foreignInvested, withBody } }) => [
        ...[name, count, foreignInvested],
        withBody.find(({ kind }) => kind === 'TRADE_UNION')!.enterprises,
      ]),
    ).toEqual(rows.map(({ name, count, foreign, unions }) => [name, count, foreign, unions]));
    expect(rows.some(({ foreign, unions }) => foreign > 0 && unions > 0)).toBe(true);
    const empty = zones.find(({ enterprises }) => enterprises.count === 0);
    expect(empty?.enterprises.foreignShare ?? null).toBeNull();
  });

  it('cost as many statements for all zones as for one', async () => {
    const one = await list(1);
    const all = await list(34);
    expect(all.data!.industrialZones.nodes).toHaveLength(34);
    expect([one.statements.length, all.statements.length]).toEqual([2, 2]);
  });
});
