import type { GraphQLSchema } from 'graphql';
import type { GatewayContext, Log } from './context.js';
import { type Executed, type ExecuteOptions, Executor } from './execution/executor.js';
import { MOST_WARMED, warmUp } from './execution/warm-up.js';
import type { PlanCacheFigures } from './execution/planner.js';
import { tracePlan } from './observe/tracing.js';
import { createHttpTransport, type HttpEndpoint, type HttpTransportOptions } from './transport/http.js';
import { createInProcessTransport, type InProcessEndpoint } from './transport/in-process.js';
import { SubgraphSource } from './transport/source.js';
import type { Transport } from './transport/transport.js';
import { boundByRequest } from './transport/until-aborted.js';

export type SubgraphEndpoint = HttpEndpoint | InProcessEndpoint;
export type Transports = ReadonlyMap<string, Transport>;

/** One transport per subgraph: in process where a schema is given, over HTTP where a URL is. */
export function openTransports(
  subgraphs: Readonly<Record<string, SubgraphEndpoint>>,
  options: HttpTransportOptions,
): Transports {
  return new Map(
    Object.entries(subgraphs).map(([name, endpoint]) => [
      name,
      'url' in endpoint
        ? createHttpTransport(endpoint, options)
        : boundByRequest(createInProcessTransport(endpoint)),
    ]),
  );
}

export interface SupergraphOptions {
  supergraphSdl: string;
  transports: Transports;
  log: Log;
  onFetch?: (service: string, requestId: string) => void;
}

export interface ExecutableSupergraph {
  /** What clients see. */
  readonly apiSchema: GraphQLSchema;
  /** Executes an operation that is valid there. */
  execute(
    operation: Pick<ExecuteOptions, 'document' | 'operation' | 'variables'>,
    context: GatewayContext,
  ): Promise<Executed>;
  readonly planCache: PlanCacheFigures;
  /** Clients' documents that were asked most, for the supergraph that takes the place of this one. */
  mostUsed(): string[];
  /** Plans documents ahead; call it before the supergraph serves. */
  warmUp(documents: Iterable<string>): Promise<void>;
}

/** Apollo's planner, our execution. */
export function createSupergraph(options: SupergraphOptions): ExecutableSupergraph {
  const executor = new Executor(options.supergraphSdl);
  const sources = openSources(options, executor.subgraphs);
  return {
    apiSchema: executor.apiSchema,
    execute: (operation, context) =>
      executor.execute({
        ...operation,
        ask: (service, fetch) => sources.get(service)!.fetch(fetch, context),
        tracePlan: context.span && ((plan) => tracePlan(context, plan)),
      }),
    get planCache() {
      return executor.planCache;
    },
    mostUsed: () => executor.mostUsed(MOST_WARMED),
    warmUp: (documents) => warmUp(executor, documents, options.log),
  };
}

function openSources(
  { transports, log, onFetch }: SupergraphOptions,
  subgraphs: readonly string[],
): ReadonlyMap<string, SubgraphSource> {
  return new Map(
    subgraphs.map((service) => {
      const transport = transports.get(service);
      if (!transport)
        throw new Error(
          `The supergraph has a subgraph "${service}", but createGateway was not told how to reach it.`,
        );
      return [service, new SubgraphSource({ service, transport, log, onFetch })];
    }),
  );
}
