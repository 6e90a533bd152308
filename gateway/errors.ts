import type { GraphQLError } from 'graphql';

export interface ErrorEntry {
  /** What the client did, and what it can do about it. */
  description: string;
  /** First version of the graph that answers with this code. */
  since: string;
  /** HTTP status when the whole request fails with it; partial answers stay 200. */
  http: number;
}

/** Refusals of the gateway itself. A code is never reused; a removed one stays listed with its last version. */
export const ERRORS = {
  UNAUTHENTICATED: {
    description: 'The token is missing where one is needed, expired, forged or not from a trusted issuer.',
    since: '0.1.0',
    http: 401,
  },
  ISSUER_UNAVAILABLE: {
    description:
      'The keys of the token’s issuer cannot be read at the moment, so the token cannot be checked. Retry.',
    since: '0.1.0',
    http: 503,
  },
  GRAPHQL_PARSE_FAILED: {
    description: 'The document is not GraphQL; the message names line and column.',
    since: '0.1.0',
    http: 400,
  },
  GRAPHQL_VALIDATION_FAILED: {
    description: 'The document does not fit the schema; the message names the field, argument or type.',
    since: '0.1.0',
    http: 400,
  },
  OPERATION_RESOLUTION_FAILURE: {
    description:
      'The document has several operations and `operationName` names none of them, or it is a subscription.',
    since: '0.1.0',
    http: 400,
  },
  BAD_USER_INPUT: {
    description:
      'A value is malformed, of the wrong type, out of range or breaks a rule; message and `path` name the argument.',
    since: '0.1.0',
    http: 400,
  },
  BAD_REQUEST: {
    description: 'The HTTP request itself is wrong: path, method, content type, header or JSON.',
    since: '0.1.0',
    http: 400,
  },
  PAYLOAD_TOO_LARGE: {
    description: 'The request body is larger than the limit in the message. Send less at once.',
    since: '0.1.0',
    http: 413,
  },
  TOO_COMPLEX: {
    description:
      'The document is over a limit; the message names the limit, its value and the document’s figure.',
    since: '0.1.0',
    http: 400,
  },
  RATE_LIMITED: {
    description:
      'Within a minute the client asked for operations that cost more than the limit in the message; the header Retry-After says in how many seconds it may ask again.',
    since: '0.3.0',
    http: 429,
  },
  UNTRUSTED_DOCUMENT: {
    description:
      'This server answers the documents of its manifest only; ask with the id of one of them, or have yours added.',
    since: '0.2.0',
    http: 403,
  },
  PERSISTED_QUERY_NOT_FOUND: {
    description:
      'No document with this id or hash is known here. Send the text with its hash; clients of Apollo do so by themselves.',
    since: '0.2.0',
    http: 200,
  },
  SUBGRAPH_UNAVAILABLE: {
    description:
      'A subgraph or its database did not answer; its fields are null, the rest of the answer is good. Retry later, a mutation under its Idempotency-Key only: it may have been done.',
    since: '0.1.0',
    http: 200,
  },
  INTERNAL: {
    description: 'Our fault. The message carries only the request id, under which the log has the cause.',
    since: '0.1.0',
    http: 500,
  },
} as const satisfies Record<string, ErrorEntry>;

export type ErrorCode = keyof typeof ERRORS;

/** An expected “no” to a whole request, before anything is executed. */
export class GatewayError extends Error {
  constructor(
    readonly code: ErrorCode,
    reason: string,
    readonly status: number = ERRORS[code].http,
  ) {
    super(reason);
    this.name = 'GatewayError';
  }
}

/** A client that asked for too much within a minute. */
export class OverBudgetError extends GatewayError {
  constructor(
    { asked, allowed }: { asked: number; allowed: number },
    /** Seconds until the minute is over. */
    readonly retryAfter: number,
  ) {
    super(
      'RATE_LIMITED',
      `You asked for operations that cost ${asked} within a minute; at most ${allowed} are allowed. Ask again in ${retryAfter} s.`,
    );
  }
}

/** What a client reads when the fault is ours: only the id under which the log has the cause. */
export function internalMessage(requestId: string): string {
  return `Something went wrong on our side. Request ${requestId}.`;
}

/** The body of a refused request, in the shape of a GraphQL answer. */
export function toErrorBody(code: ErrorCode, message: string, requestId: string): object {
  return { errors: [{ message, extensions: { code, requestId } }] };
}

/** A document that cannot be executed, with graphql's own errors, which say where. */
export class DocumentError extends Error {
  constructor(
    readonly code: 'GRAPHQL_PARSE_FAILED' | 'GRAPHQL_VALIDATION_FAILED' | 'OPERATION_RESOLUTION_FAILURE',
    readonly faults: readonly GraphQLError[],
  ) {
    super(faults[0]?.message);
    this.name = 'DocumentError';
  }
}
