import { Pool } from 'undici';
import type { GatewayContext, ViewerClaims } from '../context.js';
import type { Readiness, SubgraphAnswer, SubgraphFetch, Transport } from './transport.js';

export interface HttpEndpoint {
  url: string;
}

interface HttpTransportOptions {
  /** Milliseconds a fetch may take altogether. */
  timeout: number;
  signViewer?: (viewer: ViewerClaims) => Promise<string>;
}

const CONNECTIONS = 64;
/** A hundred entities with all their fields are well under 1 MB. */
const MAX_ANSWER_BYTES = 20_000_000;
const READINESS_TIMEOUT = 2_000;

/** 400 is what GraphQL over HTTP says of an operation the subgraph refuses; with another status only data counts. */
const ANSWER_STATUS = new Set([200, 400]);

/** Reaches a subgraph over HTTP. Redirects are not followed: the configured host is the only one ever asked. */
export function createHttpTransport(
  { url }: HttpEndpoint,
  { timeout, signViewer }: HttpTransportOptions,
): Transport {
  const { origin, pathname, search } = new URL(url);
  const pool = new Pool(origin, {
    connections: CONNECTIONS,
    maxResponseSize: MAX_ANSWER_BYTES,
    connect: { timeout },
  });

  const headersOf = async ({ requestId, viewer }: GatewayContext): Promise<Record<string, string>> => ({
    'content-type': 'application/json',
    accept: 'application/json',
    'x-request-id': requestId,
    ...(viewer && signViewer ? { authorization: `Bearer ${await signViewer(viewer)}` } : {}),
  });

  return {
    execute: async ({ query, variables, operationName }: SubgraphFetch, context): Promise<SubgraphAnswer> => {
      const { statusCode, body } = await pool.request({
        path: pathname + search,
        method: 'POST',
        headers: await headersOf(context),
        body: JSON.stringify({ query, variables, operationName }),
        signal: AbortSignal.any([context.signal, AbortSignal.timeout(timeout)]),
      });
      const answer = parseAnswer(await body.text(), statusCode);
      if (!ANSWER_STATUS.has(statusCode) && !answer?.data)
        throw new Error(`answered with status ${statusCode} and no data`);
      return answer;
    },
    readiness: async (): Promise<Readiness> => {
      try {
        const { statusCode, body } = await pool.request({
          path: '/readyz',
          method: 'GET',
          signal: AbortSignal.timeout(READINESS_TIMEOUT),
        });
        const text = await body.text();
        return statusCode === 200 ? { ready: true } : { ready: false, reason: readReason(text, statusCode) };
      } catch {
        return { ready: false, reason: 'not reachable' };
      }
    },
    close: () => pool.destroy(),
  };
}

function parseAnswer(text: string, statusCode: number): SubgraphAnswer {
  try {
    return JSON.parse(text) as SubgraphAnswer;
  } catch (error) {
    throw new Error(`answered with status ${statusCode} and no JSON`, { cause: error });
  }
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
