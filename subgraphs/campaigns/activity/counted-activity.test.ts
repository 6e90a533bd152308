import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { type Kysely, sql } from 'kysely';
import { openTestSubgraph, type TestSubgraph } from '../../../test/support/subgraph.js';
import { valuesOf } from '../../kit/enums.js';
import { IS_PUBLIC } from '../campaign/campaign-visibility.view.js';
import { CampaignState } from '../campaign/campaign.js';
import { definition } from '../subgraph.js';

let subgraph: TestSubgraph;
const db = (): Kysely<unknown> => subgraph.orm.em.fork().getKysely();
beforeAll(async () => void (subgraph = await openTestSubgraph(definition)));
afterAll(() => subgraph.stop());

/** Activities of which the kept flag is not what the state of their campaign says now. */
async function countDifferences(): Promise<{ all: number; different: number }> {
  const { rows } = await sql<{ all: number; different: number }>`
    select count(*)::int as all, count(*) filter (where a.counted <> (not a.withdrawn and ${IS_PUBLIC}))::int as different
    from campaigns.campaign_activity a join campaigns.campaign c on c.id = a.campaign_id`.execute(db());
  return rows[0]!;
}

it('is kept for what was loaded', async () => {
  const { all, different } = await countDifferences();
  expect(all).toBeGreaterThan(1000);
  expect(different).toBe(0);
});

it.each(valuesOf(CampaignState).flatMap((state) => [null, '12/KH'].map((plan) => [state, plan] as const)))(
  'follows campaigns that become %s with the plan %s, and activities recorded then',
  async (state, plan) => {
    await sql`update campaigns.campaign set state = ${state}, plan_number = ${plan}`.execute(db());
    await sql`insert into campaigns.campaign_activity (id, campaign_id, host_id, topic_id, held_on, audience, reached)
      select gen_random_uuid(), campaign_id, host_id, topic_id, held_on, audience, 1 from campaigns.campaign_activity
      limit 1`.execute(db());
    expect((await countDifferences()).different).toBe(0);
  },
);

it('follows what is withdrawn and taken back', async () => {
  await sql`update campaigns.campaign set state = 'REPORTED'`.execute(db());
  await sql`update campaigns.campaign_activity set withdrawn = not withdrawn`.execute(db());
  expect((await countDifferences()).different).toBe(0);
  const { rows } = await sql`select from campaigns.campaign_activity where counted limit 1`.execute(db());
  expect(rows).toHaveLength(0);
});

it('finds a flag that was changed by hand', async () => {
  await sql`update campaigns.campaign_activity set counted = true`.execute(db());
  expect((await countDifferences()).different).toBeGreaterThan(0);
});
