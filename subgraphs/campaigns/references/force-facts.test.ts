import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { type Kysely, sql } from 'kysely';
import { openTestSubgraph, type TestSubgraph } from '../../../test/support/subgraph.js';
import { definition } from '../subgraph.js';
import { FORCE_FACTS } from './force-facts.view.js';

const ID = '00000000-0000-7000-8000-0000000000a1';
let subgraph: TestSubgraph;
let db: Kysely<unknown>;
beforeAll(async () => {
  subgraph = await openTestSubgraph(definition);
  db = subgraph.orm.em.fork().getKysely();
});
afterAll(() => subgraph.stop());

const toChange = (days: string[], audience = 'MANAGER', topic = 'organization') => ({
  ...{ topic, entityId: ID },
  facts: { courses: days.map((on) => ({ on, audience, trained: 2 })) },
});
const readStored = async (): Promise<string[]> =>
  (
    await sql<{ day: string }>`
      select trained_on::text as day from campaigns.manager_training_reference where organization_id = ${ID} order by 1`.execute(
      db,
    )
  ).rows.map(({ day }) => day);

it('keeps each day managers were trained once, applied again changes nothing', async () => {
  const facts = toChange(['2024-05-02', '2024-05-02', '2025-06-01']);
  await FORCE_FACTS.apply(db, [facts]);
  await FORCE_FACTS.apply(db, [facts]);
  expect(await readStored()).toEqual(['2024-05-02', '2025-06-01']);
});

it('forgets a day that is told no more, and leaves guards and other topics alone', async () => {
  await FORCE_FACTS.apply(db, [toChange(['2025-06-01'])]);
  await FORCE_FACTS.apply(db, [toChange(['2026-01-01'], 'MANAGER', 'course')]);
  expect(await readStored()).toEqual(['2025-06-01']);
  await FORCE_FACTS.apply(db, [toChange(['2026-01-01'], 'GUARD')]);
  expect(await readStored()).toEqual([]);
});

it('has read the courses of the whole register', async () => {
  const { rows } = await sql<{ told: number; held: number }>`
    select (select count(*)::int from campaigns.manager_training_reference) as told,
      (select count(distinct (a.organization_id, c.ends_on))::int from security_forces.training_attendance a
        join security_forces.training_course c on c.id = a.course_id
        where c.audience = 'MANAGER' and a.attended > 0 and c.state in ('COMPLETED', 'CERTIFIED')) as held`.execute(
    db,
  );
  expect(rows[0]!.told).toBe(rows[0]!.held);
  expect(rows[0]!.told).toBeGreaterThan(0);
});
