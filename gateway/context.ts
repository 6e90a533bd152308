import { randomUUID } from 'node:crypto';
import type { Logger } from 'pino';

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
  /** Aborted when the client goes away. */
  signal: AbortSignal;
}

export type Log = Pick<Logger, 'debug' | 'info' | 'warn' | 'error'>;

/** Printable and short, so that it can stand in a header, a log line and a message. */
const REQUEST_ID = /^[A-Za-z0-9._-]{8,64}$/;

/** The caller's own request id when it is well formed, so that one id runs through all systems. */
export function toRequestId(header: string | string[] | undefined): string {
  return typeof header === 'string' && REQUEST_ID.test(header) ? header : randomUUID();
}
