import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { buildSchema, type GraphQLObjectType, type GraphQLSchema, isRequiredArgument } from 'graphql';
import type { Role } from '../../subgraphs/kit/viewer.js';
import { openTestGraph, type TestGraph, type ViewerClaims } from '../support/graph.js';
import { readRefusal } from '../support/refusal.js';
import { sourcePath } from '../support/source-path.js';

interface List {
  /** `Type.field`. */
  name: string;
  /** The query around the list’s arguments. */
  ask(args: string): string;
  viewer(): ViewerClaims;
}

/** How a type with lists is reached, and the arguments a list cannot do without. */
const ROOTS: Readonly<Record<string, (field: string) => string>> = {
  Query: (field) => `{ ${field} }`,
  Organization: (field) => `{ organizationByCode(code: "HD-0001") { ${field} } }`,
  Document: (field) => `{ directive { ${field} } }`,
  AdministrativeUnit: (field) => `{ administrativeUnit(code: "10525") { ${field} } }`,
};
const NO_DOCUMENT = '00000000-0000-4000-8000-000000000000';
const known = { festivalPlan: '', organization: '' };
const ofHost = (): string => `organizationId: "${known.organization}",`;
const REQUIRED: Readonly<Record<string, () => string>> = {
  individualAwards: () => 'year: 2025,',
  activityGaps: () => 'year: 2025,',
  unpublishedExemplars: () => 'year: 2025,',
  preventionAbsences: () => 'schoolYear: "2025-2026",',
  publishableSubjects: () => 'outlet: "00000000-0000-7000-8000-00000000ffff",',
  awardStatistics: () => 'year: 2024, unitScheme: CURRENT,',
  movedDossiers: () => 'changedOn: "2025-07-01",',
  unnominatedOrganizations: () => 'where: {},',
  recognitionStatistics: () => 'year: 2024, unitScheme: CURRENT,',
  gradeStatistics: () => 'year: 2024, unitScheme: CURRENT,',
  recognitionContrasts: () => 'year: 2024, unitScheme: CURRENT,',
  organizationsOnPaperOnly: () => 'year: 2025,',
  labourStatistics: () => 'year: 2025, by: COMMUNE, unitScheme: CURRENT,',
  certificateShares: () => 'by: COMMUNE,',
  organizationRecords: ofHost,
  securityForceRecords: ofHost,
  campaignRecords: ofHost,
  emulationRecords: ofHost,
  bodiesWithoutPlan: () => `documentId: "${NO_DOCUMENT}", level: COMMUNE,`,
  recipientsWithoutTask: () => `documentId: "${NO_DOCUMENT}",`,
  dialogueAbsences: () => 'from: "2026-01-01", to: "2026-02-16",',
  festivalAbsences: () => `planId: "${known.festivalPlan}", obliged: COMMUNE,`,
};
const READERS: Readonly<Record<string, Role>> = {
  individualAwards: 'EMULATION_OFFICE',
  guardMembers: 'TRAINER',
  securityForceAccesses: 'DPO',
  organizationAccesses: 'DPO',
  emulationAccesses: 'DPO',
  organizationRecords: 'ORGANIZATION',
  securityForceRecords: 'ORGANIZATION',
  campaignRecords: 'ORGANIZATION',
  emulationRecords: 'ORGANIZATION',
};

/** Every list of the graph with a way to it; change feeds are for followers only and have a page size of their own. */
function findLists(schema: GraphQLSchema): List[] {
  return Object.entries(ROOTS).flatMap(([type, around]) =>
    Object.values((schema.getType(type) as GraphQLObjectType).getFields())
      .filter(({ name, args }) => args.some((arg) => arg.name === 'first') && !name.endsWith('Changes'))
      .map(({ name, args }) => {
        expect(args.filter(isRequiredArgument).length > 0).toBe(name in REQUIRED);
        return {
          name: `${type}.${name}`,
          ask: (given) =>
            around(
              `${name}(${REQUIRED[name]?.() ?? ''} ${given}) { nodes { __typename } pageInfo { endCursor } }`,
            ),
          viewer: () => {
            const role = READERS[name] ?? 'PROVINCE_OFFICER';
            return role === 'ORGANIZATION' ? { role, organization: known.organization } : { role };
          },
        };
      }),
  );
}

const LISTS = findLists(buildSchema(readFileSync(sourcePath('schema/public.graphql'), 'utf8')));
const CURSORS = ['', '%%%', 'bm90IGEgY3Vyc29y', 'A'.repeat(50_000)];

let graph: TestGraph;
beforeAll(async () => {
  graph = await openTestGraph({ LOG_LEVEL: 'silent' });
  const { data } = await graph.ask<{
    festivalPlans: { nodes: { id: string }[] };
    organizationByCode: { id: string };
  }>('{ festivalPlans(first: 1) { nodes { id } } organizationByCode(code: "HD-0001") { id } }');
  known.organization = data!.organizationByCode.id;
  known.festivalPlan = data!.festivalPlans.nodes[0]!.id;
});
afterAll(() => graph.stop());

it('finds the lists of the graph', () => {
  console.info(`${LISTS.length} lists examined: ${LISTS.map(({ name }) => name).join(', ')}`);
  expect(LISTS.length).toBeGreaterThanOrEqual(15);
});

describe.each(LISTS.map((list) => [list.name, list] as const))('%s', (_, { ask, viewer }) => {
  it.each([0, -1, 101, 2147483647])('refuses first: %i', async (first) => {
    expect(readRefusal(await graph.ask(ask(`first: ${first}`), {}, viewer()))).toMatchObject({
      code: 'BAD_USER_INPUT',
      argument: 'first',
      message: `first: is ${first}; a page has 1 to 100 rows`,
    });
  });

  it.each(CURSORS.filter((cursor) => cursor !== ''))('refuses the cursor %.20s', async (cursor) => {
    expect(readRefusal(await graph.ask(ask(`first: 1, after: "${cursor}"`), {}, viewer()))).toMatchObject({
      code: 'BAD_USER_INPUT',
      argument: 'after',
    });
  });

  it('refuses the cursor of another list', async () => {
    const other = LISTS.find(
      ({ name }) => name === (_ === 'Query.activities' ? 'Query.awards' : 'Query.activities'),
    )!;
    const { data } = await graph.ask<Record<string, { pageInfo: { endCursor: string } }>>(
      other.ask('first: 1'),
      {},
      other.viewer(),
    );
    const [page] = Object.values(data!);
    expect(page!.pageInfo.endCursor).not.toBeNull();
    const answer = await graph.ask(ask(`first: 1, after: "${page!.pageInfo.endCursor}"`), {}, viewer());
    expect(readRefusal(answer)).toMatchObject({
      code: 'BAD_USER_INPUT',
      argument: 'after',
      message: 'after: is not a cursor of this list in this order',
    });
  });
});

it('refuses a page size beyond 32 bits, as a literal and as a variable', async () => {
  const literal = await graph.ask('{ organizations(first: 2147483648) { totalCount } }');
  expect([literal.status, readRefusal(literal).code]).toEqual([400, 'GRAPHQL_VALIDATION_FAILED']);
  const variable = await graph.ask('query ($n: Int!) { organizations(first: $n) { totalCount } }', {
    n: 2147483648,
  });
  expect([variable.status, readRefusal(variable).code]).toEqual([400, 'BAD_USER_INPUT']);
});

it('refuses a cursor someone made up, whatever it holds', async () => {
  const query =
    'query ($after: String) { organizations(after: $after, orderBy: [{ field: ESTABLISHED_ON }]) { pageInfo { endCursor } } }';
  const { data } = await graph.ask<{ organizations: { pageInfo: { endCursor: string } } }>(query);
  const [list, day, id] = JSON.parse(
    Buffer.from(data!.organizations.pageInfo.endCursor, 'base64url').toString(),
  ) as [string, string, string];
  for (const keys of [
    ['2025-02-30', id],
    [day, 'no id'],
    ['\0', id],
    [`'; drop table x; --`, id],
  ]) {
    const after = Buffer.from(JSON.stringify([list, ...keys])).toString('base64url');
    expect(readRefusal(await graph.ask(query, { after }))).toMatchObject({
      code: 'BAD_USER_INPUT',
      field: 'organizations',
    });
  }
});
