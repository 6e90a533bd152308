import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { sql } from 'kysely';
import type { ViewerClaims } from '../../../test/support/graph.js';
import { readRefusal } from '../../../test/support/refusal.js';
import { openTestSubgraph, type TestSubgraph } from '../../../test/support/subgraph.js';
import { definition } from '../subgraph.js';

const OFFICER: ViewerClaims = { role: 'PROVINCE_OFFICER' };
const UNKNOWN = '00000000-0000-7000-8000-00000000ffff';

let subgraph: TestSubgraph;

/** Open enterprises and a school established long ago; counts are entered for 2019, which the demonstration data leave out. */
let hosts: { id: string; area: string; kind: string }[];

beforeAll(async () => {
  subgraph = await openTestSubgraph(definition);
  const { rows } = await sql<{ id: string; area: string; kind: string }>`
    select o.id, p.unit_id as area, o.kind from organizations.organization o
    join organizations.organization_placement p on p.organization_id = o.id and p.valid_to is null
    where o.established_on < '2018-01-01' and o.closed_on is null
    order by o.kind <> 'ENTERPRISE', o.code limit 4`.execute(subgraph.orm.em.fork().getKysely());
  hosts = rows;
});

afterAll(() => subgraph.stop());

const COUNTS = { thefts: 2, fires: 0, labourAccidents: 3, schoolViolence: 0 };
const itself = (organization: string): ViewerClaims => ({ role: 'ORGANIZATION', organization });

const record = (organizationId: string, changes: object = {}, viewer = itself(organizationId)) =>
  subgraph.ask<{ recordIndicators: { version: number } }>(
    `mutation ($input: RecordIndicatorsInput!) {
      recordIndicators(input: $input) { year version thefts fires labourAccidents schoolViolence } }`,
    { input: { organizationId, year: 2019, ...COUNTS, ...changes } },
    viewer,
  );
const readBack = (id: string, viewer: ViewerClaims) =>
  subgraph.ask<{ organization: { indicators: { year: number }[] | null } }>(
    'query ($id: ID!) { organization(id: $id) { indicators { year thefts } } }',
    { id },
    viewer,
  );

describe('the counts of an organisation', () => {
  it('are entered once a year by itself; a correction names its version', async () => {
    const { id } = hosts[0]!;
    expect((await record(id)).data!.recordIndicators).toEqual({ year: 2019, version: 1, ...COUNTS });
    expect(readRefusal(await record(id)).code).toBe('CONFLICT');
    expect((await record(id, { version: 1, thefts: 1 })).data!.recordIndicators).toMatchObject({
      version: 2,
    });
    expect((await readBack(id, itself(id))).data!.organization.indicators!.at(-1)).toEqual({
      year: 2019,
      thefts: 1,
    });
  });

  it.each([
    ['a negative count', { thefts: -1 }, 'input.thefts'],
    ['an absurd count', { fires: 10_001 }, 'input.fires'],
    ['school violence outside a school', { schoolViolence: 1 }, 'input.schoolViolence'],
    ['a year to come', { year: 2027 }, 'input.year'],
    ['a year before the standard', { year: 2011 }, 'input.year'],
  ])('are refused with %s', async (_, changes, argument) =>
    expect(readRefusal(await record(hosts[1]!.id, changes))).toMatchObject({
      code: 'BAD_USER_INPUT',
      argument,
    }),
  );

  it('are entered by nobody else and read by the officers of the area', async () => {
    const { id, area } = hosts[2]!;
    await record(id);
    const commune: ViewerClaims = { role: 'COMMUNE_OFFICER', area };
    for (const viewer of [commune, OFFICER]) {
      expect((await readBack(id, viewer)).errors).toEqual([]);
      expect(readRefusal(await record(id, { version: 1 }, viewer)).code).toBe('FORBIDDEN');
    }
    const others: ViewerClaims[] = [
      itself(hosts[1]!.id),
      { role: 'COMMUNE_OFFICER', area: UNKNOWN },
      ...(['PUBLIC', 'EMULATION_OFFICE', 'TRAINER', 'ANALYST', 'PARTNER', 'DPO', 'ADMIN'] as const).map(
        (role) => ({ role }),
      ),
    ];
    for (const viewer of others) {
      expect(readRefusal(await readBack(id, viewer)).code).toBe('FORBIDDEN');
      expect(readRefusal(await record(id, { version: 1 }, viewer)).code).toBe('FORBIDDEN');
    }
  });
});

describe('the totals of a year', () => {
  interface Counts {
    thefts: number | null;
    fires: number | null;
  }
  interface Totals {
    indicatorTotals: {
      places: { unit: { id: string } | null; zone: { id: string } | null; counts: Counts }[];
      total: Counts;
    };
  }
  const totals = (viewer?: ViewerClaims, year = 2024) =>
    subgraph.ask<Totals>(
      `query ($year: Int!) { indicatorTotals(year: $year) {
         places { unit { id } zone { id } counts { thefts fires } } total { thefts fires } } }`,
      { year },
      viewer,
    );

  it('count every organisation in one place: in its zone, else in its commune', async () => {
    const { data, statements } = await totals(OFFICER);
    const { places, total } = data!.indicatorTotals;
    const { rows } = await sql<{ place: string; thefts: number; n: number }>`
      select coalesce(p.zone_id, p.unit_id) as place, sum(a.thefts)::int as thefts, count(*)::int as n
      from organizations.aggregate_indicator a join organizations.organization_placement p
        on p.organization_id = a.organization_id and daterange(p.valid_from, p.valid_to) @> date '2024-12-31'
      where a.year = 2024 group by 1`.execute(subgraph.orm.em.fork().getKysely());
    const thefts = new Map(places.map(({ unit, zone, counts }) => [(zone ?? unit)!.id, counts.thefts]));
    expect(thefts).toEqual(new Map(rows.map((row) => [row.place, row.thefts])));
    expect(places.every(({ unit, zone }) => (unit === null) !== (zone === null))).toBe(true);
    expect(total.thefts).toBe(rows.reduce((sum, row) => sum + row.thefts, 0));
    expect(statements).toHaveLength(3);
  });

  it('withhold small counts from everybody who may not see all records', async () => {
    const full = (await totals(OFFICER)).data!.indicatorTotals;
    const viewers: (ViewerClaims | undefined)[] = [
      undefined,
      { role: 'ANALYST' },
      { role: 'PROVINCE_OFFICER', area: hosts[0]!.area },
      { role: 'COMMUNE_OFFICER', area: hosts[0]!.area },
      itself(hosts[0]!.id),
    ];
    for (const viewer of viewers) {
      const { places } = (await totals(viewer)).data!.indicatorTotals;
      const shown = places.map(({ counts }) => counts.thefts);
      expect(shown.filter((count) => count !== null).every((count) => count >= 5)).toBe(true);
      expect(shown).toContain(null);
      for (const { unit, zone, counts } of places.filter((place) => place.unit ?? place.zone)) {
        const same = full.places.find((place) => (place.unit ?? place.zone)!.id === (unit ?? zone)!.id)!;
        expect([null, same.counts.thefts]).toContain(counts.thefts);
      }
    }
    expect((await totals()).data!.indicatorTotals.places.some(({ counts }) => counts.thefts !== null)).toBe(
      true,
    );
  });

  it('are refused for a year without figures', async () => {
    expect(readRefusal(await totals(OFFICER, 2011))).toMatchObject({
      code: 'BAD_USER_INPUT',
      argument: 'year',
    });
    expect(readRefusal(await totals(OFFICER, 2027))).toMatchObject({
      code: 'BAD_USER_INPUT',
      argument: 'year',
    });
  });
});
