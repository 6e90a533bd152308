import { ApolloGateway } from '@apollo/gateway';
import { disableTelemetry } from './config.js';
import type { ViewerClaims, Log } from './context.js';
import { createHttpTransport, type HttpEndpoint } from './transport/http.js';
import { createInProcessTransport, type InProcessEndpoint } from './transport/in-process.js';
import { SubgraphSource } from './transport/source.js';
import type { Transport } from './transport/transport.js';

export type SubgraphEndpoint = HttpEndpoint | InProcessEndpoint;
export type Transports = ReadonlyMap<string, Transport>;

/** One transport per subgraph: in process where a schema is given, over HTTP where a URL is. */
export function openTransports(
  subgraphs: Readonly<Record<string, SubgraphEndpoint>>,
  options: { timeout: number; signViewer?: (viewer: ViewerClaims) => Promise<string> },
): Transports {
  return new Map(
    Object.entries(subgraphs).map(([name, endpoint]) => [
      name,
      'url' in endpoint ? createHttpTransport(endpoint, options) : createInProcessTransport(endpoint),
    ]),
  );
}

export interface SupergraphOptions {
  supergraphSdl: string;
  transports: Transports;
  development: boolean;
  log: Log;
  onFetch?: (service: string, requestId: string) => void;
}

/** Apollo's planner and executor over our data source. */
export function createSupergraph({
  supergraphSdl,
  transports,
  development,
  log,
  onFetch,
}: SupergraphOptions): ApolloGateway {
  disableTelemetry();
  return new ApolloGateway({
    supergraphSdl: nameEmptyUrls(supergraphSdl),
    buildService: ({ name }) => {
      const transport = transports.get(name);
      if (!transport)
        throw new Error(
          `The supergraph has a subgraph "${name}", but createGateway was not told how to reach it.`,
        );
      return new SubgraphSource({ service: name, transport, log, onFetch });
    },
    // The parsed operation travels with the cached plan, so that nothing is parsed per request.
    queryPlannerConfig: { exposeDocumentNodeInFetchNode: true },
    __exposeQueryPlanExperimental: development,
    logger: log,
  });
}

/** Where subgraphs are is configuration, never taken from the SDL; the gateway only complains about an empty URL there. */
function nameEmptyUrls(sdl: string): string {
  return sdl.replaceAll(/(@join__graph\(name: "[^"]*", url: )""/g, '$1"urn:configured"');
}
