import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { findOwnerAmong } from '../subgraphs/kit/feed/source.js';
import { openSubgraph, type Subgraph } from '../subgraphs/kit/subgraph.js';
import { definition } from '../subgraphs/organizations/subgraph.js';
import { openTestDatabase, type TestDatabase } from '../test/support/database.js';
import { loadPlaces } from './places.js';

let database: TestDatabase;
let subgraph: Subgraph;
let statements = 0;

beforeAll(async () => {
  database = await openTestDatabase({ empty: true });
  const log = { error: () => undefined, warn: () => undefined };
  const onStatement = (): number => (statements += 1);
  // It only loads: nobody publishes anything here.
  const options = { databaseUrl: database.url, findOwner: findOwnerAmong(() => []), onStatement, log };
  subgraph = await openSubgraph(definition, options);
  await subgraph.migrate();
});
afterAll(async () => {
  await subgraph.stop();
  await database.stop();
});

/** Of today's Hải Phòng and of the two provinces it followed. */
const OWN_UNITS = 115 + 182 + 220;

describe('loading the places', () => {
  const load = (log: (line: string) => void = () => undefined) => loadPlaces(subgraph.orm.em.fork(), log);
  const UNCHANGED = { inserted: 0, changed: 0 };

  test('fills an empty register in few statements and reports every fault by kind', async () => {
    const lines: string[] = [];
    statements = 0;
    const report = await load((line) => lines.push(line));
    expect(report).toMatchObject({
      units: { inserted: 14914 },
      successions: { inserted: 10895 },
      zones: { inserted: 34 },
      published: OWN_UNITS,
    });
    expect(statements).toBeLessThanOrEqual(15);
    expect(lines.slice(0, 4)).toEqual([
      'Administrative units: 14914 new, 0 changed, 0 unchanged',
      'Successions: 10895 new, 0 changed, 0 unchanged, 0 left to an official annex',
      'Industrial zones: 34 new, 0 changed, 0 unchanged',
      `Units of the province published: ${OWN_UNITS}`,
    ]);
    for (const { kind, count } of report.faults) {
      expect(lines.some((line) => line.includes(`${count} ${kind}: `))).toBe(true);
    }
  });

  test('again changes nothing', async () => {
    expect(await load()).toMatchObject({
      ...{ units: UNCHANGED, successions: UNCHANGED, zones: UNCHANGED, published: 0 },
    });
  });

  test('publishes the province and what it followed, and no unit of another', async () => {
    const told = await subgraph.orm.em.fork().execute<{ province: string; n: number }[]>(
      `select p.name_vi as province, count(distinct c.entity_id)::int as n from organizations.change c
       join organizations.administrative_unit p on p.id = cast(c.facts->'areaIds'->>-1 as uuid)
       where c.topic = 'unit' group by p.id, p.name_vi, p.valid_to order by p.valid_to nulls first, 1`,
    );
    // 114 communes of today; 207 in 12 districts of Hải Dương and 167 in 14 of Hải Phòng until 2025-06-30.
    expect(told).toEqual([
      { province: 'Thành phố Hải Phòng', n: 1 + 114 },
      { province: 'Thành phố Hải Phòng', n: 1 + 14 + 167 },
      { province: 'Tỉnh Hải Dương', n: 1 + 12 + 207 },
    ]);
  });

  test('repairs a row that was altered, and tells so', async () => {
    await subgraph.orm.em
      .fork()
      .execute(`update organizations.administrative_unit set name_vi = 'X' where code = '10525'`);
    expect((await load()).units).toEqual({ inserted: 0, changed: 2, unchanged: 14912 });
  });

  test('leaves what an official annex has said', async () => {
    const em = subgraph.orm.em.fork();
    await em.execute(`update organizations.unit_succession set extent = 'PART', source = 'Nghị quyết 1'
      where from_id = (select id from organizations.administrative_unit where code = '10585' and valid_to is not null)`);
    expect(await load()).toMatchObject({ successions: UNCHANGED, replacedByOfficial: 1, published: 1 });
    const [counted] = await em.execute<{ n: number }[]>(
      `select count(*)::int as n from organizations.unit_succession where source = 'Nghị quyết 1'`,
    );
    expect(counted).toEqual({ n: 1 });
  });
});
