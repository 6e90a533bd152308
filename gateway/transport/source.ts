import type { GraphQLError, GraphQLErrorExtensions, GraphQLFormattedError } from 'graphql';
import type { GatewayContext, Log } from '../context.js';
import { internalMessage } from '../errors.js';
import type { SubgraphAnswer, SubgraphFetch, Transport } from './transport.js';

/** An error a client may read; its path is the subgraph's own, by the names of the plan. */
export interface SubgraphError {
  message: string;
  extensions: GraphQLErrorExtensions;
  path?: readonly (string | number)[];
}

export interface SourceAnswer {
  data?: Record<string, unknown> | null;
  errors?: readonly SubgraphError[];
}

interface SourceOptions {
  service: string;
  transport: Transport;
  log: Log;
  /** Told every fetch, for stories and benchmarks that count them. */
  onFetch?: (service: string, requestId: string) => void;
}

/** Codes a subgraph's server gives when the operation itself was wrong: ours, never the client's fault. */
const PROTOCOL_CODES = new Set<unknown>([
  undefined,
  'BAD_REQUEST',
  'DOWNSTREAM_SERVICE_ERROR',
  'GRAPHQL_PARSE_FAILED',
  'GRAPHQL_VALIDATION_FAILED',
  'INTERNAL_SERVER_ERROR',
  'OPERATION_RESOLUTION_FAILURE',
]);

/** What a subgraph's server adds for its own client; `http` would set the status of our answer. */
const PRIVATE_EXTENSIONS = new Set(['stacktrace', 'exception', 'http']);

/** The one data source, whatever the transport: every error it gives has a code and nothing of our inside. */
export class SubgraphSource {
  constructor(private readonly options: SourceOptions) {}

  async fetch(fetch: SubgraphFetch, context: GatewayContext): Promise<SourceAnswer> {
    const { data, errors } = await this.#ask(fetch, context);
    return {
      data,
      errors: errors?.map((error) => ({
        ...this.#toPublic(error, fetch, context),
        path: error.path?.map(toPlanKey),
      })),
    };
  }

  async #ask(fetch: SubgraphFetch, context: GatewayContext): Promise<SubgraphAnswer> {
    const { service, transport, onFetch, log } = this.options;
    onFetch?.(service, context.requestId);
    try {
      const answer = await transport.execute(fetch, context);
      requireAnswer(answer, fetch);
      return answer;
    } catch (error) {
      log.warn({ err: error, service, requestId: context.requestId }, 'subgraph unavailable');
      const message = `The subgraph "${service}" did not answer. Request ${context.requestId}.`;
      return {
        errors: [{ message, extensions: { code: 'SUBGRAPH_UNAVAILABLE', requestId: context.requestId } }],
      };
    }
  }

  #toPublic(
    error: GraphQLFormattedError,
    { query }: SubgraphFetch,
    { requestId }: GatewayContext,
  ): SubgraphError {
    const extensions = Object.fromEntries(
      Object.entries(error.extensions ?? {}).filter(([key]) => !PRIVATE_EXTENSIONS.has(key)),
    );
    const code = extensions['code'];
    if (code === 'GRAPHQL_VALIDATION_FAILED' && pointsAtLiteral(error, query)) {
      return { message: error.message, extensions: { code: 'BAD_USER_INPUT' } };
    }
    if (!PROTOCOL_CODES.has(code)) return { message: error.message, extensions };
    const { service, log } = this.options;
    log.error(
      { err: (error as GraphQLError).originalError ?? error, service, requestId },
      'unexpected error of a subgraph',
    );
    return { message: internalMessage(requestId), extensions: { code: 'INTERNAL', requestId } };
  }
}

/**
 * The planner's operation fits the schema, but a client's literal of a custom scalar (2025-02-30) may not:
 * of all validation errors, only that one points at a value, or nowhere when the scalar spoke for itself.
 */
function pointsAtLiteral({ locations }: GraphQLFormattedError, query: string): boolean {
  const [at] = locations ?? [];
  return at === undefined || /["\d[{-]/.test(query.split('\n')[at.line - 1]?.[at.column - 1] ?? '');
}

/** Refuses half an answer: fewer entities than were asked for would be given to the wrong parents. */
function requireAnswer(answer: unknown, { variables }: SubgraphFetch): void {
  const { data, errors } = (answer ?? {}) as SubgraphAnswer;
  if (errors !== undefined && !Array.isArray(errors))
    throw new Error('answered with errors that are no list');
  if (data === undefined || data === null) {
    if (!errors?.length) throw new Error('answered with neither data nor errors');
    return;
  }
  if (typeof data !== 'object') throw new Error('answered with data that is no object');
  const representations = variables['representations'];
  if (!Array.isArray(representations)) return;
  const entities = data['_entities'];
  if (!Array.isArray(entities) || entities.length !== representations.length) {
    throw new Error(
      `answered with ${Array.isArray(entities) ? entities.length : 'no'} of ${representations.length} entities`,
    );
  }
}

/** The planner renames fields that would collide in one fetch, and gives them their name back in the data. */
function toPlanKey(key: string | number): string | number {
  return typeof key === 'string' ? key.replace(/__alias_\d+$/, '') : key;
}
