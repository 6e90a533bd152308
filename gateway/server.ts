import { pino } from 'pino';
import type { Log } from './context.js';
import type { ExplorerOptions } from './explorer.js';
import { createAuthenticator, type TrustedIssuer } from './identity.js';
import { createViewerSigner, type InternalTokenOptions } from './internal-token.js';
import { createApp } from './app.js';
import type { PlanCacheFigures } from './execution/planner.js';
import { type GraphHolder, holdGraph } from './served-graph.js';
import { openTransports, type SubgraphEndpoint } from './supergraph.js';
import { createBudget } from './limits/budget.js';
import { type CostWeights, DEFAULT_LIMITS, DEFAULT_WEIGHTS, type Limits } from './limits/limits.js';
import { createDocuments, type DocumentsMode } from './documents/documents.js';
import type { Manifest } from './documents/manifest.js';
import { observeFetches } from './observe/fetches.js';
import { createMetrics, type MetricsAddress, type MetricsServer, serveMetrics } from './observe/metrics.js';
import type { Tracing } from './observe/tracing.js';
import { DEFAULT_RESILIENCE, type Resilience } from './transport/resilience.js';

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
  costWeights?: Partial<CostWeights>;
  /** Pages of other origins that may ask from a browser, as `https://host`. */
  corsOrigins?: readonly string[];
  /** Addresses or networks of proxies in front: only their `x-forwarded-for` says where a request comes from. */
  trustedProxies?: readonly string[];
  /** Milliseconds a whole request may take; what is missing then is null with an error. */
  requestTimeout?: number;
  /** Milliseconds one fetch over HTTP may take, its retries included. */
  subgraphTimeout?: number;
  /** What happens when a subgraph that runs apart fails. */
  resilience?: Partial<Resilience>;
  /** Texts by id, for clients that send an id. */
  trustedDocuments?: Manifest;
  /** What happens to other documents: nothing, the default, a line in the log, or a refusal. */
  trustedDocumentsMode?: DocumentsMode;
  /** The same for one role (PUBLIC: without a token) where it differs. */
  trustedDocumentsModeByRole?: Readonly<Record<string, DocumentsMode>>;
  /** Where operators read metrics; absent: nowhere. */
  metrics?: MetricsAddress;
  /** Where spans of requests, plans and fetches go; absent: nowhere. */
  tracing?: Tracing;
  explorer?: ExplorerOptions;
  /** Introspection, suggestions in messages and query plans on request. */
  development?: boolean;
  log?: Log;
  onFetch?: (service: string, requestId: string) => void;
}

export interface Gateway {
  /** Base address; the graph is at /graphql. */
  url: string;
  /**
   * Serves another supergraph from the next request on; those in flight end on theirs. Rejects when it is broken or has
   * a subgraph that `subgraphs` does not name: the one before is still served then.
   */
  reload(supergraphSdl: string): Promise<void>;
  /** How often a plan was there already, since the supergraph was loaded, and what the plans weigh. */
  readPlanCache(): PlanCacheFigures;
  /** Where metrics are read, if anywhere. */
  metricsUrl?: string;
  /** Lets requests in flight finish, then frees everything. Calling it again waits for the same end. */
  stop(): Promise<void>;
}

const SUBGRAPH_TIMEOUT = 10_000;

/** Two slow subgraphs, one after the other, and the way back. */
const REQUEST_TIMEOUT = 25_000;

/** Serves a supergraph: identity, limits, plan, execution, answer. Knows nothing of what the graph is about. */
export async function createGateway(options: GatewayOptions): Promise<Gateway> {
  const { subgraphs, development = false, internalToken } = options;
  const log = options.log ?? pino({ level: 'silent' });
  const limits = { ...DEFAULT_LIMITS, ...options.limits };
  const metrics = options.metrics && createMetrics();
  const opened = openTransports(subgraphs, {
    timeout: options.subgraphTimeout ?? SUBGRAPH_TIMEOUT,
    resilience: { ...DEFAULT_RESILIENCE, ...options.resilience },
    signViewer: internalToken && createViewerSigner(internalToken),
  });
  const transports = new Map(
    [...opened].map(([name, transport]) => [name, observeFetches(name, transport, metrics)]),
  );
  const closeTransports = async (): Promise<void> => {
    await Promise.all([...transports.values()].map((transport) => transport.close()));
  };

  const graph = await holdGraph(options.supergraphSdl, {
    spend: createBudget(limits.costPerMinute),
    transports,
    development,
    log,
    onFetch: options.onFetch,
    limits,
    metrics,
    trustedDocuments: options.trustedDocuments,
    weights: { ...DEFAULT_WEIGHTS, ...options.costWeights },
  }).catch(async (error: unknown) => {
    await closeTransports();
    throw error;
  });
  metrics?.watchPlanCache(() => graph.current.supergraph.planCache);
  const app = await createApp({
    graph,
    transports,
    authenticate: createAuthenticator(options.issuers ?? []),
    findDocument: createDocuments({
      manifest: options.trustedDocuments,
      mode: options.trustedDocumentsMode ?? 'off',
      modeByRole: options.trustedDocumentsModeByRole,
      log,
    }),
    limits,
    metrics,
    tracing: options.tracing,
    corsOrigins: options.corsOrigins ?? [],
    trustedProxies: options.trustedProxies,
    requestTimeout: options.requestTimeout ?? REQUEST_TIMEOUT,
    explorer: options.explorer,
    log,
  });
  let metricsServer: MetricsServer | undefined;
  let stopping: Promise<void> | undefined;
  const stop = (): Promise<void> =>
    (stopping ??= (async () => {
      await app.close();
      await closeTransports();
      await metricsServer?.stop();
    })());
  const [address, metricsAddress] = [withDefaults(options), options.metrics && withDefaults(options.metrics)];
  let place = address;
  try {
    const url = await app.listen(address);
    if (metrics && metricsAddress) metricsServer = await serveMetrics(metrics, (place = metricsAddress));
    return { url, metricsUrl: metricsServer?.url, stop, ...controlsOf(graph, log) };
  } catch (error) {
    await stop();
    throw explainListenError(error, place);
  }
}

function controlsOf(graph: GraphHolder, log: Log): Pick<Gateway, 'readPlanCache' | 'reload'> {
  return {
    readPlanCache: () => graph.current.supergraph.planCache,
    reload: async (supergraphSdl) => {
      try {
        await graph.replace(supergraphSdl);
      } catch (error) {
        log.error({ err: error }, 'supergraph refused; the one before is still served');
        throw error;
      }
      log.info({}, 'supergraph replaced');
    },
  };
}

type Address = Required<Pick<GatewayOptions, 'host' | 'port'>>;

function withDefaults({ host = '127.0.0.1', port = 0 }: Partial<Address>): Address {
  return { host, port };
}

function explainListenError(error: unknown, { host, port }: Address): unknown {
  const { code } = error as NodeJS.ErrnoException;
  const place = `${host}:${port}`;
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
