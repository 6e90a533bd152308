import {
  type DocumentNode,
  execute,
  type GraphQLError,
  type GraphQLSchema,
  Kind,
  validate,
  ValuesOfCorrectTypeRule,
} from 'graphql';
import type { ViewerClaims } from '../context.js';
import type { Readiness, Transport } from './transport.js';

export interface InProcessEndpoint {
  schema: GraphQLSchema;
  /** A fresh context for one fetch; no claims: the public. */
  createContext(claims: ViewerClaims | undefined, requestId: string, idempotencyKey?: string): unknown;
  readiness?(): Promise<Readiness>;
}

/** Runs a subgraph's operations on its schema in this process: no socket, no JSON. */
export function createInProcessTransport({ schema, createContext, readiness }: InProcessEndpoint): Transport {
  const checked = new WeakMap<DocumentNode, readonly GraphQLError[]>();
  return {
    execute: async ({ document, variables, operationName }, context) => {
      context.signal.throwIfAborted();
      const wrongValues = checked.get(document) ?? findWrongValues(schema, document);
      checked.set(document, wrongValues);
      if (wrongValues.length) return { errors: wrongValues.map(toInputError) };
      const result = await execute({
        schema,
        document,
        operationName,
        variableValues: variables,
        contextValue: createContext(context.viewer, context.requestId, context.idempotencyKey),
      });
      return { data: result.data, errors: result.errors?.map(toAnswerError) };
    },
    readiness: readiness ?? (() => Promise.resolve({ ready: true })),
    close: () => Promise.resolve(),
  };
}

/** Literals of custom scalars, which the gateway cannot judge: only the subgraph knows that there is no 30 February. */
function findWrongValues(schema: GraphQLSchema, document: DocumentNode): readonly GraphQLError[] {
  return validate(schema, document, [ValuesOfCorrectTypeRule]);
}

function toInputError({ message }: GraphQLError) {
  return { message, extensions: { code: 'BAD_USER_INPUT' } };
}

/** A variable that does not fit carries no code of its own; the same error over HTTP does. */
function toAnswerError(error: GraphQLError) {
  const isVariable = error.path === undefined && error.nodes?.[0]?.kind === Kind.VARIABLE_DEFINITION;
  return isVariable ? toInputError(error) : error;
}
