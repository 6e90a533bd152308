import { openDevelopmentIssuer } from '../../gateway/development-issuer.js';
import { DEFINITIONS, openGraph, readGraphSettings, type RunningGraph } from '../../gateway/main.js';
import { serveSubgraph } from '../../subgraphs/kit/server.js';
import { serveMonolith } from './monolith.js';
import { serveStockInProcess, serveStockOverHttp } from './stock.js';

/** What is measured, each in a process of its own so that its CPU is its own. */
export type SubjectKind =
  'subgraphs' | 'in-process' | 'monolith' | 'stock-in-process' | 'over-http' | 'stock';

export interface SubjectSetup {
  kind: SubjectKind;
  databaseUrl: string;
  dataDir: string;
  /** Where the subgraphs answer, for those that call them. */
  urls: Record<string, string>;
  secret: string;
}

export interface SubjectUsage {
  /** Milliseconds of CPU since the process began. */
  cpu: number;
  rss: number;
  fetches: number;
  statements: number;
}

const counts = { fetches: 0, statements: 0 };

async function serveSubgraphs({ databaseUrl, secret }: SubjectSetup): Promise<Record<string, string>> {
  const urls: Record<string, string> = {};
  for (const definition of DEFINITIONS) {
    const settings = {
      ...{
        HOST: '127.0.0.1',
        PORT: 0,
        DATABASE_URL: databaseUrl,
        JWT_INTERNAL_SECRET: secret,
        // Feeds have no owner here, which is a warning each second.
        LOG_LEVEL: 'error' as const,
      },
      GRAPH_URL: urls['organizations'] ?? 'http://127.0.0.1:9/graphql',
    };
    urls[definition.name] = (await serveSubgraph(definition, settings, 0)).url;
  }
  return urls;
}

async function openProduct({ databaseUrl, dataDir, urls, secret }: SubjectSetup): Promise<RunningGraph> {
  const apart = Object.entries(urls).map(([name, url]) => [
    `SUBGRAPH_${name.toUpperCase().replaceAll('-', '_')}_URL`,
    url,
  ]);
  const environment = {
    DATABASE_URL: databaseUrl,
    DATA_DIR: dataDir,
    PORT: '0',
    // All of the load comes from one client.
    COST_PER_MINUTE: '100000000000',
    // Clients that leave would be a line each.
    LOG_LEVEL: 'error',
    JWT_INTERNAL_SECRET: secret,
  };
  return openGraph(readGraphSettings({ ...environment, ...(Object.fromEntries(apart) as object) }), {
    onFetch: () => (counts.fetches += 1),
    onStatement: (text) => (counts.statements += /^(begin|commit)/i.test(text) ? 0 : 1),
  });
}

async function serveProduct(setup: SubjectSetup): Promise<Record<string, string>> {
  return { graph: `${(await openProduct(setup)).url}/graphql` };
}

/** The four subgraphs in this process; the gateway beside them is not asked. */
async function openSubgraphsHere(setup: SubjectSetup): Promise<RunningGraph> {
  return openProduct({ ...setup, urls: {} });
}

const SERVE = {
  subgraphs: serveSubgraphs,
  'in-process': serveProduct,
  'over-http': serveProduct,
  monolith: async (setup: SubjectSetup) => {
    const issuer = await openDevelopmentIssuer(setup.dataDir);
    return { graph: await serveMonolith((await openSubgraphsHere(setup)).subgraphs, issuer) };
  },
  'stock-in-process': async (setup: SubjectSetup) => {
    const { subgraphs } = await openSubgraphsHere(setup);
    return { graph: await serveStockInProcess(subgraphs, () => (counts.fetches += 1)) };
  },
  stock: async ({ urls, secret }: SubjectSetup) => ({
    graph: await serveStockOverHttp(urls, { secret, onFetch: () => (counts.fetches += 1) }),
  }),
};

process.on('message', (message: SubjectSetup | 'usage') => {
  if (message !== 'usage') return void SERVE[message.kind](message).then((urls) => process.send!(urls));
  const { user, system } = process.cpuUsage();
  process.send!({
    cpu: (user + system) / 1000,
    rss: process.memoryUsage.rss(),
    ...counts,
  } satisfies SubjectUsage);
});
process.on('disconnect', () => process.exit(0));
