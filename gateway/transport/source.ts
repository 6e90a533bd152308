import type { ApolloGateway } from '@apollo/gateway';
import { GraphQLError, type GraphQLFormattedError } from 'graphql';
import type { GatewayContext, Log } from '../context.js';
import { internalMessage } from '../errors.js';
import { affectedPaths } from './affected-paths.js';
import type { SubgraphAnswer, SubgraphFetch, Transport } from './transport.js';

type BuildService = NonNullable<NonNullable<ConstructorParameters<typeof ApolloGateway>[0]>['buildService']>;
type DataSource = ReturnType<BuildService>;
type ProcessOptions = Parameters<DataSource['process']>[0];

type PublicError = Pick<GraphQLFormattedError, 'message' | 'extensions'>;

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

/** The one data source, whatever the transport: every error it gives has a code, a path and nothing of our inside. */
export class SubgraphSource implements DataSource {
  constructor(private readonly options: SourceOptions) {}

  async process(
    options: ProcessOptions,
  ): Promise<{ data?: Record<string, unknown> | null; errors?: GraphQLError[] }> {
    if (!('incomingRequestContext' in options))
      throw new Error(`${options.kind} is not a request of a client`);
    const context = options.context as GatewayContext;
    const { query, variables, operationName } = options.request;
    const fetch = { query: query!, document: options.document!, variables: variables ?? {}, operationName };
    const { data, errors } = await this.#ask(fetch, context);
    return { data, errors: errors?.flatMap((error) => this.#toClientErrors(error, fetch, context)) };
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

  #toClientErrors(
    error: GraphQLFormattedError,
    fetch: SubgraphFetch,
    context: GatewayContext,
  ): GraphQLError[] {
    const { message, extensions } = this.#toPublic(error, fetch, context);
    const paths = isEntityOrFieldPath(error.path) ? [error.path.map(toClientKey)] : affectedPaths(fetch);
    return paths.length
      ? paths.map((path) => new GraphQLError(message, { path, extensions }))
      : [new GraphQLError(message, { extensions })];
  }

  #toPublic(
    error: GraphQLFormattedError,
    { query }: SubgraphFetch,
    { requestId }: GatewayContext,
  ): PublicError {
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

/** A path that stops at the list of entities says nothing to a client. */
function isEntityOrFieldPath(path: GraphQLFormattedError['path']): path is readonly (string | number)[] {
  return path !== undefined && path.length > 0 && (path[0] !== '_entities' || typeof path[1] === 'number');
}

/** The planner renames fields that would collide in one fetch; the client knows them by their own name. */
function toClientKey(key: string | number): string | number {
  return typeof key === 'string' ? key.replace(/__alias_\d+$/, '') : key;
}
