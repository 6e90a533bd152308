import type { ApolloServerPlugin, GraphQLRequest, GraphQLRequestContext } from '@apollo/server';
import { GraphQLError, type GraphQLFormattedError, OperationTypeNode } from 'graphql';
import type { GatewayContext, Log } from './context.js';
import { ERRORS, internalMessage } from './errors.js';

/** Codes of Apollo for what nobody expected. */
const UNEXPECTED = new Set<unknown>([undefined, 'INTERNAL_SERVER_ERROR', 'DOWNSTREAM_SERVICE_ERROR']);

/** Masks what nobody expected, in every answer; refusals of subgraphs and limits arrive here in their final words. */
export function shapeErrors(log: Log): ApolloServerPlugin<GatewayContext> {
  return {
    requestDidStart: () =>
      Promise.resolve({
        didResolveOperation: requireOperation,
        willSendResponse: (request) => {
          shapeAnswer(request, log);
          return Promise.resolve();
        },
      }),
  };
}

/** Left to the executor, each of these ends as an unexpected error. */
function requireOperation({ operation, request }: GraphQLRequestContext<GatewayContext>): Promise<void> {
  if (operation && operation.operation !== OperationTypeNode.SUBSCRIPTION) return Promise.resolve();
  const reason = explainUnresolved({ isFound: operation !== undefined, name: request.operationName });
  const { http } = ERRORS.OPERATION_RESOLUTION_FAILURE;
  throw new GraphQLError(reason, {
    extensions: { code: 'OPERATION_RESOLUTION_FAILURE', http: { status: http } },
  });
}

function explainUnresolved({ isFound, name }: { isFound: boolean; name?: string | null }): string {
  if (isFound) return 'This graph has no subscriptions; ask with a query.';
  return name
    ? `The document has no operation named "${name}".`
    : 'The document has several operations; operationName must name one of them.';
}

function shapeAnswer(
  { request, response, errors: causes, contextValue }: GraphQLRequestContext<GatewayContext>,
  log: Log,
): void {
  if (response.body?.kind !== 'single') return;
  const result = response.body.singleResult;
  const { requestId } = contextValue;
  const mask = (error: GraphQLFormattedError, cause: unknown): GraphQLFormattedError => {
    log.error({ err: cause, requestId }, 'unexpected error of the gateway');
    return {
      message: internalMessage(requestId),
      path: error.path,
      extensions: { code: 'INTERNAL', requestId },
    };
  };

  if (!result.errors?.length) return;
  const errors = result.errors.map((error, index) =>
    UNEXPECTED.has(error.extensions?.['code']) ? mask(error, causes?.[index] ?? error) : error,
  );
  result.errors = errors;
  if (result.data === undefined && isToldInBody(response.http.status, request.http)) {
    response.http.status = 200;
  }
  const isOurFault = errors.some((error) => error.extensions?.['code'] === 'INTERNAL');
  if (isOurFault && result.data === undefined) response.http.status = ERRORS.INTERNAL.http;
}

/**
 * GraphQL over HTTP: a client that takes the old media type only is told in the body what is wrong with its document;
 * another status would be a proxy's word to it.
 */
function isToldInBody(status: number | undefined, http: GraphQLRequest['http']): boolean {
  const accept = http?.headers.get('accept') ?? '';
  return (
    status === 400 && accept.includes('application/json') && !/graphql-response\+json|\*\/\*/.test(accept)
  );
}
