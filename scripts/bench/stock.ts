import { ApolloServer } from '@apollo/server';
import { startStandaloneServer } from '@apollo/server/standalone';
import { ApolloGateway, LocalGraphQLDataSource, RemoteGraphQLDataSource } from '@apollo/gateway';
import { readFile } from 'node:fs/promises';
import { SignJWT } from 'jose';
import type { Subgraph } from '../../subgraphs/kit/subgraph.js';
import { INTERNAL_ISSUER } from '../../subgraphs/kit/token.js';

const VIEWER = { role: 'PROVINCE_OFFICER', scopes: [] };

type BuildService = NonNullable<ConstructorParameters<typeof ApolloGateway>[0]>['buildService'];

/** The gateway as its maker’s documentation sets it up; it trusts everyone. */
async function serveStock(buildService: BuildService): Promise<string> {
  process.env['APOLLO_TELEMETRY_DISABLED'] = '1';
  const gateway = new ApolloGateway({
    supergraphSdl: await readFile('schema/supergraph.graphql', 'utf8'),
    buildService,
  });
  const { url } = await startStandaloneServer(new ApolloServer({ gateway }), {
    listen: { host: '127.0.0.1', port: 0 },
  });
  return url;
}

/** Over the subgraphs at these addresses. */
export async function serveStockOverHttp(
  urls: Readonly<Record<string, string>>,
  { secret, onFetch }: { secret: string; onFetch: () => void },
): Promise<string> {
  const token = await new SignJWT({ viewer: VIEWER })
    .setProtectedHeader({ alg: 'HS256' })
    .setIssuer(INTERNAL_ISSUER)
    .setExpirationTime('2h')
    .sign(new TextEncoder().encode(secret));
  return serveStock(
    ({ name }) =>
      new RemoteGraphQLDataSource({
        url: urls[name]!,
        willSendRequest: ({ request }) => {
          onFetch();
          request.http?.headers.set('authorization', `Bearer ${token}`);
        },
      }),
  );
}

/** Over the subgraphs of this process, by the data source of its maker. */
export function serveStockInProcess(
  subgraphs: ReadonlyMap<string, Subgraph>,
  onFetch: () => void,
): Promise<string> {
  return serveStock(({ name }) => new ViewerSource(subgraphs.get(name)!, onFetch));
}

class ViewerSource extends LocalGraphQLDataSource {
  constructor(
    private readonly subgraph: Subgraph,
    private readonly onFetch: () => void,
  ) {
    super(subgraph.schema);
  }

  override process(options: Parameters<LocalGraphQLDataSource['process']>[0]) {
    this.onFetch();
    return super.process({ ...options, context: this.subgraph.createContext(VIEWER) });
  }
}
