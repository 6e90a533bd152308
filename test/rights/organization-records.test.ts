import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { openTestGraph, type TestGraph, type ViewerClaims } from '../support/graph.js';

/** The names of each subgraph's part, and a kind of record the organisation has there. */
const PARTS = [
  ['organization', 'ASSESSMENT'],
  ['securityForce', 'GUARD_UNIT'],
  ['campaign', 'CAMPAIGN_ACTIVITY'],
  ['emulation', 'AWARD'],
] as const;

const toTitle = (name: string): string => `${name[0]!.toUpperCase()}${name.slice(1)}`;

let graph: TestGraph;
let own: ViewerClaims;
let organization: string;
beforeAll(async () => {
  graph = await openTestGraph();
  const { data } = await graph.ask<{ organizationByCode: { id: string } }>(
    '{ organizationByCode(code: "HD-0001") { id } }',
  );
  organization = data!.organizationByCode.id;
  own = { role: 'ORGANIZATION', organization };
});
afterAll(() => graph.stop());

interface Page {
  totalCount: number;
  nodes: { recordType: string; recordId: string; data: Record<string, unknown> }[];
}

it('an organisation has its records of all four subgraphs in one request', async () => {
  const fields = PARTS.map(
    ([name]) =>
      `${name}Records(organizationId: $id, first: 100) { totalCount nodes { recordType recordId data } }`,
  );
  const query = `query ($id: ID!) { ${fields.join(' ')} }`;
  const { data, errors, fetches } = await graph.ask<Record<string, Page>>(query, { id: organization }, own);
  expect(errors).toEqual([]);
  expect(new Set(fetches).size).toBe(4);
  for (const [name] of PARTS) expect(data![`${name}Records`]!.totalCount).toBeGreaterThan(0);
  const told = PARTS.flatMap(([name]) => data![`${name}Records`]!.nodes);
  expect(told.filter(({ recordType }) => recordType.endsWith('_STEP')).length).toBeGreaterThan(10);
  expect(told.filter(({ data: record }) => 'actor' in record)).toEqual([]);
  const refused = await graph.ask(query, { id: organization }, { role: 'PROVINCE_OFFICER' });
  expect(refused.errors.map(({ extensions }) => extensions?.['code'])).toEqual(PARTS.map(() => 'FORBIDDEN'));
});

describe.each(PARTS)('a record of %s', (name, recordType) => {
  it('is disputed by the organisation and decided by an officer of its area', async () => {
    const records = `query ($id: ID!) { ${name}Records(organizationId: $id, first: 100) { nodes { recordType recordId } } }`;
    const { data } = await graph.ask<Record<string, Page>>(records, { id: organization }, own);
    const found = data![`${name}Records`]!.nodes.find((one) => one.recordType === recordType);
    const input = { recordType, recordId: found!.recordId, reason: 'Sai' };
    const dispute = `mutation ($input: Dispute${toTitle(name)}RecordInput!) { dispute${toTitle(name)}Record(input: $input) { id version state dueOn } }`;
    const opened = await graph.ask<Record<string, { id: string; version: number }>>(dispute, { input }, own);
    expect(opened.errors).toEqual([]);
    const { id, version } = opened.data![`dispute${toTitle(name)}Record`]!;
    expect((await graph.ask(dispute, { input }, own)).errors[0]?.extensions?.['code']).toBe('CONFLICT');

    const list = `{ ${name}Disputes(state: OPEN) { totalCount } }`;
    for (const viewer of [own, { role: 'PROVINCE_OFFICER' }] as const)
      expect((await graph.ask(list, {}, viewer)).data).toEqual({ [`${name}Disputes`]: { totalCount: 1 } });
    const elsewhere = { role: 'COMMUNE_OFFICER', area: organization } as const;
    expect((await graph.ask(list, {}, elsewhere)).data).toEqual({ [`${name}Disputes`]: { totalCount: 0 } });

    const decide = `mutation ($input: DecideDisputeInput!) { decide${toTitle(name)}Dispute(input: $input) { state decidedBy } }`;
    const decision = { id, version, outcome: 'DISMISSED', decision: 'Hồ sơ đúng' };
    expect((await graph.ask(decide, { input: decision }, elsewhere)).errors[0]?.extensions?.['code']).toBe(
      'FORBIDDEN',
    );
    const decided = await graph.ask(decide, { input: decision }, { role: 'PROVINCE_OFFICER' });
    expect(decided.data).toEqual({
      [`decide${toTitle(name)}Dispute`]: { state: 'DISMISSED', decidedBy: 'PROVINCE_OFFICER' },
    });
  });
});
