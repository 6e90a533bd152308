import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import fc from 'fast-check';
import { buildSchema, execute, type GraphQLSchema, parse, printSchema, validate } from 'graphql';
import { SignJWT } from 'jose';
import { DEFINITIONS } from '../../../gateway/main.js';
import { createGateway, type Gateway } from '../../../gateway/server.js';
import { type RunningSubgraph, serveSubgraph } from '../../../subgraphs/kit/server.js';
import { INTERNAL_ISSUER } from '../../../subgraphs/kit/token.js';
import { ROLES } from '../../../subgraphs/kit/viewer.js';
import { openTestGraph, type TestGraph, type ViewerClaims } from '../../support/graph.js';
import { sourcePath } from '../../support/source-path.js';
import { askGraph } from '../../support/tiny-gateway.js';
import { explainDifference, type Outcome, toPossible, toSeen } from '../compare.js';
import { type RandomOperation, type Vocabulary, writeOperation } from '../operations.js';
import { type Execution, openExecution, toLenient } from '../pair.js';
import { addRegisterResolvers } from './monolith.js';
import { readWords } from './words.js';

jest.setTimeout(600_000);

/** DIFFERENTIAL_RUNS asks for more than every run of the tests can afford. */
const IN_PROCESS = Number(process.env['DIFFERENTIAL_RUNS'] ?? 150);
const OVER_HTTP = Math.ceil(IN_PROCESS / 5);
/** Repeats a run: its seed is printed. */
const seed = Number(process.env['DIFFERENTIAL_SEED'] ?? Date.now() % 2 ** 31);
const SECRET = 'a secret of at least 32 characters';
const KEY = new TextEncoder().encode(SECRET);
const ISSUER = 'https://issuer.example';
/** The limits of the server are not the subject here. */
const NO_LIMITS = {
  aliases: 1_000,
  depth: 100,
  rootFields: 100,
  fields: 100_000,
  cost: Number.MAX_SAFE_INTEGER,
};

interface Question extends RandomOperation {
  viewer?: ViewerClaims;
}

let graph: TestGraph;
let execution: Execution;
let schema: GraphQLSchema;
let lenient: GraphQLSchema;
let words: Vocabulary;
let viewers: (ViewerClaims | undefined)[];

beforeAll(async () => {
  graph = await openTestGraph();
  const supergraphSdl = await readFile(sourcePath('schema/supergraph.graphql'), 'utf8');
  execution = openExecution(supergraphSdl, Object.fromEntries(graph.subgraphs));
  schema = buildSchema(printSchema(execution.executor.apiSchema));
  lenient = toLenient(schema);
  for (const each of [schema, lenient]) addRegisterResolvers(each, graph.subgraphs);
  words = await readWords(graph, schema);
  const first = (type: string): string => words.values['ID']![type]![0] as string;
  viewers = [
    { role: 'PROVINCE_OFFICER' },
    { role: 'COMMUNE_OFFICER', area: first('administrativeUnit') },
    { role: 'ORGANIZATION', organization: first('organization') },
    { role: 'EMULATION_OFFICE' },
    { role: 'ANALYST' },
    undefined,
  ];
});
afterAll(() => graph.stop());

/** Mutations are asked by the public only: each must be refused, or the two sides would not see the same register. */
function toQuestion(choices: readonly number[], viewer: number): Question {
  const operation = writeOperation(schema, choices, words);
  return { ...operation, viewer: operation.query.includes('mutation Random') ? undefined : viewers[viewer] };
}

const claimsOf = (viewer: ViewerClaims | undefined) => viewer && { scopes: [], ...viewer };

async function headersOf(viewer: ViewerClaims | undefined): Promise<Record<string, string>> {
  if (!viewer) return {};
  const token = await new SignJWT({ ...viewer })
    .setProtectedHeader({ alg: 'HS256' })
    .setIssuer(ISSUER)
    .setExpirationTime('1h')
    .sign(KEY);
  return { authorization: `Bearer ${token}` };
}

async function askMonolith({ query, variables, viewer }: Question, as = schema): Promise<Outcome> {
  const contextValue = new Map(
    [...graph.subgraphs].map(([name, subgraph]) => [name, subgraph.createContext(claimsOf(viewer))]),
  );
  return execute({ schema: as, document: parse(query), variableValues: variables, contextValue });
}

async function compare(
  question: Question,
  ask: (question: Question) => Promise<Outcome>,
): Promise<string | undefined> {
  const expected = toSeen(await askMonolith(question));
  const ours = toSeen(await ask(question));
  // Mostly there is nothing to explain, and one execution less to wait for.
  if (explainDifference(ours, expected, []) === undefined) return undefined;
  return explainDifference(ours, expected, toPossible(await askMonolith(question, lenient)));
}

interface Counts {
  compared: number;
  withData: number;
  withErrors: number;
  /** Of several subgraphs. */
  federated: number;
}

async function runRandom(
  numRuns: number,
  ask: (question: Question) => Promise<Outcome & { services?: readonly string[] }>,
): Promise<Counts> {
  const counts = { compared: 0, withData: 0, withErrors: 0, federated: 0 };
  const choices = fc.array(fc.nat(2 ** 20), { minLength: 5, maxLength: 150, size: 'max' });
  const property = fc.asyncProperty(choices, fc.nat(viewers.length - 1), async (list, viewer) => {
    const question = toQuestion(list, viewer);
    if (validate(schema, parse(question.query)).length) return;
    counts.compared += 1;
    const answer = await ask(question);
    if (answer.data) counts.withData += 1;
    if (new Set(answer.services).size > 1) counts.federated += 1;
    if (answer.errors?.length) counts.withErrors += 1;
    expect({ question, difference: await compare(question, () => Promise.resolve(answer)) }).toEqual({
      question,
    });
  });
  await fc.assert(property, { numRuns, seed });
  console.info(`the register: ${JSON.stringify(counts)}, seed ${seed}`);
  return counts;
}

function expectVariety(numRuns: number, counts: Counts): void {
  expect(counts.compared).toBeGreaterThan(numRuns * 0.8);
  expect(counts.withData).toBeGreaterThan(numRuns * 0.3);
  expect(counts.withErrors).toBeGreaterThan(numRuns * 0.1);
}

describe('random operations on our own graph', () => {
  it('are answered in process as by one schema with the same resolvers', async () => {
    const ask = (question: Question): Promise<Outcome> => execution.ask(question, claimsOf(question.viewer));
    const counts = await runRandom(IN_PROCESS, ask);
    expectVariety(IN_PROCESS, counts);
    expect(counts.federated).toBeGreaterThan(IN_PROCESS * 0.2);
  });

  it('would differ if one field were answered otherwise', async () => {
    const query = '{ organizations(first: 2) { nodes { code guardUnits { form } } } }';
    const question = { query, variables: {}, viewer: viewers[0] };
    const answer = await execution.ask(question, claimsOf(question.viewer));
    expect(await compare(question, () => Promise.resolve(answer))).toBeUndefined();
    const { organizations } = structuredClone(answer.data) as {
      organizations: { nodes: { code: string }[] };
    };
    organizations.nodes[1]!.code = 'HD-9999';
    const altered = { ...answer, data: { organizations } };
    expect(await compare(question, () => Promise.resolve(altered))).toMatch(/^data .*HD-9999.* instead of/);
  });

  describe('over HTTP', () => {
    const served: RunningSubgraph[] = [];
    let gateway: Gateway;
    beforeAll(async () => {
      for (const definition of DEFINITIONS) {
        const settings = {
          HOST: '127.0.0.1',
          PORT: 0,
          DATABASE_URL: graph.database.url,
          JWT_INTERNAL_SECRET: SECRET,
          // Nobody: both sides read what was projected when the register was prepared.
          GRAPH_URL: 'http://127.0.0.1:9/graphql',
          LOG_LEVEL: 'silent' as const,
        };
        served.push(await serveSubgraph(definition, settings, 0));
      }
      gateway = await createGateway({
        supergraphSdl: await readFile(sourcePath('schema/supergraph.graphql'), 'utf8'),
        subgraphs: Object.fromEntries(served.map(({ url, subgraph }) => [subgraph.name, { url }])),
        internalToken: { issuer: INTERNAL_ISSUER, secret: SECRET },
        issuers: [{ issuer: ISSUER, algorithms: ['HS256'], keys: KEY, roles: ROLES }],
        limits: NO_LIMITS,
      });
    });
    afterAll(async () => {
      await gateway.stop();
      for (const { stop } of served) await stop();
    });

    it('are answered over HTTP as by one schema with the same resolvers', async () => {
      const ask = async ({ query, variables, viewer }: Question): Promise<Outcome> =>
        askGraph(gateway.url, { query, variables }, await headersOf(viewer));
      expectVariety(OVER_HTTP, await runRandom(OVER_HTTP, ask));
    });
  });
});
