import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Subgraph } from '../subgraphs/kit/subgraph.js';
import { openTestDatabase, type TestDatabase } from '../test/support/database.js';
import { loadPlaces } from './places.js';
import { withSubgraphs } from './prepare.js';
import { resetRegister } from './seed/seed.js';

type Subgraphs = ReadonlyMap<string, Subgraph>;
const FOLLOWERS = ['security-forces', 'campaigns', 'emulation'];
const OWN_UNITS = 517;

let database: TestDatabase;
beforeAll(async () => {
  database = await openTestDatabase();
});
afterAll(() => database.stop());

const managerOf = (subgraphs: Subgraphs, name: string) => subgraphs.get(name)!.orm.em.fork();
const schemaOf = (name: string): string => name.replace('-', '_');
const load = async (subgraphs: Subgraphs) =>
  (await loadPlaces(managerOf(subgraphs, 'organizations'), () => undefined)).published;

async function countKept(subgraphs: Subgraphs): Promise<number[]> {
  const counts = [];
  for (const name of FOLLOWERS) {
    await subgraphs.get(name)!.catchUp();
    const rows = await managerOf(subgraphs, name).execute<{ n: number }[]>(
      `select count(*)::int as n from ${schemaOf(name)}.unit_reference`,
    );
    counts.push(rows[0]!.n);
  }
  return counts;
}

describe('the units of the province', () => {
  it('are kept by the other three, and published once to a register older than their topic', async () => {
    await withSubgraphs(database.url, async (subgraphs) => {
      expect(await countKept(subgraphs)).toEqual([OWN_UNITS, OWN_UNITS, OWN_UNITS]);
      await managerOf(subgraphs, 'organizations').execute(
        `delete from organizations.change where topic = 'unit'`,
      );
      for (const name of FOLLOWERS)
        await managerOf(subgraphs, name).execute(`truncate ${schemaOf(name)}.unit_reference`);
      expect(await countKept(subgraphs)).toEqual([0, 0, 0]);
      expect([await load(subgraphs), await load(subgraphs)]).toEqual([OWN_UNITS, 0]);
      expect(await countKept(subgraphs)).toEqual([OWN_UNITS, OWN_UNITS, OWN_UNITS]);
    });
  });

  it('are published again after a reset, which empties the feed and what was kept of it', async () => {
    await withSubgraphs(database.url, async (subgraphs) => {
      await resetRegister(subgraphs);
      expect([await load(subgraphs), await load(subgraphs)]).toEqual([OWN_UNITS, 0]);
      const [fed] = await managerOf(subgraphs, 'organizations').execute<{ topics: string[]; n: number }[]>(
        'select array_agg(distinct topic) as topics, count(*)::int as n from organizations.change',
      );
      expect(fed).toEqual({ topics: ['unit'], n: OWN_UNITS });
      expect(await countKept(subgraphs)).toEqual([OWN_UNITS, OWN_UNITS, OWN_UNITS]);
    });
  });
});
