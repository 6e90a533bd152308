import { ApolloServer } from '@apollo/server';
import {
  ApolloServerPluginInlineTraceDisabled,
  ApolloServerPluginLandingPageDisabled,
} from '@apollo/server/plugin/disabled';
import fastifyApollo from '@as-integrations/fastify';
import Fastify, { type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify';
import { GraphQLError } from 'graphql';
import { pino } from 'pino';
import { request } from 'undici';
import { readSubgraphSettings, type SubgraphSettings } from './config.js';
import type { GraphContext } from './context.js';
import { toDeadline } from './deadline.js';
import { Refusal } from './errors.js';
import type { AskOwner } from './feed/source.js';
import { openSubgraph, type Subgraph, type SubgraphDefinition } from './subgraph.js';
import { openTracing, type Span, type Tracing } from './tracing.js';
import { createTokenVerifier, signServiceToken } from './token.js';

export interface RunningSubgraph {
  url: string;
  subgraph: Subgraph;
  stop(): Promise<void>;
}

/** Bytes of one request from the gateway: a hundred representations and their arguments, with room. */
const BODY_LIMIT = 1_000_000;

/** Runs one subgraph as its own private HTTP server, migrated and following its feeds. */
export async function serveSubgraph(
  definition: SubgraphDefinition,
  settings: SubgraphSettings,
  defaultPort: number,
): Promise<RunningSubgraph> {
  const log = pino({ level: settings.LOG_LEVEL });
  const subgraph = await openSubgraph(definition, {
    databaseUrl: settings.DATABASE_URL,
    findOwner: () => askOverHttp(settings.GRAPH_URL, settings.JWT_INTERNAL_SECRET),
    log,
  });
  await subgraph.migrate();
  const apollo = new ApolloServer<GraphContext>({
    schema: subgraph.schema,
    introspection: false,
    includeStacktraceInErrorResponses: false,
    stopOnTerminationSignals: false,
    plugins: [ApolloServerPluginInlineTraceDisabled(), ApolloServerPluginLandingPageDisabled()],
  });
  await apollo.start();
  const tracing = await openTracing(settings.OTEL_EXPORTER_OTLP_ENDPOINT, definition.name);
  const app = Fastify({ bodyLimit: BODY_LIMIT, forceCloseConnections: 'idle' });
  const contexts: Contexts = new WeakMap();
  const verifyToken = createTokenVerifier(settings.JWT_INTERNAL_SECRET);
  await app.register(fastifyApollo(apollo), {
    context: async (incoming, reply) => {
      try {
        const claims = await verifyToken(incoming.headers.authorization);
        const context = subgraph.createContext(claims, incoming.headers['x-request-id']?.toString(), {
          idempotencyKey: incoming.headers['idempotency-key']?.toString(),
          signal: signalOf(incoming, reply),
        });
        contexts.set(incoming, context);
        return context;
      } catch (error) {
        if (!(error instanceof Refusal)) throw error;
        throw new GraphQLError(error.message, { extensions: { code: error.code, http: { status: 401 } } });
      }
    },
  });
  if (tracing) traceRequests(app, { tracing, contexts });
  // Kept alive, the gateway's connections would hold up the end: answers given while closing end theirs.
  let isClosing = false;
  app.addHook('preClose', async () => void (isClosing = true));
  app.addHook('onSend', async (_, reply) => {
    if (isClosing) void reply.header('connection', 'close');
  });
  app.get('/livez', () => ({ live: true }));
  app.get('/readyz', async (_, reply) => {
    const readiness = await subgraph.readiness();
    return reply.code(readiness.ready ? 200 : 503).send(readiness);
  });
  const url = await app.listen({ host: settings.HOST, port: settings.PORT ?? defaultPort });
  // The feeds' owners may not be up yet: reads are served meanwhile, readyz says so.
  await subgraph.start();
  return {
    url: `${url}/graphql`,
    subgraph,
    stop: async () => {
      await app.close();
      await apollo.stop();
      await subgraph.stop();
      await tracing?.stop();
    },
  };
}

type Contexts = WeakMap<FastifyRequest, GraphContext>;

/** A span per request under the gateway's fetch; checks of health are none. */
function traceRequests(
  app: FastifyInstance,
  { tracing, contexts }: { tracing: Tracing; contexts: Contexts },
): void {
  const spans = new WeakMap<FastifyRequest, Span>();
  app.addHook('onRequest', async (request) => {
    if (request.method === 'POST')
      spans.set(request, tracing.begin('operation', request.headers['traceparent']?.toString()));
  });
  app.addHook('onResponse', async (request, { statusCode }) => {
    const { requestId, reads } = contexts.get(request) ?? {};
    const facts = { 'http.response.status_code': statusCode, 'request.id': requestId, 'sql.reads': reads };
    spans.get(request)?.end(facts, statusCode >= 500);
  });
}

/** Aborted at the gateway's deadline, or when it closes the connection because its own client has left. */
function signalOf({ headers }: FastifyRequest, reply: FastifyReply): AbortSignal {
  const left = new AbortController();
  reply.raw.once('close', () => {
    if (!reply.raw.writableFinished) left.abort(new Error('the gateway went away'));
  });
  const deadline = toDeadline(headers['x-request-timeout']);
  return deadline ? AbortSignal.any([left.signal, deadline]) : left.signal;
}

/**
 * The whole life of a subgraph’s own process: settings, server, and a clean end on SIGINT or SIGTERM, or when the
 * process that started it is gone, however that ended.
 */
export async function runSubgraph(definition: SubgraphDefinition, defaultPort: number): Promise<void> {
  try {
    const running = await serveSubgraph(definition, readSubgraphSettings(), defaultPort);
    process.stdout.write(`${definition.name} answers at ${running.url}\n`);
    // A signal to the whole group arrives twice, the second time through the starter: it must not cut the end short.
    let ending: Promise<void> | undefined;
    const end = (): void => void (ending ??= running.stop().then(() => process.exit(0)));
    process.on('SIGINT', end).on('SIGTERM', end).on('disconnect', end);
  } catch (error) {
    process.stderr.write(`${definition.name} cannot be started: ${(error as Error).message}\n`);
    process.exit(1);
  }
}

/** Asks the feed’s owner over HTTP, as SERVICE. */
export function askOverHttp(url: string, secret: string): AskOwner {
  return async (query, variables) => {
    const { statusCode, body } = await request(url, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        authorization: `Bearer ${await signServiceToken(secret)}`,
      },
      body: JSON.stringify({ query, variables }),
    });
    const answer = (await body.json()) as { data?: Record<string, unknown>; errors?: { message: string }[] };
    if (!answer.data || answer.errors?.length) {
      throw new Error(`the feed's owner answered ${statusCode}: ${answer.errors?.[0]?.message ?? 'no data'}`);
    }
    return answer.data;
  };
}
