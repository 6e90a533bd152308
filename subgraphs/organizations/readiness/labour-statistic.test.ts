import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { ViewerClaims } from '../../../test/support/graph.js';
import { readRefusal } from '../../../test/support/refusal.js';
import { openTestSubgraph, type TestSubgraph } from '../../../test/support/subgraph.js';
import { newId } from '../../kit/ids.js';
import { definition } from '../subgraph.js';

const OFFICER: ViewerClaims = { role: 'PROVINCE_OFFICER' };

let subgraph: TestSubgraph;
beforeAll(async () => void (subgraph = await openTestSubgraph(definition)));
afterAll(() => subgraph.stop());

interface Row {
  enterprises: number;
  withoutTradeUnion: number;
  unit: { validTo: string | null } | null;
  zone: { id: string } | null;
}
const list = (variables: object, viewer: ViewerClaims | undefined = OFFICER) =>
  subgraph.ask<{ labourStatistics: { nodes: Row[] } }>(
    `query ($year: Int!, $by: LabourPlace!, $scheme: UnitScheme!) {
      labourStatistics(year: $year, by: $by, unitScheme: $scheme, first: 100) {
        nodes { enterprises withoutTradeUnion unit { validTo } zone { id } } } }`,
    { year: 2023, by: 'COMMUNE', scheme: 'CURRENT', ...variables },
    viewer,
  );
const rowsOf = async (variables: object, viewer?: ViewerClaims): Promise<Row[]> => {
  const { data, errors, statements } = await list(variables, viewer);
  expect(errors).toEqual([]);
  expect(statements.length).toBeLessThanOrEqual(3);
  return data!.labourStatistics.nodes;
};
const sum = (rows: readonly Row[], key: 'enterprises' | 'withoutTradeUnion') =>
  rows.reduce((total, row) => total + row[key], 0);

describe('large enterprises without a trade union', () => {
  it('are as many on the map of the time as on today’s', async () => {
    const then = await rowsOf({ scheme: 'AS_OF_EVENT' });
    const now = await rowsOf({});
    expect(sum(then, 'enterprises')).toBeGreaterThan(0);
    expect(sum(now, 'enterprises')).toBe(sum(then, 'enterprises'));
    expect(sum(now, 'withoutTradeUnion')).toBe(sum(then, 'withoutTradeUnion'));
    expect(then.every(({ unit }) => unit?.validTo === '2025-07-01')).toBe(true);
    expect(now.filter(({ unit }) => unit).every(({ unit }) => unit!.validTo === null)).toBe(true);
  });

  it('begin above 100 workers, and stand in zones by zone alone', async () => {
    const before = await rowsOf({ by: 'ZONE' });
    expect(before.every(({ unit, zone }) => unit === null && zone !== null)).toBe(true);
    const [one] = await subgraph.orm.em.fork().execute<{ id: string; workforce: number }[]>(
      `select o.id, o.workforce from organizations.organization o join organizations.organization_placement p
         on p.organization_id = o.id and p.valid_to is null and p.zone_id is not null
       where o.kind = 'ENTERPRISE' and o.workforce > 100 and o.established_on < '2023-01-01' and o.closed_on is null order by 1 limit 1`,
    );
    const declare = (workforce: number) =>
      subgraph.orm.em
        .fork()
        .execute(`update organizations.organization set workforce = ${workforce} where id = '${one!.id}'`);
    await declare(101);
    expect(sum(await rowsOf({ by: 'ZONE' }), 'enterprises')).toBe(sum(before, 'enterprises'));
    await declare(100);
    expect(sum(await rowsOf({ by: 'ZONE' }), 'enterprises')).toBe(sum(before, 'enterprises') - 1);
    await declare(one!.workforce);
  });

  it('are the federation’s of its area; refused to others and for a year to come', async () => {
    const federation = { role: 'PARTNER', partner: 'LABOUR_FEDERATION' } as const;
    expect(await rowsOf({}, { ...federation, area: newId() })).toEqual([]);
    expect(await rowsOf({}, federation)).toEqual([]);
    for (const role of ['PUBLIC', 'ORGANIZATION', 'COMMUNE_OFFICER', 'ANALYST', 'PARTNER'] as const)
      expect(readRefusal(await list({}, { role }))).toMatchObject({ code: 'FORBIDDEN' });
    expect(readRefusal(await list({ year: 2027 }))).toMatchObject({
      code: 'BAD_USER_INPUT',
      argument: 'year',
    });
  });
});
