import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { graphql } from 'graphql';
import { openTestSubgraph, type TestSubgraph } from '../../../test/support/subgraph.js';
import { definition } from '../subgraph.js';

let subgraph: TestSubgraph;
/** A new organisation, told to nobody yet, and the commune it is in. */
let host: string;
let commune: string;
const HOST = () => ({ role: 'ORGANIZATION', organization: host }) as const;
const OFFICER = () => ({ role: 'COMMUNE_OFFICER', area: commune }) as const;
const UNKNOWN = '00000000-0000-7000-8000-00000000ffff';

async function askOwner(source: string, variableValues: object): Promise<Record<string, { id: string }>> {
  const { schema, createContext } = await subgraph.openOwner('organizationChanges');
  const contextValue = createContext({ role: 'PROVINCE_OFFICER' });
  const { data, errors } = await graphql({
    schema,
    source,
    variableValues: { ...variableValues },
    contextValue,
  });
  expect(errors).toBeUndefined();
  return data as Record<string, { id: string }>;
}

beforeAll(async () => {
  subgraph = await openTestSubgraph(definition);
  commune = (await askOwner('{ administrativeUnit(code: "10525", asOf: "2026-01-01") { id } }', {}))[
    'administrativeUnit'
  ]!.id;
  const input = {
    name: 'Công ty Mẫu Chủ trì',
    kind: 'ENTERPRISE',
    ownership: 'DOMESTIC_PRIVATE',
    establishedOn: '2025-09-01',
    unitId: commune,
  };
  const register =
    'mutation ($input: RegisterOrganizationInput!) { registerOrganization(input: $input) { id } }';
  host = (await askOwner(register, { input }))['registerOrganization']!.id;
});

afterAll(() => subgraph.stop());

interface Shown {
  id: string;
  state: string;
  version: number;
  planNumber: string | null;
  availableTransitions: string[];
}
const SHOWN = 'id state version planNumber availableTransitions';
type Viewer = Parameters<TestSubgraph['ask']>[2];

const input = (changes: object = {}) => ({
  ...{
    hostId: host,
    title: 'Tuyên truyền mẫu',
    kind: 'GENERAL',
    startsOn: '2026-03-01',
    endsOn: '2026-12-31',
    ...changes,
  },
});
const draft = (changes: object = {}, viewer: Viewer = HOST()) =>
  subgraph.ask<{ draftCampaign: Shown }>(
    `mutation ($input: DraftCampaignInput!) { draftCampaign(input: $input) { ${SHOWN} } }`,
    { input: input(changes) },
    viewer,
  );

const DECISIONS = new Set(['approveCampaign', 'reportCampaign', 'cancelCampaign']);

function step(name: string, change: object, viewer: Viewer) {
  const type = DECISIONS.has(name) ? 'CampaignDecisionInput' : 'CampaignStepInput';
  const mutation = `mutation ($input: ${type}!) { shown: ${name}(input: $input) { ${SHOWN} } }`;
  return subgraph.ask<{ shown: Shown }>(mutation, { input: change }, viewer);
}

async function drafted(changes: object = {}): Promise<Shown> {
  const { data, errors } = await draft(changes);
  expect(errors).toEqual([]);
  return data!.draftCampaign;
}

const codeOf = ({ errors }: { errors: readonly { extensions: { code?: unknown; path?: unknown } }[] }) => [
  errors[0]?.extensions.code,
  errors[0]?.extensions.path,
];

const read = (id: string, viewer?: Viewer) =>
  subgraph.ask<{ campaign: Shown | null }>(
    `query ($id: ID!) { campaign(id: $id) { ${SHOWN} } }`,
    { id },
    viewer,
  );

describe('drafting a campaign', () => {
  it('knows a host registered a moment ago: the feed is read before it is refused', async () => {
    expect(await drafted()).toMatchObject({
      state: 'DRAFT',
      version: 1,
      availableTransitions: ['SUBMIT', 'CANCEL'],
    });
  });

  it.each([
    ['an unknown host', () => ({ hostId: UNKNOWN }), ['NOT_FOUND', 'input.hostId']],
    ['a malformed id', () => ({ hostId: 'HD-0001' }), ['BAD_USER_INPUT', 'input.hostId']],
    ['an end before the start', () => ({ endsOn: '2026-02-28' }), ['BAD_USER_INPUT', 'input.endsOn']],
    [
      'a start before the host',
      () => ({ startsOn: '2025-08-31', endsOn: '2025-10-01' }),
      ['BAD_USER_INPUT', 'input.startsOn'],
    ],
    ['an empty title', () => ({ title: ' ' }), ['BAD_USER_INPUT', 'input.title']],
    ['a huge title', () => ({ title: 'a'.repeat(201) }), ['BAD_USER_INPUT', 'input.title']],
  ])('refuses %s', async (_, changes, expected) => {
    expect(codeOf(await draft(changes()))).toEqual(expected);
  });

  it.each([
    ['the public', undefined],
    ['a partner', { role: 'PARTNER' }],
    ['another organisation', { role: 'ORGANIZATION', organization: UNKNOWN }],
    ['an officer of another commune', { role: 'COMMUNE_OFFICER', area: UNKNOWN }],
  ] as const)('is not for %s', async (_, viewer) => {
    const answer = await draft({}, viewer ?? { role: 'PUBLIC' });
    expect(codeOf(answer)[0]).toBe('FORBIDDEN');
  });

  it('is revised while a draft, with CONFLICT for the later of two writers', async () => {
    const { id } = await drafted();
    const revise = (title: string) => {
      const { hostId: _, ...facts } = input({ title });
      const mutation =
        'mutation ($input: ReviseCampaignInput!) { reviseCampaign(input: $input) { title version } }';
      return subgraph.ask(mutation, { input: { id, version: 1, ...facts } }, HOST());
    };
    const answers = await Promise.all([revise('Một'), revise('Hai')]);
    const lost = answers.filter(({ errors }) => errors.length > 0);
    expect(lost.map(codeOf)).toEqual([['CONFLICT', 'input.version']]);
  });
});

describe('the life of a campaign', () => {
  it('goes from draft to report, each step kept with who, when and by which document', async () => {
    const { id } = await drafted();
    await step('submitCampaign', { id, version: 1 }, HOST());
    await step('returnCampaign', { id, version: 2, comment: 'Bổ sung thời gian' }, OFFICER());
    await step('submitCampaign', { id, version: 3 }, HOST());
    const approved = await step('approveCampaign', { id, version: 4, document: '12/KH-UBND' }, OFFICER());
    expect(approved.data!.shown).toMatchObject({ state: 'APPROVED', planNumber: '12/KH-UBND', version: 5 });
    await step('startCampaign', { id, version: 5 }, HOST());
    await step('closeCampaign', { id, version: 6 }, HOST());
    const reported = await step('reportCampaign', { id, version: 7, document: '34/BC-CAX' }, OFFICER());
    expect(reported.data!.shown).toMatchObject({ state: 'REPORTED', availableTransitions: [] });
    const history =
      'query ($id: ID!) { campaign(id: $id) { steps { event role takenOn document comment } } }';
    const { data } = await subgraph.ask<{ campaign: { steps: object[] } }>(history, { id }, OFFICER());
    expect(data!.campaign.steps).toHaveLength(7);
    expect(data!.campaign.steps.slice(1, 4)).toMatchObject([
      {
        event: 'RETURN',
        role: 'COMMUNE_OFFICER',
        takenOn: '2026-11-20',
        document: null,
        comment: 'Bổ sung thời gian',
      },
      { event: 'SUBMIT', role: 'ORGANIZATION', comment: null },
      { event: 'APPROVE', role: 'COMMUNE_OFFICER', document: '12/KH-UBND' },
    ]);
  });

  it('refuses a step out of turn and names the allowed ones', async () => {
    const { id } = await drafted();
    const answer = await step('closeCampaign', { id, version: 1 }, HOST());
    expect(codeOf(answer)[0]).toBe('STATE_NOT_ALLOWED');
    expect(answer.errors[0]!.message).toContain('Allowed: SUBMIT, CANCEL.');
  });

  it('is never approved by its own host, nor without a document', async () => {
    const { id } = await drafted();
    await step('submitCampaign', { id, version: 1 }, HOST());
    expect(codeOf(await step('approveCampaign', { id, version: 2, document: '1/KH' }, HOST()))[0]).toBe(
      'FORBIDDEN',
    );
    expect(codeOf(await step('approveCampaign', { id, version: 2, document: ' ' }, OFFICER()))).toEqual([
      'BAD_USER_INPUT',
      'input.document',
    ]);
    expect(codeOf(await step('submitCampaign', { id: UNKNOWN, version: 1 }, HOST()))).toEqual([
      'NOT_FOUND',
      'input.id',
    ]);
  });

  it('refuses another organisation, and changes nothing', async () => {
    const { id } = await drafted();
    const answer = await step(
      'submitCampaign',
      { id, version: 1 },
      { role: 'ORGANIZATION', organization: UNKNOWN },
    );
    expect(codeOf(answer)[0]).toBe('FORBIDDEN');
    expect((await read(id, HOST())).data!.campaign).toMatchObject({ state: 'DRAFT', version: 1 });
  });
});

describe('what the public sees', () => {
  it('is a campaign from its approval on, never its history', async () => {
    const { id } = await drafted();
    expect((await read(id)).data).toEqual({ campaign: null });
    expect((await read(id, { role: 'ORGANIZATION', organization: UNKNOWN })).data).toEqual({
      campaign: null,
    });
    expect((await read(id, OFFICER())).data!.campaign).toMatchObject({ state: 'DRAFT' });
    await step('submitCampaign', { id, version: 1 }, HOST());
    await step('approveCampaign', { id, version: 2, document: '12/KH-UBND' }, OFFICER());
    expect((await read(id)).data!.campaign).toMatchObject({ state: 'APPROVED', availableTransitions: [] });
    const { data, errors } = await subgraph.ask(
      'query ($id: ID!) { campaign(id: $id) { title steps { event } } }',
      { id },
    );
    expect(data).toMatchObject({ campaign: { title: 'Tuyên truyền mẫu', steps: null } });
    expect(codeOf({ errors })[0]).toBe('FORBIDDEN');
  });

  it('leaves out a campaign called off before its approval, and keeps one called off after', async () => {
    const [early, late] = [await drafted(), await drafted()];
    await step('cancelCampaign', { id: early.id, version: 1, document: '1/TB' }, HOST());
    await step('submitCampaign', { id: late.id, version: 1 }, HOST());
    await step('approveCampaign', { id: late.id, version: 2, document: '2/KH-UBND' }, OFFICER());
    await step('cancelCampaign', { id: late.id, version: 3, document: '3/TB' }, HOST());
    expect((await read(early.id)).data).toEqual({ campaign: null });
    expect((await read(late.id)).data!.campaign).toMatchObject({ state: 'CANCELLED' });
  });
});

describe('lists of campaigns', () => {
  const LIST = `query ($where: CampaignWhere, $first: Int!, $after: String, $orderBy: [CampaignOrderBy!]) {
    campaigns(where: $where, first: $first, after: $after, orderBy: $orderBy) {
      totalCount pageInfo { hasNextPage endCursor }
      nodes { title state startsOn kind host { id } availableTransitions activities(first: 2) { totalCount nodes { heldOn topic { code } } } }
    }
  }`;
  interface List {
    campaigns: {
      totalCount: number;
      pageInfo: { endCursor: string };
      nodes: {
        state: string;
        startsOn: string;
        kind: string;
        activities: { nodes: { topic: { code: string } }[] };
      }[];
    };
  }
  const list = (variables: object, viewer?: Viewer) =>
    subgraph.ask<List>(LIST, { first: 20, ...variables }, viewer);

  it('sends as many statements for a hundred campaigns as for ten', async () => {
    const ten = await list({ first: 10 }, { role: 'PROVINCE_OFFICER' });
    const hundred = await list({ first: 100 }, { role: 'PROVINCE_OFFICER' });
    expect(hundred.data!.campaigns.nodes).toHaveLength(100);
    expect(hundred.statements).toHaveLength(ten.statements.length);
    expect(ten.statements.length).toBeLessThanOrEqual(5);
  });

  it('keeps what the conditions ask for', async () => {
    const where = { unit: { eq: commune }, year: 2024, kind: { eq: 'FESTIVAL' }, topic: { eq: 'MOVEMENT' } };
    const none = await list({ where });
    expect(none.data!.campaigns.totalCount).toBe(0);
    const { data } = await list({ where: { ...where, year: 2026 } });
    expect(data!.campaigns.totalCount).toBeGreaterThan(0);
    expect(
      data!.campaigns.nodes.every(({ kind, startsOn }) => kind === 'FESTIVAL' && startsOn >= '2026-07-02'),
    ).toBe(true);
  });

  it('shows drafts of the own area only', async () => {
    const where = { state: { in: ['DRAFT', 'SUBMITTED', 'RETURNED'] } };
    expect((await list({ where })).data!.campaigns.totalCount).toBe(0);
    const all = (await list({ where }, { role: 'PROVINCE_OFFICER' })).data!.campaigns.totalCount;
    const own = (await list({ where }, OFFICER())).data!.campaigns.totalCount;
    expect(own).toBeGreaterThan(0);
    expect(own).toBeLessThan(all);
  });

  it.each([0, -1, 101, 2147483647])('refuse first: %i', async (first) => {
    expect(codeOf(await list({ first }))).toEqual(['BAD_USER_INPUT', 'first']);
  });

  it('refuse a cursor of another order, a malformed id and a year beyond all records', async () => {
    const { campaigns } = (await list({ first: 1 })).data!;
    const elsewhere = { after: campaigns.pageInfo.endCursor, orderBy: [{ field: 'TITLE' }] };
    expect(codeOf(await list(elsewhere))).toEqual(['BAD_USER_INPUT', 'after']);
    expect(codeOf(await list({ where: { host: { eq: 'HD-0001' } } }))).toEqual([
      'BAD_USER_INPUT',
      'where.host.eq',
    ]);
    expect(codeOf(await list({ where: { year: 2147483647 } }))).toEqual(['BAD_USER_INPUT', 'where.year']);
  });
});
