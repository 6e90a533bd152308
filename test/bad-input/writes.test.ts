import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { ViewerClaims } from '../support/graph.js';
import { openTestGraph, type TestGraph } from '../support/graph.js';
import { readRefusal } from '../support/refusal.js';
import { readRegisterState } from '../support/register-state.js';

/** What the demonstration register offers to be written to. */
interface Known {
  commune: { id: string };
  formerCommune: { id: string };
  own: { id: string; version: number; name: string; guardUnits: { id: string }[] };
  guarded: { nodes: { organization: Other }[] };
  campaigns: { nodes: { id: string; version: number; startsOn: string; host: { id: string } }[] };
}

interface Other {
  id: string;
  version: number;
  identifiers: { scheme: string; value: string }[];
  guardUnits: { id: string }[];
}

let graph: TestGraph;
let known: Known;
let other: Other;
let untouched: Record<string, string>;
beforeAll(async () => {
  graph = await openTestGraph();
  const { data } = await graph.ask<Known>(
    `{
      commune: administrativeUnit(code: "10525") { id }
      formerCommune: administrativeUnit(code: "10525", asOf: "2025-06-30") { id }
      own: organizationByCode(code: "HD-0001") { id version name guardUnits { id } }
      guarded: guardStrengths(first: 2) {
        nodes { organization { id version identifiers { scheme value } guardUnits { id } } }
      }
      campaigns(where: { state: { eq: RUNNING } }, first: 1) { nodes { id version startsOn host { id } } }
    }`,
    {},
    OFFICER,
  );
  known = data!;
  other = known.guarded.nodes.map(({ organization }) => organization).find(({ id }) => id !== known.own.id)!;
  untouched = await readRegisterState(graph.database.url);
});
afterAll(() => graph.stop());

const OFFICER: ViewerClaims = { role: 'PROVINCE_OFFICER' };
const asOwn = (): ViewerClaims => ({ role: 'ORGANIZATION', organization: known.own.id });
const UNKNOWN = '00000000-0000-7000-8000-00000000ffff';

const registration = (changes: object = {}): object => ({
  ...{
    name: 'Công ty Mẫu Thử',
    kind: 'ENTERPRISE',
    ownership: 'DOMESTIC_PRIVATE',
    establishedOn: '2026-02-03',
  },
  ...{ unitId: known.commune.id, ...changes },
});
const move = (changes: object = {}): object => ({
  ...{
    id: known.own.id,
    version: known.own.version,
    unitId: known.commune.id,
    movedOn: '2026-11-01',
    ...changes,
  },
});
const activity = (changes: object = {}): object => ({
  ...{ campaignId: known.campaigns.nodes[0]!.id, topicCode: 'CRIME_PREVENTION', heldOn: '2026-11-05' },
  ...{ audience: 'WORKERS', reached: 120, ...changes },
});
const strength = (changes: object = {}): object => ({
  ...{ unitId: known.own.guardUnits[0]!.id, asOf: '2026-11-15', approved: 10, sourceDocument: '12/QĐ' },
  ...{ present: 8, meetsStandard: 6, ...changes },
});
const rename = (changes: object = {}): object => ({
  ...{ id: known.own.id, version: known.own.version, name: 'Tên Mẫu', ...changes },
});
const identifier = (value: string): object => ({ identifiers: [{ scheme: 'ENTERPRISE_CODE', value }] });

/** Mutation by name, with the type of its input. */
const INPUTS: Readonly<Record<string, string>> = {
  registerOrganization: 'RegisterOrganizationInput',
  moveOrganization: 'MoveOrganizationInput',
  renameOrganization: 'RenameOrganizationInput',
  recordActivity: 'RecordActivityInput',
  recordStrength: 'RecordStrengthInput',
  approveCampaign: 'CampaignDecisionInput',
  decideAward: 'DecideAwardInput',
};

const write = (mutation: string, input: object, viewer: ViewerClaims | undefined) =>
  graph.ask(
    `mutation ($input: ${INPUTS[mutation]}!) { ${mutation}(input: $input) { id } }`,
    { input },
    viewer,
  );

interface Case {
  mutation: string;
  input: () => object;
  viewer?: () => ViewerClaims | undefined;
  code: string;
  argument?: string;
  reason: string | RegExp;
}

const CASES: Readonly<Record<string, Case>> = {
  'an organisation in a commune that did not exist yet': {
    ...{ mutation: 'registerOrganization', input: () => registration({ establishedOn: '2020-01-01' }) },
    ...{ code: 'BAD_USER_INPUT', argument: 'input.unitId' },
    reason: 'input.unitId: Phường Hải Dương did not exist on 2020-01-01 (valid from 2025-07-01 until today)',
  },
  'an organisation in a commune that is gone': {
    ...{ mutation: 'registerOrganization', input: () => registration({ unitId: known.formerCommune.id }) },
    ...{ code: 'BAD_USER_INPUT', argument: 'input.unitId' },
    reason: /^input\.unitId: Phường Trần Hưng Đạo did not exist on 2026-02-03/,
  },
  'an organisation in a commune nobody knows': {
    ...{ mutation: 'registerOrganization', input: () => registration({ unitId: UNKNOWN }) },
    ...{ code: 'NOT_FOUND', argument: 'input.unitId', reason: UNKNOWN },
  },
  'an organisation in a commune by its code': {
    ...{ mutation: 'registerOrganization', input: () => registration({ unitId: '10525' }) },
    ...{ code: 'BAD_USER_INPUT', argument: 'input.unitId', reason: 'is not an id of this graph' },
  },
  'an organisation established on 30 February': {
    ...{ mutation: 'registerOrganization', input: () => registration({ establishedOn: '2025-02-30' }) },
    ...{ code: 'BAD_USER_INPUT', reason: 'got invalid value "2025-02-30" at "input.establishedOn"' },
  },
  'an organisation established tomorrow': {
    ...{ mutation: 'registerOrganization', input: () => registration({ establishedOn: '2026-11-21' }) },
    ...{
      code: 'BAD_USER_INPUT',
      argument: 'input.establishedOn',
      reason: 'is 2026-11-21, which lies in the future',
    },
  },
  'an identifier another organisation has': {
    mutation: 'registerOrganization',
    input: () => registration({ identifiers: other.identifiers }),
    ...{
      code: 'CONFLICT',
      argument: 'input.identifiers',
      reason: 'Another organisation already has one of these identifiers.',
    },
  },
  'an enterprise code with a wrong check digit': {
    ...{ mutation: 'registerOrganization', input: () => registration(identifier('9952601812')) },
    ...{
      code: 'BAD_USER_INPUT',
      argument: 'input.identifiers.0.value',
      reason: 'its check digit is 1; the code was mistyped',
    },
  },
  'an organisation without a name': {
    ...{ mutation: 'registerOrganization', input: () => registration({ name: ' \u00a0 ' }) },
    ...{ code: 'BAD_USER_INPUT', argument: 'input.name', reason: 'input.name: must not be empty' },
  },
  'an organisation with a name like a book': {
    ...{ mutation: 'registerOrganization', input: () => registration({ name: 'ă'.repeat(40_000) }) },
    ...{
      code: 'BAD_USER_INPUT',
      argument: 'input.name',
      reason: 'has 40000 characters; at most 300 are allowed',
    },
  },
  'an organisation with a name that reads backwards': {
    ...{ mutation: 'registerOrganization', input: () => registration({ name: 'Mẫu \u202Eoan' }) },
    ...{ code: 'BAD_USER_INPUT', argument: 'input.name', reason: 'contains control characters' },
  },
  'an organisation with half a character in its name': {
    ...{ mutation: 'registerOrganization', input: () => registration({ name: 'Mẫu \ud800' }) },
    ...{ code: 'BAD_USER_INPUT', argument: 'input.name', reason: 'contains control characters' },
  },
  'an organisation of a kind nobody knows': {
    ...{ mutation: 'registerOrganization', input: () => registration({ kind: 'FACTORY' }) },
    ...{ code: 'BAD_USER_INPUT', reason: 'does not exist in "OrganizationKind" enum' },
  },
  'an organisation registered by a trainer': {
    ...{ mutation: 'registerOrganization', input: registration, viewer: () => ({ role: 'TRAINER' }) },
    ...{ code: 'FORBIDDEN', reason: 'is open to PROVINCE_OFFICER, COMMUNE_OFFICER; the viewer is TRAINER' },
  },
  'an organisation registered by the public': {
    ...{ mutation: 'registerOrganization', input: registration, viewer: () => undefined },
    ...{ code: 'FORBIDDEN', reason: 'the viewer is PUBLIC' },
  },
  'an organisation registered by the officer of another commune': {
    ...{ mutation: 'registerOrganization', input: registration },
    viewer: () => ({ role: 'COMMUNE_OFFICER', area: known.formerCommune.id }),
    ...{ code: 'FORBIDDEN', reason: 'outside the reach of the viewer' },
  },
  'an organisation registered by a commune officer of nowhere': {
    ...{ mutation: 'registerOrganization', input: registration, viewer: () => ({ role: 'COMMUNE_OFFICER' }) },
    ...{ code: 'FORBIDDEN', reason: 'outside the reach of the viewer' },
  },
  'a move before the establishment': {
    ...{ mutation: 'moveOrganization', input: () => move({ movedOn: '2000-01-01' }) },
    ...{ code: 'BAD_USER_INPUT', argument: 'input.movedOn' },
    reason: 'input.movedOn: is 2000-01-01, before the organisation was established on 2012-05-17',
  },
  'a move tomorrow': {
    ...{ mutation: 'moveOrganization', input: () => move({ movedOn: '2026-11-21' }) },
    ...{ code: 'BAD_USER_INPUT', argument: 'input.movedOn', reason: 'lies in the future' },
  },
  'a move based on an old version': {
    ...{ mutation: 'moveOrganization', input: () => move({ version: 0 }) },
    ...{
      code: 'CONFLICT',
      argument: 'input.version',
      reason: /This record is in version \d+, the change was based on 0/,
    },
  },
  'a new name for another organisation': {
    mutation: 'renameOrganization',
    input: () => rename({ id: other.id, version: other.version }),
    viewer: asOwn,
    ...{ code: 'FORBIDDEN', reason: 'This record is outside the reach of the viewer (ORGANIZATION).' },
  },
  'a new name for nobody': {
    ...{ mutation: 'renameOrganization', input: () => rename({ id: UNKNOWN }) },
    ...{ code: 'NOT_FOUND', argument: 'input.id', reason: UNKNOWN },
  },
  'an activity before its campaign': {
    ...{ mutation: 'recordActivity', input: () => activity({ heldOn: '2024-01-01' }) },
    ...{ code: 'BAD_USER_INPUT', argument: 'input.heldOn', reason: 'is 2024-01-01, outside its campaign' },
  },
  'an activity that reached fewer than nobody': {
    ...{ mutation: 'recordActivity', input: () => activity({ reached: -1 }) },
    ...{
      code: 'BAD_USER_INPUT',
      argument: 'input.reached',
      reason: 'input.reached: is -1; a count is 0 or more',
    },
  },
  'an activity that reached a whole country': {
    ...{ mutation: 'recordActivity', input: () => activity({ reached: 2147483647 }) },
    ...{
      code: 'BAD_USER_INPUT',
      argument: 'input.reached',
      reason: 'more than 100000 is taken for a typing error',
    },
  },
  'an activity on a topic nobody knows': {
    ...{ mutation: 'recordActivity', input: () => activity({ topicCode: 'GOSSIP' }) },
    ...{ code: 'NOT_FOUND', argument: 'input.topicCode', reason: 'the query topics lists them' },
  },
  'an activity of a campaign nobody knows': {
    ...{ mutation: 'recordActivity', input: () => activity({ campaignId: UNKNOWN }) },
    ...{ code: 'NOT_FOUND', argument: 'input.campaignId', reason: UNKNOWN },
  },
  'an activity of another organisation’s campaign': {
    ...{
      mutation: 'recordActivity',
      input: activity,
      viewer: () => ({ role: 'ORGANIZATION', organization: other.id }),
    },
    ...{ code: 'FORBIDDEN', reason: 'outside the reach of the viewer' },
  },
  'a campaign approved by its own host': {
    mutation: 'approveCampaign',
    input: () => ({
      id: known.campaigns.nodes[0]!.id,
      version: known.campaigns.nodes[0]!.version,
      document: '5/KH-UBND',
    }),
    viewer: () => ({ role: 'ORGANIZATION', organization: known.campaigns.nodes[0]!.host.id }),
    ...{ code: 'FORBIDDEN', reason: 'the viewer is ORGANIZATION' },
  },
  'more guards than any organisation has': {
    ...{ mutation: 'recordStrength', input: () => strength({ present: 10_001 }) },
    ...{
      code: 'BAD_USER_INPUT',
      argument: 'input.present',
      reason: 'is 10001; more than 10000 is taken for a typing error',
    },
  },
  'fewer guards than none': {
    ...{ mutation: 'recordStrength', input: () => strength({ present: -1 }) },
    ...{ code: 'BAD_USER_INPUT', argument: 'input.present', reason: 'is -1; a count is 0 or more' },
  },
  'more guards of standard than guards': {
    ...{ mutation: 'recordStrength', input: () => strength({ meetsStandard: 9 }) },
    ...{ code: 'BAD_USER_INPUT', argument: 'input.meetsStandard', reason: 'is 9, of 8 guards present' },
  },
  'guards of another organisation': {
    ...{
      mutation: 'recordStrength',
      input: () => strength({ unitId: other.guardUnits[0]!.id }),
      viewer: asOwn,
    },
    ...{ code: 'FORBIDDEN', reason: 'outside the reach of the viewer' },
  },
  'an award decided by the one who receives it': {
    mutation: 'decideAward',
    input: () => ({
      ...{
        organizationId: known.own.id,
        year: 2025,
        form: 'PROVINCIAL_CERTIFICATE_OF_MERIT',
        level: 'PROVINCE',
      },
      ...{ decidedBy: 'PROVINCE_CHAIR', decisionNumber: '12/QĐ-UBND', decidedOn: '2026-01-05' },
    }),
    viewer: asOwn,
    ...{ code: 'FORBIDDEN', reason: 'the viewer is ORGANIZATION' },
  },
};

it.each(Object.entries(CASES))(
  'refuses %s, and nothing changes',
  async (_, { mutation, input, viewer, code, argument, reason }) => {
    const answer = await write(mutation, input(), viewer ? viewer() : OFFICER);
    expect(answer.data).toBeNull();
    const refusal = readRefusal(answer);
    expect(refusal).toMatchObject({
      code,
      message: typeof reason === 'string' ? expect.stringContaining(reason) : expect.stringMatching(reason),
    });
    expect(refusal.argument).toBe(argument);
    // A variable of the wrong type fails the request, which then has no field; a refusal stands at its mutation.
    expect(refusal.field).toBe(answer.status === 400 ? undefined : mutation);
    expect(await readRegisterState(graph.database.url)).toEqual(untouched);
  },
);
