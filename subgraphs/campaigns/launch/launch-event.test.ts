import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type Kysely, sql } from 'kysely';
import { openTestSubgraph, type TestSubgraph } from '../../../test/support/subgraph.js';
import { definition } from '../subgraph.js';

const UNKNOWN = '00000000-0000-7000-8000-00000000ffff';
let subgraph: TestSubgraph;
/** An enterprise of the demonstration in an industrial zone, the zone, its commune; a school. */
let [enterprise, zone, commune, school]: string[] = [];

const db = (): Kysely<unknown> => subgraph.orm.em.fork().getKysely();

beforeAll(async () => {
  subgraph = await openTestSubgraph(definition);
  const { rows } = await sql<{ id: string; zone: string; commune: string }>`
    select o.id, w.zone_id as zone, w.area_ids[1] as commune from campaigns.organization_reference o
    join campaigns.organization_place_reference w on w.organization_id = o.id and w.valid_to is null
    where o.kind = 'ENTERPRISE' and o.closed_on is null and w.zone_id is not null order by o.id limit 1`.execute(
    db(),
  );
  [enterprise, zone, commune] = [rows[0]!.id, rows[0]!.zone, rows[0]!.commune];
  const schools = await sql<{ id: string }>`
    select id from campaigns.organization_reference where kind = 'SCHOOL' and closed_on is null limit 1`.execute(
    db(),
  );
  school = schools.rows[0]!.id;
});
afterAll(() => subgraph.stop());

type Viewer = Parameters<TestSubgraph['ask']>[2];
const OWN = () => ({ role: 'ORGANIZATION', organization: enterprise! }) as const;
const codeOf = ({ errors }: { errors: readonly { extensions: { code?: unknown; path?: unknown } }[] }) => [
  errors[0]?.extensions.code,
  errors[0]?.extensions.path,
];
const record = (changes: object = {}, viewer: Viewer = OWN()) =>
  subgraph.ask<{ recordLaunch: { id: string } }>(
    'mutation ($input: RecordLaunchInput!) { recordLaunch(input: $input) { id version organization { id } campaign { id } } }',
    {
      input: {
        ...{ organizationId: enterprise, heldOn: '2026-09-20', participants: 100 },
        ...{ workersCommitted: 90, ownersCommitted: 2, ...changes },
      },
    },
    viewer,
  );
const withdraw = (input: object, viewer: Viewer = OWN()) =>
  subgraph.ask(
    'mutation ($input: WithdrawLaunchInput!) { withdrawLaunch(input: $input) { withdrawn version } }',
    { input },
    viewer,
  );

interface Summary {
  enterprises: number;
  enterprisesLaunched: number;
  launches: number;
  workersCommitted: number;
  ownersCommitted: number;
}
const summary = async (type: string, ids: readonly string[], months = 24): Promise<Summary[]> => {
  const { data, statements, errors } = await subgraph.ask<{ _entities: { launchSummary: Summary }[] }>(
    `query ($ids: [_Any!]!, $months: Int!) { _entities(representations: $ids) { ... on ${type} { launchSummary(months: $months) {
      enterprises enterprisesLaunched launches workersCommitted ownersCommitted } } } }`,
    { ids: ids.map((id) => ({ __typename: type, id })), months },
  );
  expect(errors).toEqual([]);
  expect(statements).toHaveLength(1);
  return data!._entities.map(({ launchSummary }) => launchSummary);
};

describe('recording a launch', () => {
  it('counts in its zone and commune, tells the feed, and can be taken back once', async () => {
    const [before] = await summary('IndustrialZone', [zone!]);
    const { data, errors } = await record();
    expect(errors).toEqual([]);
    const { id } = data!.recordLaunch;
    const [after] = await summary('IndustrialZone', [zone!]);
    expect(after!.launches).toBe(before!.launches + 1);
    expect(after!.workersCommitted).toBe(before!.workersCommitted + 90);
    const { rows } = await sql<{ facts: { launches: string[] } }>`
      select facts from campaigns.change where entity_id = ${enterprise} order by xid desc, seq desc limit 1`.execute(
      db(),
    );
    expect(rows[0]!.facts.launches).toContain('2026-09-20');
    expect(codeOf(await record())).toEqual(['CONFLICT', 'input.heldOn']);
    const input = { id, version: 1, reason: 'Nhập trùng' };
    expect(codeOf(await withdraw({ ...input, version: 3 }))).toEqual(['CONFLICT', 'input.version']);
    expect(codeOf(await withdraw(input, { role: 'COMMUNE_OFFICER', area: UNKNOWN }))[0]).toBe('FORBIDDEN');
    const officer = { role: 'COMMUNE_OFFICER', area: commune! } as const;
    expect((await withdraw(input, officer)).data).toEqual({
      withdrawLaunch: { withdrawn: true, version: 2 },
    });
    expect(codeOf(await withdraw({ ...input, version: 2 }))[0]).toBe('STATE_NOT_ALLOWED');
    expect(codeOf(await withdraw({ ...input, id: UNKNOWN }))).toEqual(['NOT_FOUND', 'input.id']);
    expect(await summary('IndustrialZone', [zone!])).toEqual([before]);
  });

  it.each([
    ['a school', () => ({ organizationId: school }), ['BAD_USER_INPUT', 'input.organizationId']],
    ['a stranger', () => ({ organizationId: UNKNOWN }), ['NOT_FOUND', 'input.organizationId']],
    ['a day to come', () => ({ heldOn: '2026-11-21' }), ['BAD_USER_INPUT', 'input.heldOn']],
    ['a day before all days', () => ({ heldOn: '1990-01-01' }), ['BAD_USER_INPUT', 'input.heldOn']],
    [
      'nobody',
      () => ({ participants: 0, workersCommitted: 0, ownersCommitted: 0 }),
      ['BAD_USER_INPUT', 'input.participants'],
    ],
    ['a negative count', () => ({ ownersCommitted: -1 }), ['BAD_USER_INPUT', 'input.ownersCommitted']],
    [
      'more signatures than people',
      () => ({ ownersCommitted: 11 }),
      ['BAD_USER_INPUT', 'input.workersCommitted'],
    ],
    ['an unknown campaign', () => ({ campaignId: UNKNOWN }), ['NOT_FOUND', 'input.campaignId']],
  ])('refuses %s', async (_, changes, expected) => {
    expect(codeOf(await record(changes(), { role: 'PROVINCE_OFFICER' }))).toEqual(expected);
  });

  it('is for the enterprise and its officers', async () => {
    for (const viewer of [
      { role: 'PUBLIC' },
      { role: 'ANALYST' },
      { role: 'ORGANIZATION', organization: UNKNOWN },
    ] as const)
      expect(codeOf(await record({}, viewer))[0]).toBe('FORBIDDEN');
  });
});

describe('launches in figures', () => {
  it('of every zone, in one statement, as a count by hand tells', async () => {
    const { rows } = await sql<{ id: string }>`select distinct zone_id as id
      from campaigns.organization_place_reference where zone_id is not null order by 1`.execute(db());
    const ids = rows.map(({ id }) => id);
    const found = await summary('IndustrialZone', [...ids, UNKNOWN]);
    const byHand = await sql<{ id: string; enterprises: string[]; launched: string[] }>`
      select w.zone_id as id, array_agg(o.id) as enterprises,
        array_agg(o.id) filter (where o.id in (select organization_id from campaigns.launch_event
          where not withdrawn and held_on > '2024-11-20' and held_on <= '2026-11-20')) as launched
      from campaigns.organization_place_reference w join campaigns.organization_reference o on o.id = w.organization_id
      where o.kind = 'ENTERPRISE' and o.closed_on is null and w.valid_to is null and w.zone_id is not null group by 1`.execute(
      db(),
    );
    for (const { id, enterprises, launched } of byHand.rows)
      expect(found[ids.indexOf(id)]).toMatchObject({
        enterprises: enterprises.length,
        enterprisesLaunched: launched?.length ?? 0,
      });
    expect(found.some(({ enterprisesLaunched }) => enterprisesLaunched > 0)).toBe(true);
    expect(found.at(-1)).toEqual({
      ...{ enterprises: 0, enterprisesLaunched: 0, launches: 0, workersCommitted: 0, ownersCommitted: 0 },
    });
  });

  it('of a unit contain those of its zones, and refuse a span nobody means', async () => {
    const [found] = await summary('AdministrativeUnit', [commune!], 60);
    expect(found!.enterprises).toBeGreaterThan(0);
    const wrong = await subgraph.ask(
      'query ($ids: [_Any!]!) { _entities(representations: $ids) { ... on IndustrialZone { launchSummary(months: 0) { launches } } } }',
      { ids: [{ __typename: 'IndustrialZone', id: zone }] },
    );
    expect(codeOf(wrong)).toEqual(['BAD_USER_INPUT', 'months']);
  });
});
