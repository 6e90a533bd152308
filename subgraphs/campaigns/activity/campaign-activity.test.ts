import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { sql } from 'kysely';
import { openTestSubgraph, type TestSubgraph } from '../../../test/support/subgraph.js';
import { definition } from '../subgraph.js';

let subgraph: TestSubgraph;
/** An organisation of the demonstration register that hosts campaigns. */
let host: string;
const HOST = () => ({ role: 'ORGANIZATION', organization: host }) as const;
const OFFICER = { role: 'PROVINCE_OFFICER' } as const;
const UNKNOWN = '00000000-0000-7000-8000-00000000ffff';
type Viewer = Parameters<TestSubgraph['ask']>[2];

const rowsOf = async <Row>(statement: ReturnType<typeof sql<Row>>): Promise<Row[]> =>
  (await statement.execute(subgraph.orm.em.fork().getKysely())).rows;

beforeAll(async () => {
  subgraph = await openTestSubgraph(definition);
  const [busiest] = await rowsOf(sql<{ id: string }>`
    select host_id as id from campaigns.campaign_activity group by 1 order by count(*) desc, 1 limit 1`);
  host = busiest!.id;
});

afterAll(() => subgraph.stop());

const codeOf = ({ errors }: { errors: readonly { extensions: { code?: unknown; path?: unknown } }[] }) => [
  errors[0]?.extensions.code,
  errors[0]?.extensions.path,
];

const STEP_TYPES = {
  approveCampaign: 'CampaignDecisionInput',
  reportCampaign: 'CampaignDecisionInput',
} as Record<string, string>;

async function step(name: string, input: object): Promise<number> {
  const mutation = `mutation ($input: ${STEP_TYPES[name] ?? 'CampaignStepInput'}!) { shown: ${name}(input: $input) { version } }`;
  const { data, errors } = await subgraph.ask<{ shown: { version: number } }>(mutation, { input }, OFFICER);
  expect(errors).toEqual([]);
  return data!.shown.version;
}

async function draft(changes: object = {}): Promise<string> {
  const facts = { title: 'Tuyên truyền mẫu', kind: 'GENERAL', startsOn: '2026-03-01', endsOn: '2026-12-31' };
  const mutation = 'mutation ($input: DraftCampaignInput!) { draftCampaign(input: $input) { id } }';
  const { data, errors } = await subgraph.ask<{ draftCampaign: { id: string } }>(
    mutation,
    { input: { ...facts, hostId: host, ...changes } },
    OFFICER,
  );
  expect(errors).toEqual([]);
  return data!.draftCampaign.id;
}

async function approved(): Promise<string> {
  const id = await draft();
  await step('submitCampaign', { id, version: 1 });
  await step('approveCampaign', { id, version: 2, document: '5/KH-UBND' });
  return id;
}

interface Recorded {
  id: string;
  version: number;
  reached: number;
  campaign: { state: string; version: number };
}

const activity = (campaignId: string, changes: object = {}) => ({
  ...{
    campaignId,
    topicCode: 'CRIME_PREVENTION',
    heldOn: '2026-05-05',
    audience: 'WORKERS',
    reached: 120,
    ...changes,
  },
});
const record = (input: object, viewer: Viewer = HOST()) =>
  subgraph.ask<{ recordActivity: Recorded }>(
    'mutation ($input: RecordActivityInput!) { recordActivity(input: $input) { id version reached topic { nameVi clause } campaign { state version } } }',
    { input },
    viewer,
  );
const correct = (input: object) =>
  subgraph.ask(
    'mutation ($input: CorrectActivityInput!) { correctActivity(input: $input) { reached heldOn version corrections { reached heldOn reason role } } }',
    { input },
    HOST(),
  );
const withdraw = (input: object) =>
  subgraph.ask(
    'mutation ($input: WithdrawActivityInput!) { withdrawActivity(input: $input) { withdrawn version } }',
    { input },
    HOST(),
  );

describe('recording an activity', () => {
  it('starts an approved campaign with its first, and leaves it running with the next', async () => {
    const id = await approved();
    const first = await record(activity(id));
    expect(first.data!.recordActivity).toMatchObject({
      topic: { nameVi: 'Phòng, chống tội phạm', clause: '3b' },
      campaign: { state: 'RUNNING', version: 4 },
    });
    const second = await record(activity(id, { heldOn: '2026-11-20' }));
    expect(second.data!.recordActivity.campaign).toEqual({ state: 'RUNNING', version: 4 });
  });

  it('takes two first activities at once: both are kept, the campaign starts once', async () => {
    const id = await approved();
    const answers = await Promise.all([record(activity(id)), record(activity(id, { reached: 80 }))]);
    expect(answers.flatMap(({ errors }) => errors)).toEqual([]);
    const query =
      'query ($id: ID!) { campaign(id: $id) { version steps { event } activities { totalCount } } }';
    const { data } = await subgraph.ask(query, { id }, OFFICER);
    const steps = [{ event: 'SUBMIT' }, { event: 'APPROVE' }, { event: 'START' }];
    expect(data).toEqual({ campaign: { version: 4, steps, activities: { totalCount: 2 } } });
  });

  it.each([
    ['a day before the campaign', { heldOn: '2026-02-28' }, ['BAD_USER_INPUT', 'input.heldOn']],
    ['a day that has not come', { heldOn: '2026-11-21' }, ['BAD_USER_INPUT', 'input.heldOn']],
    ['fewer than nobody', { reached: -1 }, ['BAD_USER_INPUT', 'input.reached']],
    ['an absurd headcount', { reached: 100_001 }, ['BAD_USER_INPUT', 'input.reached']],
    ['an unknown topic', { topicCode: 'GOSSIP' }, ['NOT_FOUND', 'input.topicCode']],
    ['an unknown campaign', { campaignId: UNKNOWN }, ['NOT_FOUND', 'input.campaignId']],
    ['a malformed id', { campaignId: '1' }, ['BAD_USER_INPUT', 'input.campaignId']],
    ['a place as long as a story', { place: 'a'.repeat(121) }, ['BAD_USER_INPUT', 'input.place']],
  ])('refuses %s, and leaves the campaign as it was', async (_, changes, expected) => {
    const id = await approved();
    expect(codeOf(await record(activity(id, changes)))).toEqual(expected);
    const { data } = await subgraph.ask(
      'query ($id: ID!) { campaign(id: $id) { state activities { totalCount } } }',
      { id },
    );
    expect(data).toEqual({ campaign: { state: 'APPROVED', activities: { totalCount: 0 } } });
  });

  it.each([
    ['a day that does not exist', { heldOn: '2025-02-30' }],
    ['an audience nobody defined', { audience: 'EVERYONE' }],
  ])('refuses %s before it runs', async (_, changes) => {
    const { errors } = await record(activity(UNKNOWN, changes));
    expect(errors[0]!.message).toContain('got invalid value');
  });

  it('refuses a draft, and a closed campaign', async () => {
    expect(codeOf(await record(activity(await draft())))[0]).toBe('STATE_NOT_ALLOWED');
    const id = await approved();
    await step('startCampaign', { id, version: 3 });
    await step('closeCampaign', { id, version: 4 });
    expect(codeOf(await record(activity(id)))[0]).toBe('STATE_NOT_ALLOWED');
  });

  it('is for the host and its officers', async () => {
    const id = await approved();
    for (const viewer of [
      { role: 'PUBLIC' },
      { role: 'TRAINER' },
      { role: 'ORGANIZATION', organization: UNKNOWN },
    ] as const) {
      expect(codeOf(await record(activity(id), viewer))[0]).toBe('FORBIDDEN');
    }
  });

  it('counts an INTERNAL one only once it is on record', async () => {
    const count = async (): Promise<number> => (await summaryOf([host]))[0]!.count;
    const before = await count();
    const id = await draft({ kind: 'INTERNAL' });
    await record(activity(id));
    expect(await count()).toBe(before);
    await step('recordCampaign', { id, version: 1 });
    expect(await count()).toBe(before + 1);
  });
});

describe('correcting an activity', () => {
  async function recorded(): Promise<{ campaign: string; id: string }> {
    const campaign = await approved();
    const { data } = await record(activity(campaign));
    return { campaign, id: data!.recordActivity.id };
  }

  it('changes what is given and keeps what was told before', async () => {
    const { id } = await recorded();
    const { data } = await correct({ id, version: 1, reached: 150, reason: 'Đếm sót' });
    const before = { reached: 120, heldOn: '2026-05-05', reason: 'Đếm sót', role: 'ORGANIZATION' };
    expect(data).toEqual({
      correctActivity: { reached: 150, heldOn: '2026-05-05', version: 2, corrections: [before] },
    });
  });

  it('refuses a stale version, a day outside, a missing reason', async () => {
    const { id } = await recorded();
    expect(codeOf(await correct({ id, version: 2, reached: 1, reason: 'x' }))).toEqual([
      'CONFLICT',
      'input.version',
    ]);
    expect(codeOf(await correct({ id, version: 1, heldOn: '2026-02-28', reason: 'x' }))).toEqual([
      'BAD_USER_INPUT',
      'input.heldOn',
    ]);
    expect(codeOf(await correct({ id, version: 1, reached: 1, reason: ' ' }))).toEqual([
      'BAD_USER_INPUT',
      'input.reason',
    ]);
    expect(codeOf(await correct({ id: UNKNOWN, version: 1, reason: 'x' }))).toEqual([
      'NOT_FOUND',
      'input.id',
    ]);
  });

  it('is refused once the campaign is reported: its figures are frozen', async () => {
    const { id, campaign } = await recorded();
    await step('closeCampaign', { id: campaign, version: 4 });
    expect((await correct({ id, version: 1, reached: 121, reason: 'Đếm lại' })).errors).toEqual([]);
    await step('reportCampaign', { id: campaign, version: 5, document: '6/BC-CAX' });
    expect(codeOf(await correct({ id, version: 2, reached: 122, reason: 'Đếm lại' }))[0]).toBe(
      'STATE_NOT_ALLOWED',
    );
  });

  it('withdraws one entered by mistake: it stays on record and counts nowhere', async () => {
    const { id, campaign } = await recorded();
    const [before] = await summaryOf([host]);
    expect((await withdraw({ id, version: 1, reason: 'Nhập trùng' })).data).toEqual({
      withdrawActivity: { withdrawn: true, version: 2 },
    });
    const [after] = await summaryOf([host]);
    expect([after!.count, after!.reached]).toEqual([before!.count - 1, before!.reached - 120]);
    const { data } = await subgraph.ask(
      'query ($id: ID!) { campaign(id: $id) { activities { nodes { id withdrawn } } } }',
      { id: campaign },
    );
    expect(data).toEqual({ campaign: { activities: { nodes: [{ id, withdrawn: true }] } } });
    expect(codeOf(await correct({ id, version: 2, reached: 1, reason: 'x' }))[0]).toBe('STATE_NOT_ALLOWED');
  });
});

interface Summary {
  count: number;
  reached: number;
  longestGapDays: number | null;
}

async function summaryOf(ids: readonly string[], type = 'Organization', year = 2026): Promise<Summary[]> {
  const representations = ids.map((id) => ({ __typename: type, id }));
  const query = `query ($representations: [_Any!]!, $year: Int!) {
    _entities(representations: $representations) { ... on ${type} { activitySummary(year: $year) { count reached longestGapDays } } }
  }`;
  const { data, errors, statements } = await subgraph.ask<{ _entities: { activitySummary: Summary }[] }>(
    query,
    { representations, year },
  );
  expect(errors).toEqual([]);
  expect(statements).toHaveLength(1);
  return data!._entities.map(({ activitySummary }) => activitySummary);
}

const manyHosts = async (): Promise<string[]> =>
  (
    await rowsOf(
      sql<{ id: string }>`select distinct host_id as id from campaigns.campaign order by 1 limit 50`,
    )
  ).map(({ id }) => id);

const NOTHING: Summary = { count: 0, reached: 0, longestGapDays: null };

/** Activities that count per unit, each looked up where its host was that day. */
async function countByHand(units: readonly string[], year: number): Promise<number[]> {
  const held = await rowsOf(sql<{ areas: string[] | null }>`
    select (select w.area_ids from campaigns.organization_place_reference w where w.organization_id = a.host_id
      and w.valid_from <= a.held_on order by w.valid_from desc limit 1) as areas
    from campaigns.campaign_activity a join campaigns.campaign c on c.id = a.campaign_id
    where extract(year from a.held_on) = ${year} and not a.withdrawn
      and c.state in ('APPROVED', 'RUNNING', 'CLOSED', 'REPORTED', 'RECORDED')`);
  return units.map((unit) => held.filter(({ areas }) => areas?.includes(unit)).length);
}

describe('activities in figures', () => {
  it('of fifty organisations take one statement, and agree with a count by hand', async () => {
    const hosts = await manyHosts();
    const summaries = await summaryOf(hosts, 'Organization', 2024);
    for (const [i, id] of hosts.entries()) {
      const held = await rowsOf(sql<{ heldOn: string; reached: number }>`
        select a.held_on as "heldOn", a.reached from campaigns.campaign_activity a
        where a.host_id = ${id} and extract(year from a.held_on) = 2024 order by a.held_on`);
      const days = held.map(({ heldOn }) => Date.parse(heldOn) / 86_400_000);
      const gaps = days.slice(1).map((day, n) => day - days[n]!);
      const reached = held.reduce((sum, one) => sum + one.reached, 0);
      expect(summaries[i]).toEqual({
        count: held.length,
        reached,
        longestGapDays: gaps.length ? Math.max(...gaps) : null,
      });
    }
  });

  it('of an organisation nobody heard of are zeros', async () => {
    expect(await summaryOf([UNKNOWN])).toEqual([NOTHING]);
  });

  it('of a place are right on the map of the day, and agree with a count by hand', async () => {
    const places = await rowsOf(sql<{ areas: string[]; validTo: string | null }>`
      select area_ids as areas, valid_to as "validTo" from campaigns.organization_place_reference
      where organization_id = ${host} order by valid_from`);
    const former = places.find(({ validTo }) => validTo === '2025-07-01')!.areas[0]!;
    const present = places.at(-1)!.areas;
    const units = [former, ...present];
    expect((await summaryOf([former], 'AdministrativeUnit', 2024))[0]!.count).toBeGreaterThan(0);
    expect((await summaryOf(present, 'AdministrativeUnit', 2024))[0]).toEqual(NOTHING);
    for (const year of [2024, 2025, 2026]) {
      const counts = (await summaryOf(units, 'AdministrativeUnit', year)).map(({ count }) => count);
      expect(counts).toEqual(await countByHand(units, year));
    }
  });

  it.each([1999, 2147483647])('of the year %i are refused', async (year) => {
    const query = `query ($representations: [_Any!]!, $year: Int!) {
      _entities(representations: $representations) { ... on Organization { activitySummary(year: $year) { count } } }
    }`;
    const answer = await subgraph.ask(query, {
      representations: [{ __typename: 'Organization', id: host }],
      year,
    });
    expect(codeOf(answer)).toEqual(['BAD_USER_INPUT', 'year']);
  });
});
