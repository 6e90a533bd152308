import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { type GatewayContext, type Log, toIdempotencyKey } from './context.js';
import type { FindDocument } from './documents/documents.js';
import { ERRORS, GatewayError, toErrorBody } from './errors.js';
import type { Authenticate } from './identity.js';
import type { Limits } from './limits/limits.js';
import { contextOf, keepContext } from './observe/contexts.js';
import { logRequest } from './observe/request-log.js';
import { readClient } from './observe/record.js';
import type { Metrics } from './observe/metrics.js';
import type { GraphHolder } from './served-graph.js';
import { endRequestSpan, type Tracing } from './observe/tracing.js';
import { chooseSent } from './media-type.js';
import { requirePreflight } from './preflight.js';
import { readQuestion } from './question.js';

export interface GraphRouteOptions {
  graph: GraphHolder;
  authenticate: Authenticate;
  findDocument: FindDocument;
  limits: Pick<Limits, 'responseBytes'>;
  /** Milliseconds a whole request may take. */
  requestTimeout: number;
  metrics?: Metrics;
  tracing?: Tracing;
  log: Log;
}

/** POST and GET /graphql: who asks, what, whether it may be asked, the answer, and a line about it in the log. */
export function serveGraph(app: FastifyInstance, options: GraphRouteOptions): void {
  const { graph, authenticate, findDocument, requestTimeout, metrics, tracing, log } = options;
  app.route({
    method: ['GET', 'POST'],
    url: '/graphql',
    // Before the body is read: a request that may not ask costs no more than its header.
    onRequest: async (request, reply) => {
      const context = openContext(request, reply, requestTimeout);
      keepContext(request, context);
      context.span = tracing?.begin('request', request.headers['traceparent']?.toString());
      context.idempotencyKey = toIdempotencyKey(request.headers['idempotency-key']);
      context.viewer = await authenticate(request.headers.authorization);
      if (context.viewer?.subject !== undefined) context.client = `subject ${context.viewer.subject}`;
    },
    handler: async (request, reply) => {
      const context = contextOf(request)!;
      requirePreflight(request);
      const { contentType, isToldInBody } = chooseSent(request.headers.accept);
      const question = findDocument(readQuestion(request), context);
      if (!question) throw new GatewayError('BAD_REQUEST', 'The request has no `query`.');
      const { status, body } = await graph.current.answer(question, context, request);
      for (const { extensions } of body.errors ?? []) context.record.codes.push(String(extensions?.['code']));
      return reply
        .code(status === 400 && isToldInBody ? 200 : status)
        .headers({ 'content-type': contentType, 'cache-control': 'no-store' })
        .send(JSON.stringify(body));
    },
    onSend: async (request, reply, payload) =>
      boundAnswer(payload, { request, reply, limit: options.limits.responseBytes }),
    onResponse: async (request, reply) => {
      const context = contextOf(request)!;
      logRequest(log, context, reply.statusCode);
      endRequestSpan(context, reply.statusCode);
      metrics?.countRequest(context, reply.statusCode);
    },
  });
}

function openContext(request: FastifyRequest, reply: FastifyReply, timeout: number): GatewayContext {
  return {
    requestId: request.id,
    client: `address ${request.ip}`,
    deadline: Date.now() + timeout,
    signal: signalOf(reply, timeout),
    record: { ...readClient(request.headers), startedAt: performance.now(), fetches: 0, codes: [] },
  };
}

/** An answer too large to be sent is refused like a question too large to be read. */
function boundAnswer<Payload>(
  payload: Payload,
  { request, reply, limit }: { request: FastifyRequest; reply: FastifyReply; limit: number },
): Payload | string {
  const bytes = typeof payload === 'string' ? Buffer.byteLength(payload) : 0;
  if (bytes <= limit) return payload;
  const reason = `The answer has ${bytes} bytes; at most ${limit} are allowed. Ask for smaller pages or fewer fields. What a mutation did is done.`;
  const refusal = JSON.stringify(toErrorBody('TOO_COMPLEX', reason, request.id));
  contextOf(request)?.record.codes.push('TOO_COMPLEX');
  void reply.code(ERRORS.TOO_COMPLEX.http).header('content-length', Buffer.byteLength(refusal));
  return refusal;
}

/** Aborted after so many milliseconds, or when the connection closes before the answer is written. */
function signalOf(reply: FastifyReply, timeout: number): AbortSignal {
  const controller = new AbortController();
  const timer = setTimeout(
    () => controller.abort(new Error(`the request's ${timeout} ms are over`)),
    timeout,
  );
  reply.raw.once('close', () => {
    clearTimeout(timer);
    if (!reply.raw.writableFinished) controller.abort(new Error('the client went away'));
  });
  return controller.signal;
}
