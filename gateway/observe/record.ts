import type { IncomingHttpHeaders } from 'node:http';

/** What log and metrics say of a request: never variables, never the document. */
export interface RequestRecord {
  clientName?: string;
  clientVersion?: string;
  /** performance.now(). */
  startedAt: number;
  operationName?: string;
  operationType?: string;
  fetches: number;
  /** Of all errors in the answer, repeated. */
  codes: string[];
}

/** Headers and names are whatever a client writes: printable and short in a log line. */
const PRINTABLE = /^[\x20-\x7e]{1,64}$/;

/** Apollo's headers, which its clients send by themselves. */
export function readClient(
  headers: IncomingHttpHeaders,
): Pick<RequestRecord, 'clientName' | 'clientVersion'> {
  const read = (name: string): string | undefined => {
    const value = headers[name];
    return typeof value === 'string' && PRINTABLE.test(value) ? value : undefined;
  };
  return {
    clientName: read('apollographql-client-name'),
    clientVersion: read('apollographql-client-version'),
  };
}
