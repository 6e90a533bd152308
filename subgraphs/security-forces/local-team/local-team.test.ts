import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { sql } from 'kysely';
import type { ViewerClaims } from '../../../test/support/graph.js';
import { openTestSubgraph, type TestSubgraph } from '../../../test/support/subgraph.js';
import { definition } from '../subgraph.js';

const UNKNOWN = '00000000-0000-7000-8000-00000000ffff';

let subgraph: TestSubgraph;
/** A commune of today and another; one abolished with no organisation left, and one where some wait for a review. */
let commune: string;
let neighbour: string;
let former: string;
let divided: string;
let officer: ViewerClaims;

const rowsOf = async <Row>(statement: ReturnType<typeof sql<Row>>): Promise<Row[]> =>
  (await statement.execute(subgraph.orm.em.fork().getKysely())).rows;

beforeAll(async () => {
  subgraph = await openTestSubgraph(definition);
  const today = await rowsOf(sql<{ id: string }>`
    select area_ids[1]::text as id from security_forces.organization_place_reference
    group by 1 having min(valid_from) >= '2025-07-01' order by count(*) desc, 1 limit 2`);
  [commune, neighbour] = today.map(({ id }) => id) as [string, string];
  const abolished = await rowsOf(sql<{ id: string; empty: boolean }>`
    select area_ids[1]::text as id, bool_and(valid_to is not null) as empty from security_forces.organization_place_reference
    group by 1 having min(valid_from) < '2025-01-01' and max(valid_from) < '2025-07-01' order by count(*) desc, 1`);
  former = abolished.find(({ empty }) => empty)!.id;
  divided = abolished.find(({ empty }) => !empty)!.id;
  officer = { role: 'COMMUNE_OFFICER', area: commune };
});

afterAll(() => subgraph.stop());

interface Failed {
  errors: readonly { extensions: { code?: unknown; path?: unknown } }[];
}
const codeOf = ({ errors }: Failed) => [errors[0]?.extensions.code, errors[0]?.extensions.path];

interface Team {
  id: string;
  version: number;
}

let number = 0;
const ESTABLISH =
  'mutation ($input: EstablishLocalTeamInput!) { establishLocalTeam(input: $input) { id version kind residentialArea unit { id } dissolvedOn } }';
const establish = (changes: object = {}, viewer = officer) => {
  number += 1;
  const facts = { kind: 'SECURITY_TEAM', unitId: commune, residentialArea: `Thôn mẫu ${number}` };
  const decision = { establishedOn: '2025-08-01', decisionNumber: '4/QĐ-UBND', decidedOn: '2025-07-20' };
  return subgraph.ask<{ establishLocalTeam: Team }>(
    ESTABLISH,
    { input: { ...facts, ...decision, ...changes } },
    viewer,
  );
};
async function established(changes: object = {}): Promise<Team> {
  const { data, errors } = await establish(changes);
  expect(errors).toEqual([]);
  const { id, version } = data!.establishLocalTeam;
  return { id, version };
}

const COUNT =
  'mutation ($input: CountLocalTeamInput!) { countLocalTeam(input: $input) { asOf leaders deputies members version } }';
const countTeam = (teamId: string, changes: object = {}, viewer = officer) => {
  const counts = { asOf: '2026-01-10', leaders: 1, deputies: 1, members: 3 };
  return subgraph.ask(COUNT, { input: { teamId, ...counts, ...changes } }, viewer);
};

const DISSOLVE =
  'mutation ($input: DissolveLocalTeamInput!) { dissolveLocalTeam(input: $input) { dissolvedOn version } }';
const dissolve = (team: Team, changes: object = {}, viewer = officer) =>
  subgraph.ask(
    DISSOLVE,
    { input: { ...team, dissolvedOn: '2026-06-01', decisionNumber: '9/QĐ-UBND', ...changes } },
    viewer,
  );

describe('a team for security and order', () => {
  it('is established by its commune, counted, and dissolved after its last count; everyone reads it', async () => {
    const { data } = await establish({ residentialArea: 'Thôn Đoài' });
    expect(data!.establishLocalTeam).toEqual({
      ...{ id: expect.any(String), version: 1, kind: 'SECURITY_TEAM', residentialArea: 'Thôn Đoài' },
      ...{ unit: { id: commune }, dissolvedOn: null },
    });
    const { id } = data!.establishLocalTeam;
    expect(codeOf(await establish({ residentialArea: 'Thôn Đoài' }))).toEqual([
      'CONFLICT',
      'input.residentialArea',
    ]);
    expect((await countTeam(id)).data).toMatchObject({
      countLocalTeam: { leaders: 1, members: 3, version: 1 },
    });
    expect(codeOf(await countTeam(id))).toEqual(['CONFLICT', 'input.version']);
    expect((await countTeam(id, { members: 2, version: 1 })).data).toMatchObject({
      countLocalTeam: { members: 2, version: 2 },
    });
    const READ =
      'query ($id: ID!) { localTeam(id: $id) { residentialArea early: count(asOf: "2026-01-09") { members } count { asOf members } } }';
    expect((await subgraph.ask(READ, { id })).data).toEqual({
      localTeam: { residentialArea: 'Thôn Đoài', early: null, count: { asOf: '2026-01-10', members: 2 } },
    });
    expect(codeOf(await dissolve({ id, version: 1 }, { dissolvedOn: '2026-01-10' }))).toEqual([
      'BAD_USER_INPUT',
      'input.dissolvedOn',
    ]);
    expect((await dissolve({ id, version: 1 })).data).toEqual({
      dissolveLocalTeam: { dissolvedOn: '2026-06-01', version: 2 },
    });
    expect(codeOf(await dissolve({ id, version: 1 }))).toEqual(['CONFLICT', 'input.version']);
    expect(codeOf(await countTeam(id, { asOf: '2026-06-01' }))).toEqual(['BAD_USER_INPUT', 'input.asOf']);
    expect((await establish({ residentialArea: 'Thôn Đoài', establishedOn: '2026-06-01' })).errors).toEqual(
      [],
    );
  });

  it.each([
    ['a day that has not come', { establishedOn: '2026-11-21' }, 'BAD_USER_INPUT', 'input.establishedOn'],
    ['a kind the law merged', { kind: 'CIVIL_GUARD' }, 'BAD_USER_INPUT', 'input.kind'],
    ['a decision after it', { decidedOn: '2025-08-02' }, 'BAD_USER_INPUT', 'input.decidedOn'],
    ['no residential area', { residentialArea: '' }, 'BAD_USER_INPUT', 'input.residentialArea'],
    ['no decision', { decisionNumber: ' ' }, 'BAD_USER_INPUT', 'input.decisionNumber'],
    ['an unknown commune', { unitId: UNKNOWN }, 'NOT_FOUND', 'input.unitId'],
    ['a malformed commune', { unitId: 'x' }, 'BAD_USER_INPUT', 'input.unitId'],
  ])('is refused with %s', async (_, changes, code, path) => {
    expect(codeOf(await establish(changes))).toEqual([code, path]);
  });

  it('is not established in a commune that is no more, or not yet (R14)', async () => {
    const province: ViewerClaims = { role: 'PROVINCE_OFFICER' };
    const early = { establishedOn: '2025-06-30', decidedOn: '2025-06-30' };
    for (const changes of [{ unitId: former }, { unitId: divided }, early]) {
      const { errors } = await establish(changes, province);
      expect([changes, errors[0]?.extensions]).toMatchObject([
        changes,
        { code: 'BAD_USER_INPUT', path: 'input.unitId', rule: 'R14' },
      ]);
    }
    for (const unitId of [former, divided])
      expect((await establish({ unitId, ...early }, province)).errors).toEqual([]);
  });

  it('is in the hands of the officers of its commune and province', async () => {
    const team = await established();
    const refused: ViewerClaims[] = [
      { role: 'COMMUNE_OFFICER', area: neighbour },
      { role: 'COMMUNE_OFFICER' },
      { role: 'PROVINCE_OFFICER', area: neighbour },
      ...(['PUBLIC', 'ORGANIZATION', 'TRAINER', 'ANALYST', 'PARTNER'] as const).map((role) => ({ role })),
    ];
    for (const viewer of refused) {
      expect(codeOf(await establish({}, viewer))[0]).toBe('FORBIDDEN');
      expect(codeOf(await countTeam(team.id, {}, viewer))[0]).toBe('FORBIDDEN');
      expect(codeOf(await dissolve(team, {}, viewer))[0]).toBe('FORBIDDEN');
    }
    expect(codeOf(await countTeam(UNKNOWN))).toEqual(['NOT_FOUND', 'input.teamId']);
  });
});

describe('teams in figures', () => {
  it('are those of each commune on the day, two statements a page and one for all communes', async () => {
    const LIST =
      'query ($where: LocalTeamWhere, $asOf: LocalDate) { localTeams(where: $where, asOf: $asOf, first: 100) { totalCount nodes { kind unit { id } } } }';
    const where = { unit: { eq: former }, existing: { eq: true } };
    const list = (asOf: string) =>
      subgraph.ask<{ localTeams: { totalCount: number; nodes: { kind: string }[] } }>(LIST, { where, asOf });
    const before = await list('2024-06-30');
    expect(new Set(before.data!.localTeams.nodes.map(({ kind }) => kind))).toEqual(new Set(['CIVIL_GUARD']));
    const after = await list('2024-07-01');
    expect(new Set(after.data!.localTeams.nodes.map(({ kind }) => kind))).toEqual(new Set(['SECURITY_TEAM']));
    expect(before.statements).toHaveLength(2);

    const SUMMARY =
      'query ($ids: [_Any!]!, $asOf: LocalDate) { _entities(representations: $ids) { ... on AdministrativeUnit { localTeamSummary(asOf: $asOf) { teams counted members } } } }';
    const ids = [former, commune, UNKNOWN].map((id) => ({ __typename: 'AdministrativeUnit', id }));
    const { data, statements } = await subgraph.ask<{
      _entities: { localTeamSummary: { teams: number; counted: number; members: number } }[];
    }>(SUMMARY, { ids, asOf: '2024-08-15' });
    const [old, young, none] = data!._entities.map(({ localTeamSummary }) => localTeamSummary);
    const [{ members }] = (await rowsOf(sql<{ members: number }>`
      select sum(c.leaders + c.deputies + c.members)::int as members from security_forces.team_count c
      join security_forces.grassroots_security_team t on t.id = c.team_id
      where t.unit_id = ${former} and t.established_on = '2024-07-01'`)) as [{ members: number }];
    expect(old).toEqual({ teams: after.data!.localTeams.totalCount, counted: old!.teams, members });
    for (const empty of [young, none]) expect(empty).toEqual({ teams: 0, counted: 0, members: 0 });
    expect(statements).toHaveLength(1);
  });
});
