import { Kind, OperationTypeNode } from 'graphql';
import { Pool } from 'undici';
import type { GatewayContext, ViewerClaims } from '../context.js';
import { collect, type Collected, type CollectOptions } from './collect.js';
import { createShield, type Resilience, TransientFault } from './resilience.js';
import type { Readiness, SubgraphAnswer, SubgraphFetch, Transport } from './transport.js';

export interface HttpEndpoint {
  url: string;
}

export interface HttpTransportOptions {
  /** Milliseconds a fetch may take, its retries included. */
  timeout: number;
  resilience: Resilience;
  signViewer?: (viewer: ViewerClaims) => Promise<string>;
}

/** A hundred entities with all their fields are well under 1 MB. */
const MAX_ANSWER_BYTES = 20_000_000;
const READINESS_TIMEOUT = 2_000;

/** 400 is what GraphQL over HTTP says of an operation the subgraph refuses; with another status only data counts. */
const ANSWER_STATUS = new Set([200, 400]);

/** What a proxy says while the server behind it restarts. */
const TRANSIENT_STATUS = new Set([502, 503, 504]);

/** Connection refused, lost, or closed before the answer was whole. */
const TRANSIENT_CODES = new Set<unknown>([
  'EAI_AGAIN',
  'ECONNREFUSED',
  'ECONNRESET',
  'EPIPE',
  'UND_ERR_CONNECT_TIMEOUT',
  'UND_ERR_SOCKET',
]);

/** Reaches a subgraph over HTTP. Redirects are not followed: the configured host is the only one ever asked. */
export function createHttpTransport(
  { url }: HttpEndpoint,
  { timeout, resilience, signViewer }: HttpTransportOptions,
): Transport {
  const { origin, pathname, search } = new URL(url);
  const pool = new Pool(origin, {
    connections: resilience.concurrent,
    maxResponseSize: MAX_ANSWER_BYTES,
    connect: { timeout },
  });

  const shield = createShield(timeout, resilience);

  const headersOf = async ({
    requestId,
    idempotencyKey,
    deadline,
    viewer,
    traceparent,
  }: GatewayContext): Promise<Record<string, string>> => ({
    'content-type': 'application/json',
    accept: 'application/json',
    'x-request-id': requestId,
    ...(traceparent && { traceparent }),
    ...(idempotencyKey && { 'idempotency-key': idempotencyKey }),
    // Milliseconds, not a time of day: two machines' clocks differ.
    'x-request-timeout': String(Math.max(0, Math.min(timeout, deadline - Date.now()))),
    ...(viewer && signViewer ? { authorization: `Bearer ${await signViewer(viewer)}` } : {}),
  });

  const post = async (
    { query, variables, operationName }: SubgraphFetch,
    context: GatewayContext,
    signal: AbortSignal,
  ): Promise<SubgraphAnswer> => {
    const { statusCode, text } = await request({
      path: pathname + search,
      method: 'POST',
      headers: await headersOf(context),
      body: JSON.stringify({ query, variables, operationName }),
      signal,
    });
    const answer = parseAnswer(text, statusCode);
    if (!ANSWER_STATUS.has(statusCode) && !answer?.data) throw toStatusFault(statusCode, 'no data');
    return answer;
  };

  const request = async (options: CollectOptions): Promise<Collected> => {
    try {
      return await collect(pool, options);
    } catch (error) {
      const isTransient = TRANSIENT_CODES.has((error as NodeJS.ErrnoException).code);
      throw isTransient ? new TransientFault('the connection failed', { cause: error }) : error;
    }
  };

  return {
    execute: (fetch, context) =>
      shield.run((signal) => post(fetch, context, signal), {
        isRead: isRead(fetch),
        signal: context.signal,
      }),
    breaker: shield.breaker,
    readiness: async (): Promise<Readiness> => {
      try {
        const signal = AbortSignal.timeout(READINESS_TIMEOUT);
        const { statusCode, text } = await request({ path: '/readyz', method: 'GET', signal });
        return statusCode === 200 ? { ready: true } : { ready: false, reason: readReason(text, statusCode) };
      } catch {
        return { ready: false, reason: 'not reachable' };
      }
    },
    close: () => pool.destroy(),
  };
}

function isRead({ document }: SubgraphFetch): boolean {
  return document.definitions.every(
    (definition) =>
      definition.kind !== Kind.OPERATION_DEFINITION || definition.operation === OperationTypeNode.QUERY,
  );
}

function parseAnswer(text: string, statusCode: number): SubgraphAnswer {
  try {
    return JSON.parse(text) as SubgraphAnswer;
  } catch (error) {
    throw toStatusFault(statusCode, 'no JSON', error);
  }
}

function toStatusFault(statusCode: number, missing: string, cause?: unknown): Error {
  const message = `answered with status ${statusCode} and ${missing}`;
  return TRANSIENT_STATUS.has(statusCode)
    ? new TransientFault(message, { cause })
    : new Error(message, { cause });
}

/** The subgraph's own word (projections behind) where it has one. */
function readReason(text: string, statusCode: number): string {
  try {
    const { reason } = JSON.parse(text) as { reason?: unknown };
    if (typeof reason === 'string') return reason;
  } catch {
    // Not the readyz of one of ours: its status is all there is to say.
  }
  return `its readyz answers ${statusCode}`;
}
