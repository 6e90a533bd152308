export interface ErrorEntry {
  /** What the client did, and what it can do about it. */
  description: string;
  /** First version of the graph that answers with this code. */
  since: string;
  /** HTTP status when the whole request fails with it; partial answers stay 200. */
  http: number;
}

/** Refusals of the subgraphs. A code is never reused; a removed one stays listed with its last version. */
export const ERRORS = {
  UNAUTHENTICATED: {
    description: 'The token is missing where one is needed, expired, forged or not from a trusted issuer.',
    since: '0.1.0',
    http: 401,
  },
  FORBIDDEN: {
    description: 'The viewer’s role, organisation or area does not allow this field or mutation.',
    since: '0.1.0',
    http: 200,
  },
  BAD_USER_INPUT: {
    description:
      'A value is malformed, out of range or breaks a rule of the register; `path` names the argument.',
    since: '0.1.0',
    http: 200,
  },
  NOT_FOUND: {
    description: 'No record has this id or code; a mutation that names it changes nothing.',
    since: '0.1.0',
    http: 200,
  },
  CONFLICT: {
    description:
      'Someone else changed the record first, or the value is already taken. Read again, then retry.',
    since: '0.1.0',
    http: 200,
  },
  STATE_NOT_ALLOWED: {
    description:
      'The record is in a state that does not allow this step; the message lists the allowed steps.',
    since: '0.1.0',
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

export interface RefusalDetails {
  /** Where in the arguments the reason lies, e.g. `input.establishedOn`. */
  path?: string;
  /** The rule or clause that refuses, e.g. `R14`. */
  rule?: string;
}

/** An expected “no”: reaches the client as `errors[].extensions.code` with the reason in clear words. */
export class Refusal extends Error {
  constructor(
    readonly code: ErrorCode,
    reason: string,
    readonly details: RefusalDetails = {},
  ) {
    super(reason);
    this.name = 'Refusal';
  }
}

/** Refuses with BAD_USER_INPUT at `path`. */
export function refuseInput(path: string, reason: string, rule?: string): never {
  throw new Refusal('BAD_USER_INPUT', `${path}: ${reason}`, rule ? { path, rule } : { path });
}
