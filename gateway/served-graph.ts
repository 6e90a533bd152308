import { ApolloServer } from '@apollo/server';
import {
  ApolloServerPluginCacheControlDisabled,
  ApolloServerPluginInlineTraceDisabled,
  ApolloServerPluginLandingPageDisabled,
  ApolloServerPluginSchemaReportingDisabled,
  ApolloServerPluginUsageReportingDisabled,
} from '@apollo/server/plugin/disabled';
import type { GatewayContext } from './context.js';
import { shapeErrors } from './error-shape.js';
import { type CheckLimits, createLimiter, type LimiterOptions } from './limits/limiter.js';
import { tellCost } from './limits/tell-cost.js';
import type { Metrics } from './observe/metrics.js';
import { recordOperation } from './observe/plugin.js';
import { createSupergraph, type ExecutableSupergraph, type SupergraphOptions } from './supergraph.js';

/** All that follows from one supergraph: a request keeps to the one it began with. */
export interface ServedGraph {
  apollo: ApolloServer<GatewayContext>;
  checkLimits: CheckLimits;
  supergraph: ExecutableSupergraph;
}

interface ToldGraphOptions {
  metrics?: Metrics;
  /** Documents whose plans are made before the first request, by whatever id. */
  trustedDocuments?: ReadonlyMap<string, string>;
}

export type ServedGraphOptions = ToldGraphOptions &
  Omit<SupergraphOptions, 'supergraphSdl'> &
  Omit<LimiterOptions, 'supergraphSdl'>;

/** The supergraph that is served now. */
export interface GraphHolder {
  readonly current: ServedGraph;
  /** Serves another from the next request on; rejects when it is broken, and nothing has changed then. */
  replace(supergraphSdl: string): Promise<void>;
}

export async function holdGraph(supergraphSdl: string, options: ServedGraphOptions): Promise<GraphHolder> {
  let current = await openServedGraph(supergraphSdl, options);
  let replacing = Promise.resolve();
  return {
    get current() {
      return current;
    },
    replace: (sdl) => {
      const work = async (): Promise<void> => {
        // The old one holds nothing that must be closed: it is gone with its last request.
        current = await openServedGraph(sdl, options, current.supergraph.mostUsed());
      };
      // In the order of the calls, also when one before was refused.
      const replaced = replacing.then(work);
      replacing = replaced.catch(() => undefined);
      return replaced;
    },
  };
}

/** `mostUsed`: what clients asked of the supergraph before, planned before the first of them asks again. */
async function openServedGraph(
  supergraphSdl: string,
  options: ServedGraphOptions,
  mostUsed: readonly string[] = [],
): Promise<ServedGraph> {
  const { development, log, limits, metrics } = options;
  const supergraph = createSupergraph({ ...options, supergraphSdl });
  const apollo = new ApolloServer<GatewayContext>({
    gateway: supergraph.gateway,
    introspection: development,
    hideSchemaDetailsFromClientErrors: !development,
    includeStacktraceInErrorResponses: false,
    // A page of another origin cannot make a browser send a request that changes something.
    csrfPrevention: true,
    persistedQueries: false,
    stopOnTerminationSignals: false,
    stringifyResult: JSON.stringify,
    logger: log,
    plugins: [
      shapeErrors(log),
      recordOperation(metrics),
      tellCost(limits.cost),
      ApolloServerPluginCacheControlDisabled(),
      ApolloServerPluginInlineTraceDisabled(),
      ApolloServerPluginLandingPageDisabled(),
      ApolloServerPluginSchemaReportingDisabled(),
      ApolloServerPluginUsageReportingDisabled(),
    ],
  });
  await apollo.start();
  await supergraph.warmUp([...(options.trustedDocuments?.values() ?? []), ...mostUsed]);
  return { apollo, checkLimits: createLimiter({ ...options, supergraphSdl }), supergraph };
}
