import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { SignJWT } from 'jose';
import { DEFINITIONS } from '../../gateway/main.js';
import { type Ask, readQuestions, readSampleAsks } from '../../scripts/explain/asks.js';
import { type RunningSubgraph, serveSubgraph } from '../../subgraphs/kit/server.js';
import { INTERNAL_ISSUER } from '../../subgraphs/kit/token.js';
import { openTestGraph, type TestGraph, type ViewerClaims } from '../support/graph.js';
import { type RunningProcess, startProgram } from '../support/process.js';
import { sourcePath } from '../support/source-path.js';
import { askGraph } from '../support/tiny-gateway.js';

jest.setTimeout(120_000);

/** Folder with the package @graphql-hive/gateway-runtime, see run.sh; without it there is nothing to run here. */
const folder = process.env['HIVE_GATEWAY'];
const SECRET = 'a secret of at least 32 characters';
const OFFICER: ViewerClaims = { role: 'PROVINCE_OFFICER' };
/** Variables of the stories that are no samples of the explorer. */
const STORIES: Readonly<Record<string, object>> = {
  'address-reviews': {},
  'awards-of-a-year': { year: 2025 },
  models: {},
  'own-organization': { own: 'HD-0001', other: 'HD-0002' },
};

interface Told {
  data: unknown;
  /** Path and code of each error; Hive Gateway leaves out the places in lists. */
  errors: string[];
}

/** Of several refusals that each leave nothing of the answer, a gateway may tell any. */
const isSame = (told: Told, expected: Told): boolean =>
  told.data === null && expected.data === null
    ? told.errors.length > 0 && expected.errors.length > 0
    : JSON.stringify(told) === JSON.stringify(expected);

interface Answered {
  data?: unknown;
  errors?: readonly { path?: readonly (string | number)[]; extensions?: Record<string, unknown> }[];
}

function toTold({ data, errors = [] }: Answered): Told {
  const told = errors.map(({ path, extensions }) => {
    const names = path?.filter((key) => typeof key === 'string');
    return `${names?.join('.')} ${String(extensions?.['code'])}`;
  });
  return { data, errors: told.sort((a, b) => a.localeCompare(b)) };
}

/** All stories of the graph, each with who it is meant for. */
async function readStories(): Promise<Ask[]> {
  const others = Object.entries(STORIES).map(async ([name, variables]) => {
    const query = await readFile(sourcePath(`test/graph/${name}.query.graphql`), 'utf8');
    return { name, query, variables, viewer: OFFICER };
  });
  return [...(await readSampleAsks()), ...(await Promise.all(others)), ...(await readQuestions())];
}

const describeIfHere = folder ? describe : describe.skip;

describeIfHere('behind Hive Gateway, the same supergraph and subgraphs', () => {
  const served: RunningSubgraph[] = [];
  let ours: TestGraph;
  let hive: RunningProcess;
  let url: string;
  beforeAll(async () => {
    ours = await openTestGraph();
    for (const definition of DEFINITIONS) {
      const settings = {
        HOST: '127.0.0.1',
        PORT: 0,
        DATABASE_URL: ours.database.url,
        JWT_INTERNAL_SECRET: SECRET,
        GRAPH_URL: 'http://127.0.0.1:9/graphql',
        LOG_LEVEL: 'silent' as const,
      };
      served.push(await serveSubgraph(definition, settings, 0));
    }
    const places = served.map(({ subgraph, url: location }) => [subgraph.name, { location }] as const);
    const supergraph = sourcePath('schema/supergraph.graphql');
    hive = startProgram('test/hive/gateway.js', {}, [
      folder!,
      supergraph,
      JSON.stringify(Object.fromEntries(places)),
    ]);
    [, url] = (await hive.waitFor(/answers at (\S+)\n/)) as unknown as [string, string];
  });
  afterAll(async () => {
    await hive.kill('SIGKILL');
    for (const { stop } of served) await stop();
    await ours.stop();
  });

  /** Hive Gateway knows no tokens of ours: whoever stands before it signs for the subgraphs, as our gateway does. */
  async function askHive(query: string, variables: object, viewer?: ViewerClaims): Promise<Told> {
    if (!viewer) return toTold(await askGraph(url, { query, variables }));
    const token = await new SignJWT({ viewer: { scopes: [], ...viewer } })
      .setProtectedHeader({ alg: 'HS256' })
      .setIssuer(INTERNAL_ISSUER)
      .setExpirationTime('5m')
      .sign(new TextEncoder().encode(SECRET));
    return toTold(await askGraph(url, { query, variables }, { authorization: `Bearer ${token}` }));
  }

  it('the stories are answered as by our own gateway, to who they are meant for and to the public', async () => {
    const differing: string[] = [];
    let refused = 0;
    const stories = await readStories();
    for (const { name, query, variables, viewer: meant } of stories) {
      for (const viewer of [meant, undefined]) {
        const expected = toTold(await ours.ask(query, variables, viewer));
        const told = await askHive(query, variables, viewer);
        refused += told.errors.filter((error) => error.endsWith('FORBIDDEN')).length;
        if (!isSame(told, expected))
          differing.push(`${name} as ${viewer?.role ?? 'PUBLIC'}: ${JSON.stringify(told.errors)}`);
      }
    }
    console.info(
      `${stories.length} stories, twice each: ${differing.length} differ, ${refused} fields refused`,
    );
    expect(differing).toEqual([]);
    expect(refused).toBeGreaterThan(0);
  });

  it('restricted fields and mutations stay refused: the subgraphs enforce by themselves', async () => {
    const restricted = '{ organizationByCode(code: "HD-0001") { code guardStrength { present } } }';
    expect(await askHive(restricted, {})).toEqual({
      data: { organizationByCode: { code: 'HD-0001', guardStrength: null } },
      errors: ['organizationByCode.guardStrength FORBIDDEN'],
    });
    const mutation =
      'mutation { closeOrganization(input: { id: "0", version: 1, closedOn: "2026-01-01" }) { id } }';
    expect((await askHive(mutation, {})).errors).toEqual(['closeOrganization FORBIDDEN']);
    const forged = await askGraph(url, { query: restricted }, { authorization: 'Bearer forged' });
    expect(JSON.stringify(forged.data ?? null)).not.toContain('present');
    expect(forged.errors).not.toBeUndefined();
  });
});
