import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type Kysely, sql } from 'kysely';
import { openTestSubgraph, type TestSubgraph } from '../../../test/support/subgraph.js';
import { definition } from '../subgraph.js';

let subgraph: TestSubgraph;
/** The organisation of the demonstration that held most. */
let host: string;
const db = (): Kysely<unknown> => subgraph.orm.em.fork().getKysely();

beforeAll(async () => {
  subgraph = await openTestSubgraph(definition);
  const { rows } = await sql<{ id: string }>`select host_id as id from campaigns.campaign_activity
    group by 1 order by count(*) desc, 1 limit 1`.execute(db());
  host = rows[0]!.id;
});
afterAll(() => subgraph.stop());

interface Facts {
  activities: { on: string; people: number; topics: string[] }[];
  festivals: { on: string; people: number }[];
  launches: string[];
  dialogues: string[];
}
async function newestFacts(): Promise<Facts> {
  const { rows } = await sql<{ facts: Facts }>`select facts from campaigns.change
    where topic = 'organization' and entity_id = ${host} order by xid desc, seq desc limit 1`.execute(db());
  return rows[0]!.facts;
}
const ask = (mutation: string, input: object) =>
  subgraph.ask<{ done: { id: string; version: number } }>(mutation, { input }, { role: 'PROVINCE_OFFICER' });

describe('what an organisation held, on the feed', () => {
  it('is every activity that counts, after the demonstration was loaded', async () => {
    const { rows } = await sql<{ on: string; people: number }>`
      select a.held_on::text as on, a.reached as people from campaigns.campaign_activity a
      join campaigns.campaign c on c.id = a.campaign_id
      where a.host_id = ${host} and c.state in ('APPROVED', 'RUNNING', 'CLOSED', 'REPORTED', 'RECORDED')
      order by a.held_on, a.id`.execute(db());
    const facts = await newestFacts();
    expect(facts.activities.map(({ on, people }) => ({ on, people }))).toEqual(rows);
    expect(facts.activities.every(({ topics }) => topics.length === 1)).toBe(true);
  });

  it('changes with each activity recorded, corrected and withdrawn, once its campaign is on record', async () => {
    const before = (await newestFacts()).activities.length;
    const facts = { title: 'Sinh hoạt mẫu', kind: 'INTERNAL', startsOn: '2026-03-01', endsOn: '2026-12-31' };
    const draft =
      'mutation ($input: DraftCampaignInput!) { done: draftCampaign(input: $input) { id version } }';
    const campaignId = (await ask(draft, { ...facts, hostId: host })).data!.done.id;
    const record =
      'mutation ($input: RecordActivityInput!) { done: recordActivity(input: $input) { id version } }';
    const held = {
      campaignId,
      heldOn: '2026-11-20',
      topicCode: 'CYBER_SAFETY',
      audience: 'WORKERS',
      reached: 77,
    };
    const { id } = (await ask(record, held)).data!.done;
    expect((await newestFacts()).activities).toHaveLength(before);
    const put =
      'mutation ($input: CampaignStepInput!) { done: recordCampaign(input: $input) { id version } }';
    await ask(put, { id: campaignId, version: 1 });
    const told = { on: '2026-11-20', people: 77, topics: ['CYBER_SAFETY'] };
    expect((await newestFacts()).activities.slice(before)).toEqual([told]);
    const correct =
      'mutation ($input: CorrectActivityInput!) { done: correctActivity(input: $input) { id version } }';
    await ask(correct, { id, version: 1, reached: 78, reason: 'Đếm sót' });
    expect((await newestFacts()).activities.at(-1)).toEqual({ ...told, people: 78 });
    const withdraw =
      'mutation ($input: WithdrawActivityInput!) { done: withdrawActivity(input: $input) { id version } }';
    await ask(withdraw, { id, version: 2, reason: 'Nhập trùng' });
    expect((await newestFacts()).activities).toHaveLength(before);
  });

  it('is for followers alone', async () => {
    const feed = '{ campaignChanges(first: 1) { nodes { topic } } }';
    const { errors } = await subgraph.ask(feed, {}, { role: 'PROVINCE_OFFICER' });
    expect(errors[0]!.extensions['code']).toBe('FORBIDDEN');
    const { data } = await subgraph.ask(feed, {}, { role: 'SERVICE' });
    expect(data).toEqual({ campaignChanges: { nodes: [{ topic: 'organization' }] } });
  });
});
