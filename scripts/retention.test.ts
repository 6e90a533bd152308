import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { sql } from 'kysely';
import { setClock } from '../subgraphs/kit/clock.js';
import type { Subgraph } from '../subgraphs/kit/subgraph.js';
import { openTestDatabase, type TestDatabase } from '../test/support/database.js';
import { STORY_TIME } from '../test/support/story-time.js';
import { withSubgraphs } from './prepare.js';
import { retainAll } from './retention.js';

let database: TestDatabase;
let resetClock: () => void;
beforeAll(async () => {
  database = await openTestDatabase();
  resetClock = setClock(STORY_TIME);
});
afterAll(async () => {
  resetClock();
  await database.stop();
});

/** Guards 24 months after their employment by hand, all guards, and what became counts. */
async function countGuards(subgraphs: ReadonlyMap<string, Subgraph>) {
  const { rows } = await sql<{ due: number; all: number; counted: number; certificates: number }>`
    select (select count(*)::int from security_forces.guard_member where employed_to <= '2024-11-20') as due,
      (select count(*)::int from security_forces.guard_member) as all,
      (select coalesce(sum(members), 0)::int from security_forces.former_guard_count) as counted,
      (select count(*)::int from security_forces.guard_certificate c
        join security_forces.guard_member m on m.id = c.guard_id where m.employed_to <= '2024-11-20') as certificates`.execute(
    subgraphs.get('security-forces')!.orm.em.fork().getKysely(),
  );
  return rows[0]!;
}

const guardsOf = (lines: Awaited<ReturnType<typeof retainAll>>) =>
  lines.find(({ name }) => name === 'guard-members');

it('reports without changing anything, then turns guards into counts, and has nothing left to do', async () => {
  await withSubgraphs(database.url, async (subgraphs) => {
    const before = await countGuards(subgraphs);
    expect(before.due).toBeGreaterThan(0);
    expect(before.certificates).toBeGreaterThan(0);

    expect(guardsOf(await retainAll(subgraphs, false))).toMatchObject({ due: before.due, erased: 0 });
    expect(await countGuards(subgraphs)).toEqual(before);

    expect(guardsOf(await retainAll(subgraphs, true))).toMatchObject({ due: before.due, erased: before.due });
    expect(await countGuards(subgraphs)).toEqual({
      ...{ due: 0, all: before.all - before.due, counted: before.counted + before.due, certificates: 0 },
    });

    const again = await retainAll(subgraphs, true);
    expect(again.map(({ erased }) => erased)).toEqual(again.map(() => 0));
  });
});
