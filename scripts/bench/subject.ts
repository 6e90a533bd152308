import { ApolloServer } from '@apollo/server';
import { startStandaloneServer } from '@apollo/server/standalone';
import { ApolloGateway, RemoteGraphQLDataSource } from '@apollo/gateway';
import { readFile } from 'node:fs/promises';
import { SignJWT } from 'jose';
import { DEFINITIONS, openGraph, readGraphSettings } from '../../gateway/main.js';
import { serveSubgraph } from '../../subgraphs/kit/server.js';
import { INTERNAL_ISSUER } from '../../subgraphs/kit/token.js';

/** What is measured, each in a process of its own so that its CPU is its own. */
export type SubjectKind = 'subgraphs' | 'in-process' | 'over-http' | 'stock';

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
        LOG_LEVEL: 'warn' as const,
      },
      GRAPH_URL: urls['organizations'] ?? 'http://127.0.0.1:9/graphql',
    };
    urls[definition.name] = (await serveSubgraph(definition, settings, 0)).url;
  }
  return urls;
}

async function serveProduct({
  databaseUrl,
  dataDir,
  urls,
  secret,
}: SubjectSetup): Promise<Record<string, string>> {
  const apart = Object.entries(urls).map(([name, url]) => [
    `SUBGRAPH_${name.toUpperCase().replaceAll('-', '_')}_URL`,
    url,
  ]);
  const environment = {
    DATABASE_URL: databaseUrl,
    DATA_DIR: dataDir,
    PORT: '0',
    JWT_INTERNAL_SECRET: secret,
  };
  const graph = await openGraph(
    readGraphSettings({ ...environment, ...(Object.fromEntries(apart) as object) }),
    {
      onFetch: () => (counts.fetches += 1),
      onStatement: (text) => (counts.statements += /^(begin|commit)/i.test(text) ? 0 : 1),
    },
  );
  return { graph: `${graph.url}/graphql` };
}

/** The gateway as its maker’s documentation sets it up, over the same subgraphs; it trusts everyone. */
async function serveStock({ urls, secret }: SubjectSetup): Promise<Record<string, string>> {
  process.env['APOLLO_TELEMETRY_DISABLED'] = '1';
  const token = await new SignJWT({ viewer: { role: 'PROVINCE_OFFICER', scopes: [] } })
    .setProtectedHeader({ alg: 'HS256' })
    .setIssuer(INTERNAL_ISSUER)
    .setExpirationTime('2h')
    .sign(new TextEncoder().encode(secret));
  const gateway = new ApolloGateway({
    supergraphSdl: await readFile('schema/supergraph.graphql', 'utf8'),
    buildService: ({ name }) =>
      new RemoteGraphQLDataSource({
        url: urls[name]!,
        willSendRequest: ({ request }) => {
          counts.fetches += 1;
          request.http?.headers.set('authorization', `Bearer ${token}`);
        },
      }),
  });
  const { url } = await startStandaloneServer(new ApolloServer({ gateway }), {
    listen: { host: '127.0.0.1', port: 0 },
  });
  return { graph: url };
}

const SERVE = {
  subgraphs: serveSubgraphs,
  'in-process': serveProduct,
  'over-http': serveProduct,
  stock: serveStock,
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
