import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type Kysely, sql } from 'kysely';
import { openTestSubgraph, type TestSubgraph } from '../../../test/support/subgraph.js';
import { definition } from '../subgraph.js';

let subgraph: TestSubgraph;
let host: string;
const OFFICER = { role: 'PROVINCE_OFFICER' } as const;
type Viewer = Parameters<TestSubgraph['ask']>[2];
const db = (): Kysely<unknown> => subgraph.orm.em.fork().getKysely();

beforeAll(async () => {
  subgraph = await openTestSubgraph(definition);
  const { rows } = await sql<{ id: string }>`select host_id as id from campaigns.campaign_activity
    group by 1 order by count(*) desc, 1 limit 1`.execute(db());
  host = rows[0]!.id;
});
afterAll(() => subgraph.stop());

const codeOf = ({ errors }: { errors: readonly { extensions: { code?: unknown; path?: unknown } }[] }) => [
  errors[0]?.extensions.code,
  errors[0]?.extensions.path,
];

interface Shown {
  id: string;
  version: number;
}
const SHOWN = 'id version';
const ask = async (field: string, input: object, type = 'CampaignStepInput'): Promise<Shown> => {
  const mutation = `mutation ($input: ${type}!) { done: ${field}(input: $input) { ${SHOWN} } }`;
  const { data, errors } = await subgraph.ask<{ done: Shown }>(mutation, { input }, OFFICER);
  expect(errors).toEqual([]);
  return data!.done;
};

async function running(changes: object = {}): Promise<string> {
  const facts = { title: 'Mẫu', kind: 'GENERAL', startsOn: '2026-03-01', endsOn: '2026-12-31', hostId: host };
  const { id } = await ask('draftCampaign', { ...facts, ...changes }, 'DraftCampaignInput');
  await ask('submitCampaign', { id, version: 1 });
  await ask('approveCampaign', { id, version: 2, document: '5/KH-UBND' }, 'CampaignDecisionInput');
  await ask('startCampaign', { id, version: 3 });
  return id;
}

const record = (campaignId: string, changes: object = {}) =>
  subgraph.ask<{ recordActivity: Shown & { participation: object[]; isNewFormat: boolean | null } }>(
    `mutation ($input: RecordActivityInput!) { recordActivity(input: $input) {
      id version isNewFormat participation { audience participants } } }`,
    {
      input: {
        ...{ campaignId, topicCode: 'MOVEMENT', heldOn: '2026-05-05', audience: 'MIXED', reached: 100 },
        ...changes,
      },
    },
    OFFICER,
  );
const SPLIT = [
  { audience: 'OWNERS', participants: 10 },
  { audience: 'WORKERS', participants: 90 },
];

describe('people by class', () => {
  it('are told with the activity, add up, and are told anew with a new total', async () => {
    const campaign = await running();
    const { data, errors } = await record(campaign, { participation: SPLIT });
    expect(errors).toEqual([]);
    const { id, participation } = data!.recordActivity;
    expect(participation).toEqual(SPLIT);
    const correct = (changes: object) =>
      subgraph.ask<{ correctActivity: object }>(
        `mutation ($input: CorrectActivityInput!) { correctActivity(input: $input) {
          reached participation { audience participants } corrections { participation { audience participants } document } } }`,
        { input: { id, version: 1, reason: 'Đếm sót', ...changes } },
        OFFICER,
      );
    expect(codeOf(await correct({ reached: 110 }))).toEqual(['BAD_USER_INPUT', 'input.participation']);
    const anew = [SPLIT[0], { audience: 'RESIDENTS', participants: 100 }];
    expect((await correct({ reached: 110, participation: anew })).data).toEqual({
      correctActivity: {
        ...{ reached: 110, participation: anew },
        corrections: [{ participation: expect.arrayContaining(SPLIT), document: null }],
      },
    });
    expect(codeOf(await record(campaign, { participation: SPLIT.slice(1) }))).toEqual([
      'BAD_USER_INPUT',
      'input.participation',
    ]);
  });
});

describe('after the report was accepted', () => {
  it('figures are frozen; an officer corrects an activity by a document, which is kept', async () => {
    const campaign = await running();
    const { id } = (await record(campaign)).data!.recordActivity;
    const correct = (changes: object = {}, viewer: Viewer = OFFICER) =>
      subgraph.ask(
        `mutation ($input: CorrectReportedActivityInput!) { correctReportedActivity(input: $input) {
          reached withdrawn corrections { reached document } campaign { state reportedActivities reportedReached } } }`,
        { input: { id, version: 1, reason: 'Đếm lại', document: '9/CV-CAT', reached: 80, ...changes } },
        viewer,
      );
    expect(codeOf(await correct())[0]).toBe('STATE_NOT_ALLOWED');
    await ask('closeCampaign', { id: campaign, version: 4 });
    await ask('reportCampaign', { id: campaign, version: 5, document: '6/BC-CAX' }, 'CampaignDecisionInput');
    expect(codeOf(await correct({}, { role: 'ORGANIZATION', organization: host }))[0]).toBe('FORBIDDEN');
    expect(codeOf(await correct({ document: ' ' }))).toEqual(['BAD_USER_INPUT', 'input.document']);
    const reported = { state: 'REPORTED', reportedActivities: 1, reportedReached: 100 };
    expect((await correct()).data).toEqual({
      correctReportedActivity: {
        ...{ reached: 80, withdrawn: false, campaign: reported },
        corrections: [{ reached: 100, document: '9/CV-CAT' }],
      },
    });
    expect((await correct({ version: 2, withdraw: true })).data).toMatchObject({
      correctReportedActivity: { withdrawn: true, campaign: reported },
    });
    expect(codeOf(await correct({ version: 3 }))[0]).toBe('STATE_NOT_ALLOWED');
  });
});

describe('other movements a campaign serves', () => {
  it('are kept, and find its activities', async () => {
    const relatedMovements = ['NEW_RURAL_AREA', 'CULTURED_UNIT', 'NEW_RURAL_AREA'];
    const { id } = (await record(await running({ relatedMovements }))).data!.recordActivity;
    const { data } = await subgraph.ask<{
      activities: { nodes: { id: string; campaign: { relatedMovements: string[] } }[] };
      campaigns: { nodes: { relatedMovements: string[] }[] };
    }>(`{ activities(where: { relatedMovementsAtLeast: 2, host: { eq: "${host}" } }, first: 100) {
        nodes { id campaign { relatedMovements } } }
      campaigns(where: { relatedMovement: { eq: CULTURED_UNIT } }, first: 100) { nodes { relatedMovements } } }`);
    expect(data!.activities.nodes.map((node) => node.id)).toContain(id);
    for (const { campaign } of data!.activities.nodes)
      expect(campaign.relatedMovements.length).toBeGreaterThanOrEqual(2);
    expect(data!.campaigns.nodes.length).toBeGreaterThan(0);
    for (const one of data!.campaigns.nodes) expect(one.relatedMovements).toContain('CULTURED_UNIT');
  });
});

describe('formats', () => {
  it('tell which were new to their host', async () => {
    const campaign = await running();
    const first = await record(campaign, { format: 'HOTLINE_BOX', heldOn: '2026-06-01' });
    const second = await record(campaign, { format: 'HOTLINE_BOX', heldOn: '2026-06-02' });
    expect(first.data!.recordActivity.isNewFormat).toBe(true);
    expect(second.data!.recordActivity.isNewFormat).toBe(false);
    expect((await record(campaign)).data!.recordActivity.isNewFormat).toBe(null);
  });

  it('of a year agree with a count by hand, shares of a kind make one', async () => {
    const { data, statements } = await subgraph.ask<{
      formatStatistics: {
        format: string;
        kind: string;
        activities: number;
        share: number;
        isFirstYear: boolean;
      }[];
    }>('{ formatStatistics(year: 2026) { format kind activities share newHosts isFirstYear } }');
    expect(statements).toHaveLength(1);
    const rows = data!.formatStatistics;
    const { rows: held } = await sql<{
      n: number;
    }>`select count(*)::int as n from campaigns.campaign_activity a
      join campaigns.campaign c on c.id = a.campaign_id where not a.withdrawn and a.held_on >= '2026-01-01'
      and c.state in ('APPROVED', 'RUNNING', 'CLOSED', 'REPORTED', 'RECORDED')`.execute(db());
    expect(rows.reduce((sum, { activities }) => sum + activities, 0)).toBe(held[0]!.n);
    const schools = rows.filter(({ kind }) => kind === 'SCHOOL');
    expect(schools.reduce((sum, { share }) => sum + share, 0)).toBeCloseTo(1);
    const isFirst = (format: string) => rows.filter((row) => row.format === format && row.isFirstYear).length;
    expect([isFirst('HOTLINE_BOX'), isFirst('TALK')]).toEqual([1, 0]);
  });
});
