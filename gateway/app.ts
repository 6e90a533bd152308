import type { ApolloServer } from '@apollo/server';
import { fastifyApolloHandler } from '@as-integrations/fastify';
import Fastify, {
  type FastifyError,
  type FastifyInstance,
  type FastifyReply,
  type FastifyRequest,
} from 'fastify';
import { type GatewayContext, type Log, toRequestId, type ViewerClaims } from './context.js';
import { type ErrorCode, GatewayError, internalMessage, toErrorBody } from './errors.js';
import { type ExplorerOptions, serveExplorer } from './explorer.js';
import { serveHealth } from './health.js';
import type { Authenticate } from './identity.js';
import type { Transports } from './supergraph.js';

export interface AppOptions {
  apollo: ApolloServer<GatewayContext>;
  transports: Transports;
  authenticate: Authenticate;
  checkLimits: (source: string) => void;
  bodyBytes: number;
  explorer?: ExplorerOptions;
  log: Log;
}

/** Requests in flight have this long to finish when the gateway stops. */
const DRAIN_MILLISECONDS = 10_000;

/** The HTTP side: everything that may refuse a request before the graph sees it, each refusal a JSON answer. */
export async function createApp(options: AppOptions): Promise<FastifyInstance> {
  const { apollo, authenticate, checkLimits, bodyBytes, explorer, transports, log } = options;
  const app = Fastify({
    bodyLimit: bodyBytes,
    forceCloseConnections: 'idle',
    genReqId: ({ headers }) => toRequestId(headers['x-request-id']),
    // A path that cannot be decoded never reaches the error handler below.
    frameworkErrors: (error, request, reply) => sendRefusal(describe(error, request, log), request, reply),
  });
  app.addHook('onRequest', async (request, reply) => {
    void reply.headers({ 'x-request-id': request.id, 'x-content-type-options': 'nosniff' });
  });
  app.setErrorHandler<FastifyError>((error, request, reply) =>
    sendRefusal(describe(error, request, log), request, reply),
  );
  app.setNotFoundHandler(() => {
    throw new GatewayError('BAD_REQUEST', 'Nothing is served here. The graph is at /graphql.', 404);
  });
  drainOnClose(app);
  serveHealth(app, transports);
  if (explorer) await serveExplorer(app, explorer);

  const viewers = new WeakMap<FastifyRequest, ViewerClaims>();
  app.route({
    method: ['GET', 'POST'],
    url: '/graphql',
    // Before the body is read: a request that may not ask costs no more than its header.
    onRequest: async (request) => {
      const viewer = await authenticate(request.headers.authorization);
      if (viewer) viewers.set(request, viewer);
    },
    preHandler: async (request) => {
      const source = readSource(request);
      if (source !== undefined) checkLimits(source);
    },
    handler: fastifyApolloHandler(apollo, {
      context: async (request, reply) => {
        void reply.header('cache-control', 'no-store');
        return { requestId: request.id, viewer: viewers.get(request), signal: signalOf(reply) };
      },
    }),
  });
  return app;
}

function readSource({ method, body, query }: FastifyRequest): string | undefined {
  const { query: source } = ((method === 'GET' ? query : body) ?? {}) as { query?: unknown };
  return typeof source === 'string' ? source : undefined;
}

/** Aborted when the connection closes before the answer is written. */
function signalOf(reply: FastifyReply): AbortSignal {
  const controller = new AbortController();
  reply.raw.once('close', () => {
    if (!reply.raw.writableFinished) controller.abort(new Error('the client went away'));
  });
  return controller.signal;
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

interface Refused {
  code: ErrorCode;
  message: string;
  status: number;
}

function sendRefusal(
  { code, message, status }: Refused,
  { id }: FastifyRequest,
  reply: FastifyReply,
): FastifyReply {
  if (code === 'UNAUTHENTICATED') void reply.header('www-authenticate', 'Bearer error="invalid_token"');
  return reply.code(status).send(toErrorBody(code, message, id));
}

function describe(error: FastifyError | GatewayError, request: FastifyRequest, log: Log): Refused {
  if (error instanceof GatewayError) return error;
  if (error.code === 'FST_ERR_CTP_BODY_TOO_LARGE') {
    const size = request.headers['content-length'];
    const figure = size === undefined ? 'more' : `${size} bytes`;
    const limit = request.routeOptions.bodyLimit;
    return {
      code: 'PAYLOAD_TOO_LARGE',
      message: `The body has ${figure}; at most ${limit} bytes are allowed.`,
      status: 413,
    };
  }
  const status = error.statusCode ?? 500;
  if (status < 500) return { code: 'BAD_REQUEST', message: error.message, status };
  log.error({ err: error, requestId: request.id }, 'unexpected error of the server');
  return { code: 'INTERNAL', message: internalMessage(request.id), status: 500 };
}
