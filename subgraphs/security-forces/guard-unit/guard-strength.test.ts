import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { sql } from 'kysely';
import type { ViewerClaims } from '../../../test/support/graph.js';
import { openTestSubgraph, type TestSubgraph } from '../../../test/support/subgraph.js';
import { definition } from '../subgraph.js';

const OFFICER: ViewerClaims = { role: 'PROVINCE_OFFICER' };

let subgraph: TestSubgraph;

const rowsOf = async <Row>(statement: ReturnType<typeof sql<Row>>): Promise<Row[]> =>
  (await statement.execute(subgraph.orm.em.fork().getKysely())).rows;

beforeAll(async () => {
  subgraph = await openTestSubgraph(definition);
});

afterAll(() => subgraph.stop());

interface Strength {
  organization: { id: string };
  approved: number | null;
  present: number | null;
  shortage: number | null;
  asOf: string | null;
  lastTrainedOn: string | null;
}

describe('strength of an organisation', () => {
  const OF = `query ($ids: [_Any!]!, $asOf: LocalDate) {
    _entities(representations: $ids) {
      ... on Organization { id guardUnits { form establishedOn } guardStrength(asOf: $asOf) { approved present meetsStandard shortage asOf } }
    }
  }`;
  interface Of {
    _entities: { id: string; guardUnits: object[]; guardStrength: Strength | null }[];
  }
  const strengthOf = (
    ids: readonly string[],
    variables: object = {},
    viewer: ViewerClaims | undefined = OFFICER,
  ) => {
    const representations = ids.map((id) => ({ __typename: 'Organization', id }));
    return subgraph.ask<Of>(OF, { ids: representations, ...variables }, viewer);
  };

  let host: { id: string; area: string };
  beforeAll(async () => {
    // Two units of its own making: one counted twice, one counted once and dissolved in 2025.
    const [free] = await rowsOf(sql<{ id: string; area: string }>`
      select o.id, o.reach_ids[1] as area from security_forces.organization_reference o
      where o.established_on < '2020-01-01' and o.closed_on is null
        and not exists (select from security_forces.guard_unit u where u.organization_id = o.id) order by o.id limit 1`);
    host = free!;
    const unit = async (dissolvedOn: string | null): Promise<string> => {
      const [row] = await rowsOf(sql<{ id: string }>`
        insert into security_forces.guard_unit (id, organization_id, form, established_on, dissolved_on, decision_number, decided_on)
        values (gen_random_uuid(), ${host.id}, 'PART_TIME', '2020-01-01', ${dissolvedOn}, '1/QĐ', '2020-01-01') returning id`);
      return row!.id;
    };
    const count = (unitId: string, asOf: string, [approved, present]: [number, number]) =>
      rowsOf(sql`insert into security_forces.strength_snapshot (id, unit_id, as_of, approved, source_document, present, meets_standard)
        values (gen_random_uuid(), ${unitId}, ${asOf}, ${approved}, '1/PA', ${present}, ${present})`);
    const lasting = await unit(null);
    await count(lasting, '2022-05-01', [10, 4]);
    await count(lasting, '2024-05-01', [10, 7]);
    await count(await unit('2025-06-01'), '2023-05-01', [5, 6]);
  });

  it.each([
    ['before the first count', '2022-04-30', null],
    ['on the day of a count', '2022-05-01', [10, 4, 6, '2022-05-01']],
    ['of two units, by the latest count of each', '2024-06-01', [15, 13, 2, '2023-05-01']],
    ['without the unit that was dissolved', '2025-06-01', [10, 7, 3, '2024-05-01']],
  ])('%s', async (_, asOf, expected) => {
    const { data, errors } = await strengthOf([host.id], { asOf });
    expect(errors).toEqual([]);
    const strength = data!._entities[0]!.guardStrength;
    expect(strength && [strength.approved, strength.present, strength.shortage, strength.asOf]).toEqual(
      expected,
    );
  });

  it('is never below 0 short', async () => {
    await rowsOf(sql`update security_forces.strength_snapshot set present = 30 where as_of = '2022-05-01'
      and unit_id in (select id from security_forces.guard_unit where organization_id = ${host.id})`);
    const { data } = await strengthOf([host.id], { asOf: '2022-06-01' });
    expect(data!._entities[0]!.guardStrength).toMatchObject({ approved: 10, present: 30, shortage: 0 });
  });

  it('is refused to the public with its path, while what is public is answered', async () => {
    const { data, errors } = await strengthOf([host.id], {}, { role: 'PUBLIC' });
    expect(data!._entities[0]).toMatchObject({
      guardUnits: [{ form: 'PART_TIME', establishedOn: '2020-01-01' }],
      guardStrength: null,
    });
    expect(errors.map(({ path, extensions }) => [path, extensions['code']])).toEqual([
      [['_entities', 0, 'guardStrength'], 'FORBIDDEN'],
    ]);
  });

  it('is for the organisation itself, the officers of its area, the board of its park and analysts', async () => {
    const viewers: [ViewerClaims, boolean][] = [
      [{ role: 'ORGANIZATION', organization: host.id }, true],
      [{ role: 'COMMUNE_OFFICER', area: host.area }, true],
      [{ role: 'PROVINCE_OFFICER', area: host.area }, true],
      [{ role: 'PARTNER', partner: 'PARK_BOARD', area: host.area }, true],
      [{ role: 'PARTNER', partner: 'PARK_BOARD', area: host.id }, false],
      [{ role: 'PARTNER', partner: 'PARK_BOARD' }, false],
      [{ role: 'ANALYST' }, true],
      [{ role: 'ANALYST', area: host.id }, false],
      [{ role: 'PARTNER', partner: 'MEDIA', area: host.area }, false],
      [{ role: 'ORGANIZATION', organization: host.area }, false],
      [{ role: 'COMMUNE_OFFICER', area: host.id }, false],
      ...(['PARTNER', 'TRAINER', 'EMULATION_OFFICE', 'DPO', 'ADMIN'] as const).map(
        (role): [ViewerClaims, boolean] => [{ role }, false],
      ),
    ];
    for (const [viewer, isAllowed] of viewers) {
      const { errors } = await strengthOf([host.id], {}, viewer);
      // The board's contract covers approved and present strength, not who meets the standard.
      const refused = isAllowed ? (viewer.role === 'PARTNER' ? ['meetsStandard'] : []) : ['guardStrength'];
      expect([viewer, errors.map(({ path, extensions }) => [path!.at(-1), extensions['code']])]).toEqual([
        viewer,
        refused.map((field) => [field, 'FORBIDDEN']),
      ]);
    }
  });

  it('of fifty organisations takes two statements, units and counts: for the whole register nobody asks where they lie', async () => {
    const rows = await rowsOf(
      sql<{ id: string }>`select id from security_forces.organization_reference order by id limit 50`,
    );
    const { data, errors, statements } = await strengthOf(rows.map(({ id }) => id));
    expect(errors).toEqual([]);
    expect(data!._entities.filter(({ guardStrength }) => guardStrength).length).toBeGreaterThan(20);
    expect(statements).toHaveLength(2);
  });
});

describe('the list of strengths', () => {
  const LIST = `query ($where: GuardStrengthWhere, $asOf: LocalDate, $orderBy: [GuardStrengthOrderBy!]! = [{ field: SHORTAGE, direction: DESC }], $first: Int! = 100, $after: String) {
    guardStrengths(where: $where, asOf: $asOf, orderBy: $orderBy, first: $first, after: $after) {
      totalCount pageInfo { hasNextPage endCursor }
      nodes { organization { id } approved present shortage asOf lastTrainedOn }
    }
  }`;
  interface List {
    guardStrengths: {
      totalCount: number;
      pageInfo: { hasNextPage: boolean; endCursor: string };
      nodes: Strength[];
    };
  }
  const list = (variables: object, viewer: ViewerClaims | undefined = OFFICER) =>
    subgraph.ask<List>(LIST, variables, viewer);

  async function listAll(where: object, variables: object = {}, viewer = OFFICER): Promise<Strength[]> {
    const all: Strength[] = [];
    let after: string | null = null;
    do {
      const { data, errors } = await list({ where, after, ...variables }, viewer);
      expect(errors).toEqual([]);
      const { nodes, pageInfo, totalCount }: List['guardStrengths'] = data!.guardStrengths;
      all.push(...nodes);
      after = pageInfo.hasNextPage ? pageInfo.endCursor : null;
      if (!after) expect(all).toHaveLength(totalCount);
    } while (after);
    return all;
  }

  const idsOf = (strengths: readonly Strength[]): string[] =>
    strengths.map(({ organization }) => organization.id).sort();

  it('has one row for each open organisation with a unit, most short first', async () => {
    const all = await listAll({}, { first: 37 });
    const guarded = await rowsOf(sql<{ id: string }>`
      select distinct u.organization_id::text as id from security_forces.guard_unit u
      join security_forces.organization_reference o on o.id = u.organization_id
      where u.dissolved_on is null and (o.closed_on is null or o.closed_on > '2026-11-20') order by 1`);
    expect(idsOf(all)).toEqual(guarded.map(({ id }) => id));
    const shortages = all.map(({ shortage }) => shortage ?? -1);
    expect(shortages).toEqual([...shortages].sort((a, b) => b - a));
    expect(shortages[0]).toBeGreaterThan(0);
  });

  it('parts those who are short from those who are not', async () => {
    const [all, short, full] = await Promise.all([
      listAll({}),
      listAll({ shortage: { eq: true } }),
      listAll({ shortage: { eq: false } }),
    ]);
    expect(short.every(({ shortage }) => shortage! > 0)).toBe(true);
    expect(full.every(({ shortage }) => shortage === 0)).toBe(true);
    expect(short.length + full.length + all.filter(({ shortage }) => shortage === null).length).toBe(
      all.length,
    );
  });

  it('answers Q1: foreign enterprises of a park, short, whose guards were not trained in twelve months', async () => {
    const [park] = await rowsOf(sql<{ id: string }>`
      select w.zone_id as id from security_forces.organization_place_reference w
      join security_forces.organization_reference o on o.id = w.organization_id and o.foreign_invested and o.closed_on is null
      where w.valid_to is null and w.zone_id is not null group by 1 order by count(*) desc, 1 limit 1`);
    const organization = {
      kind: { eq: 'ENTERPRISE' },
      foreignInvested: { eq: true },
      zone: { eq: park!.id },
    };
    const inPark = await listAll({ organization });
    expect(inPark.length).toBeGreaterThan(0);
    const asked = await listAll({ organization, shortage: { eq: true }, noTrainingSince: '2025-11-20' });
    const expected = inPark.filter(
      ({ shortage, lastTrainedOn }) =>
        shortage! > 0 && (lastTrainedOn === null || lastTrainedOn < '2025-11-20'),
    );
    expect(idsOf(asked)).toEqual(idsOf(expected));
  });

  it('counts organisations without any course among the untrained', async () => {
    const all = await listAll({});
    const untrained = await listAll(
      { noTrainingSince: '2026-01-01' },
      { orderBy: [{ field: 'LAST_TRAINED_ON' }] },
    );
    expect(idsOf(untrained)).toEqual(
      idsOf(all.filter(({ lastTrainedOn }) => lastTrainedOn === null || lastTrainedOn < '2026-01-01')),
    );
    expect(untrained[0]!.lastTrainedOn).toBeNull();
    expect(untrained.length).toBeLessThan(all.length);
  });

  it('asks for the place on the day: a commune abolished in 2025 has organisations until then', async () => {
    const [former] = await rowsOf(sql<{ id: string }>`
      select w.area_ids[1]::text as id from security_forces.organization_place_reference w
      join security_forces.guard_unit u on u.organization_id = w.organization_id and u.established_on < '2025-01-01'
      where w.valid_to = '2025-07-01' and w.valid_from < '2025-01-01' group by 1 order by count(*) desc, 1 limit 1`);
    const organization = { unit: { eq: former!.id } };
    const before = await listAll({ organization }, { asOf: '2025-06-30' });
    expect(before.length).toBeGreaterThan(5);
    expect((await listAll({ organization }, { asOf: '2025-07-01' })).length).toBeLessThan(before.length);
    expect(await listAll({ organization: { unit: { in: [former!.id] } } }, { asOf: '2025-06-30' })).toEqual(
      before,
    );
  });

  it('shows a commune officer those of the own commune only, a park board those its contract covers, and nothing without one', async () => {
    const [commune] = await rowsOf(sql<{ id: string }>`
      select w.area_ids[1]::text as id from security_forces.organization_place_reference w
      where w.valid_to is null and w.valid_from >= '2025-07-01' group by 1 order by count(*) desc, 1 limit 1`);
    const own = await listAll({}, {}, { role: 'COMMUNE_OFFICER', area: commune!.id });
    const reach = await rowsOf(sql<{ id: string }>`
      select id::text from security_forces.organization_reference where reach_ids @> array[cast(${commune!.id} as uuid)]`);
    expect(own.length).toBeGreaterThan(5);
    expect(own.every(({ organization }) => reach.some(({ id }) => id === organization.id))).toBe(true);
    expect(await listAll({}, {}, { role: 'COMMUNE_OFFICER' })).toEqual([]);
    const board = { role: 'PARTNER', partner: 'PARK_BOARD' } as const;
    const covered = async (viewer: ViewerClaims): Promise<string[]> => {
      const query = '{ guardStrengths(first: 100) { nodes { organization { id } } } }';
      const { data, errors } = await subgraph.ask<List>(query, {}, viewer);
      expect(errors).toEqual([]);
      return idsOf(data!.guardStrengths.nodes);
    };
    expect(await covered({ ...board, area: commune!.id })).toEqual(idsOf(own));
    expect(await covered(board)).toEqual([]);
  });

  it.each(['PUBLIC', 'ORGANIZATION', 'PARTNER', 'TRAINER'] as const)('is refused to %s', async (role) => {
    const { errors } = await list({}, { role });
    expect(errors[0]!.extensions['code']).toBe('FORBIDDEN');
  });

  it.each([0, -1, 101, 2147483647])('refuses first: %i', async (first) => {
    const { errors } = await list({ first });
    expect(errors[0]!.extensions).toMatchObject({ code: 'BAD_USER_INPUT', path: 'first' });
  });

  it('refuses a cursor of another order and a malformed id', async () => {
    const { data } = await list({ first: 1 });
    const { endCursor } = data!.guardStrengths.pageInfo;
    const cursor = await list({ first: 1, after: endCursor, orderBy: [{ field: 'LAST_TRAINED_ON' }] });
    expect(cursor.errors[0]!.extensions).toMatchObject({ code: 'BAD_USER_INPUT', path: 'after' });
    const id = await list({ where: { organization: { zone: { eq: 'x' } } } });
    expect(id.errors[0]!.extensions).toMatchObject({
      code: 'BAD_USER_INPUT',
      path: 'where.organization.zone.eq',
    });
  });

  it('takes two statements: the page and the count', async () => {
    expect((await list({ first: 1 })).statements).toHaveLength(2);
    expect((await list({ first: 100 })).statements).toHaveLength(2);
  });
});
