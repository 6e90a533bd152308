import { prettyFormatQueryPlan } from '@apollo/query-planner';
import {
  GraphQLError,
  type GraphQLFormattedError,
  type OperationDefinitionNode,
  OperationTypeNode,
  getOperationAST,
} from 'graphql';
import type { FastifyRequest } from 'fastify';
import type { GatewayContext, Log } from './context.js';
import type { KnownDocument } from './documents/known-documents.js';
import { toPublicErrors, withCode } from './error-shape.js';
import { DocumentError, ERRORS, GatewayError } from './errors.js';
import type { Executed } from './execution/executor.js';
import type { Spend } from './limits/budget.js';
import type { Limiter } from './limits/limiter.js';
import type { Limits } from './limits/limits.js';
import type { Metrics } from './observe/metrics.js';
import { usageOf } from './observe/usage.js';
import type { FullQuestion } from './question.js';
import type { ExecutableSupergraph } from './supergraph.js';

/** What of the HTTP request decides how its question is answered. */
type Manner = Pick<FastifyRequest, 'method' | 'headers'>;

export interface Answer {
  status: number;
  /** In this order: whoever reads a long answer sees its errors first. */
  body: { errors?: readonly GraphQLFormattedError[]; data?: unknown; extensions?: Record<string, unknown> };
}

export type AnswerQuestion = (
  question: FullQuestion,
  context: GatewayContext,
  manner: Manner,
) => Promise<Answer>;

interface AnswerOptions {
  supergraph: Pick<ExecutableSupergraph, 'apiSchema' | 'execute'>;
  limiter: Limiter;
  limits: Pick<Limits, 'cost'>;
  readDocument: (source: string) => KnownDocument;
  spend: Spend;
  metrics?: Metrics;
  development: boolean;
  log: Log;
}

/** The client wants to see what its operation costs. */
const COST_HEADER = 'x-graph-cost';
/** The client wants to see the plan of its answer; development only. */
const PLAN_HEADER = 'apollo-query-plan-experimental';

/** From the question to the body of its answer: limits, schema, execution, errors in the words of the catalogue. */
export function createAnswerer(options: AnswerOptions): AnswerQuestion {
  const { supergraph, limiter, readDocument, spend, metrics, log } = options;

  /** What is asked, once nothing speaks against executing it. */
  const prepare = async (question: FullQuestion, context: GatewayContext, method: string) => {
    limiter.checkValues(question);
    const known = readDocument(question.query);
    context.cost = limiter.checkCost(known.costs, question);
    known.requireFit();
    await spend(context.client, context.cost);
    const operation = requireOperation(known, question, method);
    const { record } = context;
    record.operationName = operation.name?.value;
    record.operationType = operation.operation;
    metrics?.countUsage(usageOf(known.document, supergraph.apiSchema), record.clientName);
    return { document: known.document, operation, variables: question.variables ?? {} };
  };

  return async (question, context, { method, headers }) => {
    try {
      const executed = await supergraph.execute(await prepare(question, context, method), context);
      const answer = toAnswer(executed, context, log);
      const extensions = extensionsOf(executed, context, headers);
      return extensions ? { ...answer, body: { ...answer.body, extensions } } : answer;
    } catch (error) {
      if (!(error instanceof DocumentError)) throw error;
      return { status: ERRORS[error.code].http, body: { errors: withCode(error.faults, error.code) } };
    }
  };

  function extensionsOf(
    { plan }: Executed,
    { cost }: GatewayContext,
    headers: Manner['headers'],
  ): Record<string, unknown> | undefined {
    const wantsPlan = options.development && headers[PLAN_HEADER] !== undefined;
    if (!wantsPlan && headers[COST_HEADER] === undefined) return undefined;
    return {
      ...(wantsPlan && { __queryPlanExperimental: plan ? prettyFormatQueryPlan(plan.source) : true }),
      ...(headers[COST_HEADER] !== undefined && { cost: { cost, limit: options.limits.cost } }),
    };
  }
}

function toAnswer({ data, errors }: Executed, context: GatewayContext, log: Log): Answer {
  if (!errors) return { status: 200, body: { data } };
  // Only variables that do not fit leave an operation without data.
  if (data === undefined)
    return { status: ERRORS.BAD_USER_INPUT.http, body: { errors: withCode(errors, 'BAD_USER_INPUT') } };
  return { status: 200, body: { errors: toPublicErrors(errors, context, log), data } };
}

function requireOperation(
  { document }: KnownDocument,
  { operationName }: FullQuestion,
  method: string,
): OperationDefinitionNode {
  const operation = getOperationAST(document, operationName);
  if (!operation)
    throw refuseOperation(
      operationName
        ? `The document has no operation named "${operationName}".`
        : 'The document has several operations; operationName must name one of them.',
    );
  if (method === 'GET' && operation.operation !== OperationTypeNode.QUERY)
    throw new GatewayError(
      'BAD_REQUEST',
      `A GET asks queries only; send a ${operation.operation} by POST.`,
      405,
    );
  if (operation.operation === OperationTypeNode.SUBSCRIPTION)
    throw refuseOperation('This graph has no subscriptions; ask with a query.');
  return operation;
}

function refuseOperation(reason: string): DocumentError {
  return new DocumentError('OPERATION_RESOLUTION_FAILURE', [new GraphQLError(reason)]);
}
