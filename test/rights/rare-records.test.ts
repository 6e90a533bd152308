import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { openTestGraph, type TestGraph, type ViewerClaims } from '../support/graph.js';

let graph: TestGraph;
beforeAll(async () => {
  graph = await openTestGraph();
});
afterAll(() => graph.stop());

const STRANGER: ViewerClaims = { role: 'ORGANIZATION', organization: '00000000-0000-7000-8000-00000000ffff' };
const toTitle = (name: string): string => `${name[0]!.toUpperCase()}${name.slice(1)}`;

interface Page {
  nodes: { recordType: string; recordId: string }[];
  pageInfo: { endCursor: string; hasNextPage: boolean };
}

/** Ids of the records of one kind, over all pages. */
async function readRecords(name: string, type: string, viewer: ViewerClaims): Promise<string[]> {
  const query = `query ($id: ID!, $after: String) { ${name}Records(organizationId: $id, first: 100, after: $after) {
    nodes { recordType recordId } pageInfo { endCursor hasNextPage } } }`;
  const found: string[] = [];
  let after: string | null = null;
  do {
    const variables: object = { id: viewer.organization, after };
    const answer = await graph.ask<Record<string, Page>>(query, variables, viewer);
    const { nodes, pageInfo } = answer.data![`${name}Records`]!;
    found.push(...nodes.filter(({ recordType }) => recordType === type).map(({ recordId }) => recordId));
    after = pageInfo.hasNextPage ? pageInfo.endCursor : null;
  } while (after);
  return found;
}

/** Kinds that others may not see, or that hang on a record of the organisation, each with an organisation that has one. */
const RARE = [
  [
    'organization',
    'PROTECTION_PRIORITY',
    'select organization_id as id from organizations.protection_priority',
  ],
  [
    'organization',
    'REVIEW',
    'select organization_id as id from organizations.review_conference where organization_id is not null',
  ],
  ['emulation', 'CLUSTER_MEMBER', 'select organization_id as id from emulation.cluster_member'],
  ['emulation', 'INITIATIVE', 'select organization_id as id from emulation.initiative'],
  [
    'emulation',
    'AWARD_REVOCATION',
    'select a.organization_id as id from emulation.award_revocation r join emulation.award a on a.id = r.award_id',
  ],
  ...(['MODEL_STEP', 'MODEL_REVIEW'] as const).map(
    (type) =>
      [
        'emulation',
        type,
        `select m.organization_id as id from emulation.${type.toLowerCase()} r
         join emulation.movement_model m on m.id = r.model_id where m.organization_id is not null`,
      ] as const,
  ),
  [
    'emulation',
    'MODEL_TEAM',
    `select p.organization_id as id from emulation.model_team t
     join emulation.model_point p on p.id = t.point_id where p.organization_id is not null`,
  ],
] as const;

it.each(RARE)('%s hands %s to the organisation it is about, who disputes it', async (name, type, owners) => {
  const counted = `select id, count(*)::int as n from (${owners}) q group by id order by n desc, id limit 1`;
  const [owner] = await graph.rows<{ id: string; n: number }>(counted);
  const viewer: ViewerClaims = { role: 'ORGANIZATION', organization: owner!.id };
  const found = await readRecords(name, type, viewer);
  expect(found.length).toBe(owner!.n);
  const dispute = `mutation ($input: Dispute${toTitle(name)}RecordInput!) { dispute${toTitle(name)}Record(input: $input) { state } }`;
  const input = { recordType: type, recordId: found[0], reason: 'Sai' };
  expect((await graph.ask(dispute, { input }, STRANGER)).errors[0]?.extensions?.['code']).toBe('FORBIDDEN');
  expect((await graph.ask(dispute, { input }, viewer)).errors).toEqual([]);
});
