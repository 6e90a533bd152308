import {
  type DocumentNode,
  execute,
  type GraphQLError,
  type GraphQLSchema,
  Kind,
  validate,
  ValuesOfCorrectTypeRule,
} from 'graphql';
import type { GatewayContext, ViewerClaims } from '../context.js';
import { executeCompiled } from './compiled/execute.js';
import { type CompiledOperation, compileOperation } from './compiled/operation.js';
import type { Readiness, Transport } from './transport.js';

/** What a subgraph is told of a request besides who asks. */
export type RequestTerms = Pick<GatewayContext, 'idempotencyKey' | 'signal'>;

export interface InProcessEndpoint {
  schema: GraphQLSchema;
  /** A fresh context for one fetch; no claims: the public. */
  createContext(claims: ViewerClaims | undefined, requestId: string, terms?: RequestTerms): unknown;
  readiness?(): Promise<Readiness>;
}

/** Runs a subgraph's operations on its schema in this process: no socket, no JSON. */
export function createInProcessTransport({ schema, createContext, readiness }: InProcessEndpoint): Transport {
  const known = new WeakMap<DocumentNode, Prepared>();
  const prepare = (document: DocumentNode): Prepared => {
    let prepared = known.get(document);
    if (!prepared) {
      prepared = {
        wrongValues: findWrongValues(schema, document),
        operation: compileOperation(schema, document),
      };
      known.set(document, prepared);
    }
    return prepared;
  };
  return {
    execute: async ({ document, variables, operationName }, context) => {
      context.signal.throwIfAborted();
      const { wrongValues, operation } = prepare(document);
      if (wrongValues.length) return { errors: wrongValues.map(toInputError) };
      const contextValue = createContext(context.viewer, context.requestId, context);
      const result = operation
        ? await executeCompiled(operation, variables, contextValue)
        : await execute({ schema, document, operationName, variableValues: variables, contextValue });
      return { data: result.data, errors: result.errors?.map(toAnswerError) };
    },
    readiness: readiness ?? (() => Promise.resolve({ ready: true })),
    close: () => Promise.resolve(),
  };
}

/** Known of an operation as long as its plan is kept. */
interface Prepared {
  wrongValues: readonly GraphQLError[];
  operation?: CompiledOperation;
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
