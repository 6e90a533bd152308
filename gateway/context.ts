import { randomUUID } from 'node:crypto';
import type { Logger } from 'pino';
import { GatewayError } from './errors.js';
import type { RequestRecord } from './observe/record.js';
import type { Span } from './observe/tracing.js';

/** What the token says of who asks; the subgraphs decide what it means. */
export interface ViewerClaims {
  role: string;
  subject?: string;
  organization?: string;
  area?: string;
  partner?: string;
  scopes: string[];
}

/** What travels with one client request through the gateway. */
export interface GatewayContext {
  requestId: string;
  /** Absent: the public. */
  viewer?: ViewerClaims;
  /** Whose budget pays, see limits/budget.ts: all tokens of one subject, or the address of who shows no name. */
  client: string;
  /** The client's own name for a mutation it may repeat. */
  idempotencyKey?: string;
  /** Of the operation, see limits/. */
  cost?: number;
  /** When the whole request must be answered, in milliseconds since 1970. */
  deadline: number;
  /** Aborted at the deadline, or when the client goes away. */
  signal: AbortSignal;
  record: RequestRecord;
  /** Of the whole request, when traces are kept. */
  span?: Span;
  /** Of one fetch, for the subgraph that carries it out. */
  traceparent?: string;
}

export type Log = Pick<Logger, 'debug' | 'info' | 'warn' | 'error'>;

const IDEMPOTENCY_KEY = /^[\x21-\x7e]{8,100}$/;

/** The key under which a mutation is done once; a malformed one is refused, or a retry would be done twice. */
export function toIdempotencyKey(header: string | string[] | undefined): string | undefined {
  if (header === undefined) return undefined;
  if (typeof header === 'string' && IDEMPOTENCY_KEY.test(header)) return header;
  throw new GatewayError(
    'BAD_REQUEST',
    'Idempotency-Key must have 8 to 100 printable ASCII characters, no spaces.',
  );
}

/** Printable and short, so that it can stand in a header, a log line and a message. */
const REQUEST_ID = /^[A-Za-z0-9._-]{8,64}$/;

/** The caller's own request id when it is well formed, so that one id runs through all systems. */
export function toRequestId(header: string | string[] | undefined): string {
  return typeof header === 'string' && REQUEST_ID.test(header) ? header : randomUUID();
}
