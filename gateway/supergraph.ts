import type { ApolloServerOptionsWithGateway } from '@apollo/server';
import { prettyFormatQueryPlan } from '@apollo/query-planner';
import type { GatewayContext, Log } from './context.js';
import { Executor } from './execution/executor.js';
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
  development: boolean;
  log: Log;
  onFetch?: (service: string, requestId: string) => void;
}

type ServerGateway = ApolloServerOptionsWithGateway<GatewayContext>['gateway'];
type ServerExecutor = Awaited<ReturnType<ServerGateway['load']>>['executor'];

export interface ExecutableSupergraph {
  /** What Apollo Server asks for schema and answers. */
  gateway: ServerGateway;
  readonly planCache: PlanCacheFigures;
  /** Clients' documents that were asked most, for the supergraph that takes the place of this one. */
  mostUsed(): string[];
  /** Plans documents ahead; call it before the supergraph serves. */
  warmUp(documents: Iterable<string>): Promise<void>;
}

/** Asks for the plan of the answer; development only. */
const PLAN_HEADER = 'apollo-query-plan-experimental';

/** Apollo's planner, our execution. */
export function createSupergraph(options: SupergraphOptions): ExecutableSupergraph {
  const executor = new Executor(options.supergraphSdl);
  const execute = createServerExecutor(
    executor,
    openSources(options, executor.subgraphs),
    options.development,
  );
  const listeners = new Set<Parameters<ServerGateway['onSchemaLoadOrUpdate']>[0]>();
  return {
    gateway: {
      onSchemaLoadOrUpdate: (listener) => {
        listeners.add(listener);
        return () => listeners.delete(listener);
      },
      load: async () => {
        const schema = { apiSchema: executor.apiSchema, coreSupergraphSdl: options.supergraphSdl };
        for (const tell of listeners) tell(schema);
        return { executor: execute };
      },
      stop: async () => undefined,
    },
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

function createServerExecutor(
  executor: Executor,
  sources: ReadonlyMap<string, SubgraphSource>,
  development: boolean,
): ServerExecutor {
  return async ({ document, operation, request, context: given }) => {
    const context = given as GatewayContext;
    const { data, errors, plan } = await executor.execute({
      document,
      operation: operation,
      variables: request.variables ?? {},
      ask: (service, fetch) => sources.get(service)!.fetch(fetch, context),
      tracePlan: context.span && ((plan) => tracePlan(context, plan)),
    });
    const answer = { data, ...(errors && { errors }) };
    if (!development || !request.http?.headers.get(PLAN_HEADER)) return answer;
    return {
      ...answer,
      extensions: { __queryPlanExperimental: plan ? prettyFormatQueryPlan(plan.source) : true },
    };
  };
}
