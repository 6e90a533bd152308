import Fastify, { type FastifyError, type FastifyInstance } from 'fastify';
import { toRequestId } from './context.js';
import { serveCors } from './cors.js';
import { GatewayError } from './errors.js';
import { EXPLORER_FILES, type ExplorerOptions, serveExplorer } from './explorer.js';
import { type GraphRouteOptions, serveGraph } from './graph-route.js';
import { serveHealth } from './health.js';
import type { Limits } from './limits/limits.js';
import { refuseConnection, sendRefusal } from './refusals.js';
import type { Transports } from './supergraph.js';

export interface AppOptions extends GraphRouteOptions {
  transports: Transports;
  limits: Pick<Limits, 'bodyBytes' | 'responseBytes'>;
  /** Pages of other origins that may ask from a browser. */
  corsOrigins: readonly string[];
  /** Addresses whose word counts for where a request comes from (`x-forwarded-for`). */
  trustedProxies?: readonly string[];
  explorer?: ExplorerOptions;
}

/** Requests in flight have this long to finish when the gateway stops. */
const DRAIN_MILLISECONDS = 10_000;

/** In which a request must have arrived completely, also when it trickles. */
const RECEIVE_MILLISECONDS = 30_000;

/** Answers are data: no page may frame them, run them or take them for something else. */
const CONTENT_POLICY = "default-src 'none'; frame-ancestors 'none'";
const SECURITY_HEADERS = {
  'cross-origin-resource-policy': 'same-origin',
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
};

/** The HTTP side: everything that may refuse a request before the graph sees it, each refusal a JSON answer. */
export async function createApp(options: AppOptions): Promise<FastifyInstance> {
  const { explorer, transports, log } = options;
  const app = Fastify({
    bodyLimit: options.limits.bodyBytes,
    forceCloseConnections: 'idle',
    // What has arrived is answered: Fastify's own refusal while it closes is no answer of this graph.
    return503OnClosing: false,
    trustProxy: options.trustedProxies ? [...options.trustedProxies] : false,
    genReqId: ({ headers }) => toRequestId(headers['x-request-id']),
    // A request that trickles in holds a connection no longer than this.
    requestTimeout: RECEIVE_MILLISECONDS,
    clientErrorHandler: refuseConnection,
    // A path that cannot be decoded never reaches the error handler below.
    frameworkErrors: (error, request, reply) => sendRefusal(error, { request, reply, log }),
  });
  app.addHook('onRequest', async (request, reply) => {
    void reply.headers({ 'x-request-id': request.id, ...SECURITY_HEADERS });
    // The explorer's own scripts would obey it in their workers.
    if (!request.url.startsWith(EXPLORER_FILES)) void reply.header('content-security-policy', CONTENT_POLICY);
  });
  app.setErrorHandler<FastifyError>((error, request, reply) => sendRefusal(error, { request, reply, log }));
  app.setNotFoundHandler(({ method, url }, reply) => {
    if (url === '/graphql' || url.startsWith('/graphql?')) {
      void reply.header('allow', 'GET, POST, OPTIONS');
      throw new GatewayError('BAD_REQUEST', `The graph is asked with GET or POST, not ${method}.`, 405);
    }
    throw new GatewayError('BAD_REQUEST', 'Nothing is served here. The graph is at /graphql.', 404);
  });
  drainOnClose(app);
  serveHealth(app, transports);
  if (explorer) await serveExplorer(app, explorer);
  serveCors(app, new Set(options.corsOrigins));
  serveGraph(app, options);
  return app;
}

/** Answers given while closing end their connection: kept alive, it would hold up the end until its client leaves. */
function drainOnClose(app: FastifyInstance): void {
  let limit: NodeJS.Timeout | undefined;
  app.addHook('preClose', async () => {
    limit = setTimeout(() => app.server.closeAllConnections(), DRAIN_MILLISECONDS);
  });
  app.addHook('onSend', async (_, reply) => {
    if (limit) void reply.header('connection', 'close');
  });
  app.addHook('onClose', async () => clearTimeout(limit));
}
