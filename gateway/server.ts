import { ApolloServer } from '@apollo/server';
import {
  ApolloServerPluginCacheControlDisabled,
  ApolloServerPluginInlineTraceDisabled,
  ApolloServerPluginLandingPageDisabled,
  ApolloServerPluginSchemaReportingDisabled,
  ApolloServerPluginUsageReportingDisabled,
} from '@apollo/server/plugin/disabled';
import { pino } from 'pino';
import type { GatewayContext, Log } from './context.js';
import { shapeErrors } from './error-shape.js';
import type { ExplorerOptions } from './explorer.js';
import { createAuthenticator, type TrustedIssuer } from './identity.js';
import { createViewerSigner, type InternalTokenOptions } from './internal-token.js';
import { createApp } from './app.js';
import { createLimiter, DEFAULT_LIMITS, type Limits } from './limits.js';
import type { PlanCacheFigures } from './execution/planner.js';
import {
  createSupergraph,
  type ExecutableSupergraph,
  openTransports,
  type SubgraphEndpoint,
  type SupergraphOptions,
} from './supergraph.js';

export interface GatewayOptions {
  supergraphSdl: string;
  /** How each subgraph of the supergraph is reached, by its name there. */
  subgraphs: Readonly<Record<string, SubgraphEndpoint>>;
  host?: string;
  /** 0, the default, takes a free one. */
  port?: number;
  /** Whose tokens count; none: everyone is the public. */
  issuers?: readonly TrustedIssuer[];
  /** Needed when a subgraph is reached over HTTP and must know who asks. */
  internalToken?: InternalTokenOptions;
  limits?: Partial<Limits>;
  /** Milliseconds one fetch over HTTP may take. */
  subgraphTimeout?: number;
  explorer?: ExplorerOptions;
  /** Introspection, suggestions in messages and query plans on request. */
  development?: boolean;
  log?: Log;
  onFetch?: (service: string, requestId: string) => void;
}

export interface Gateway {
  /** Base address; the graph is at /graphql. */
  url: string;
  /** How often a plan was there already, since the start, and what the plans weigh. */
  readPlanCache(): PlanCacheFigures;
  /** Lets requests in flight finish, then frees everything. Calling it again waits for the same end. */
  stop(): Promise<void>;
}

const SUBGRAPH_TIMEOUT = 10_000;

interface Apollo {
  apollo: ApolloServer<GatewayContext>;
  supergraph: ExecutableSupergraph;
}

async function startApollo(options: SupergraphOptions): Promise<Apollo> {
  const { development, log } = options;
  const supergraph = createSupergraph(options);
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
      ApolloServerPluginCacheControlDisabled(),
      ApolloServerPluginInlineTraceDisabled(),
      ApolloServerPluginLandingPageDisabled(),
      ApolloServerPluginSchemaReportingDisabled(),
      ApolloServerPluginUsageReportingDisabled(),
    ],
  });
  await apollo.start();
  return { apollo, supergraph };
}

/** Serves a supergraph: identity, limits, plan, execution, answer. Knows nothing of what the graph is about. */
export async function createGateway(options: GatewayOptions): Promise<Gateway> {
  const { subgraphs, development = false, internalToken } = options;
  const log = options.log ?? pino({ level: 'silent' });
  const limits = { ...DEFAULT_LIMITS, ...options.limits };
  const transports = openTransports(subgraphs, {
    timeout: options.subgraphTimeout ?? SUBGRAPH_TIMEOUT,
    signViewer: internalToken && createViewerSigner(internalToken),
  });
  const closeTransports = async (): Promise<void> => {
    await Promise.all([...transports.values()].map((transport) => transport.close()));
  };

  const { apollo, supergraph } = await startApollo({ ...options, development, log, transports }).catch(
    async (error: unknown) => {
      await closeTransports();
      throw error;
    },
  );
  const app = await createApp({
    apollo,
    transports,
    authenticate: createAuthenticator(options.issuers ?? []),
    checkLimits: createLimiter(limits),
    bodyBytes: limits.bodyBytes,
    explorer: options.explorer,
    log,
  });
  let stopping: Promise<void> | undefined;
  const stop = (): Promise<void> =>
    (stopping ??= (async () => {
      await app.close();
      await apollo.stop();
      await closeTransports();
    })());
  try {
    const url = await app.listen({ host: options.host ?? '127.0.0.1', port: options.port ?? 0 });
    return { url, stop, readPlanCache: () => supergraph.planCache };
  } catch (error) {
    await stop();
    throw explainListenError(error, options);
  }
}

function explainListenError(error: unknown, { host, port }: GatewayOptions): unknown {
  const { code } = error as NodeJS.ErrnoException;
  const place = `${host ?? '127.0.0.1'}:${port ?? 0}`;
  if (code === 'EADDRINUSE')
    return new Error(`${place} is taken by another program. Stop it, or choose another PORT.`, {
      cause: error,
    });
  if (code === 'EACCES')
    return new Error(`${place} may not be opened by this user. Choose a PORT above 1023.`, { cause: error });
  if (code === 'EADDRNOTAVAIL')
    return new Error(`${host} is no address of this machine. Choose another HOST.`, { cause: error });
  return error;
}
