import {
  buildASTSchema,
  buildSchema,
  execute,
  getOperationAST,
  type GraphQLSchema,
  Kind,
  parse,
  printSchema,
  type TypeNode,
  validate,
  visit,
} from 'graphql';
import { pino } from 'pino';
import type { GatewayContext, ViewerClaims } from '../../gateway/context.js';
import { Executor } from '../../gateway/execution/executor.js';
import { openTransports } from '../../gateway/supergraph.js';
import { DEFAULT_RESILIENCE } from '../../gateway/transport/resilience.js';
import type { InProcessEndpoint } from '../../gateway/transport/in-process.js';
import { SubgraphSource } from '../../gateway/transport/source.js';
import { composeTiny, type TinySubgraph } from '../support/tiny-supergraph.js';
import { explainDifference, type Outcome, toPossible, toSeen } from './compare.js';
import type { RandomOperation } from './operations.js';
import { addResolvers, openSubgraphs, type World } from './world.js';
import { resetCounter } from './worlds.js';

/** A world twice: behind the gateway's execution, and as one schema. */
export interface Pair {
  schema: GraphQLSchema;
  subgraphs: TinySubgraph[];
  executor: Executor;
  isValid(operation: RandomOperation): boolean;
  ask(operation: RandomOperation): Promise<Outcome>;
  /** Undefined when a client sees no difference; `askOther` is asked in place of the execution in this process. */
  compare(operation: RandomOperation, askOther?: () => Promise<Outcome>): Promise<string | undefined>;
}

/** The gateway's execution over subgraphs in this process, without the server before it. */
export interface Execution {
  executor: Executor;
  ask(operation: RandomOperation, viewer?: ViewerClaims): Promise<Outcome & { services: readonly string[] }>;
}

export function openExecution(
  supergraphSdl: string,
  subgraphs: Readonly<Record<string, InProcessEndpoint>>,
): Execution {
  const executor = new Executor(supergraphSdl);
  const log = pino({ level: 'silent' });
  const transports = openTransports(subgraphs, { timeout: 1_000, resilience: DEFAULT_RESILIENCE });
  const sources = new Map(
    [...transports].map(([service, transport]) => [service, new SubgraphSource({ service, transport, log })]),
  );
  return {
    executor,
    ask: async ({ query, variables }, viewer) => {
      const context: GatewayContext = {
        requestId: 'differential',
        client: 'differential',
        viewer,
        deadline: Number.POSITIVE_INFINITY,
        signal: new AbortController().signal,
        record: { startedAt: 0, fetches: 0, codes: [] },
      };
      const document = parse(query);
      const services: string[] = [];
      const answer = await executor.execute({
        document,
        operation: getOperationAST(document)!,
        variables,
        ask: (service, fetch) => {
          services.push(service);
          return sources.get(service)!.fetch(fetch, context);
        },
      });
      return { ...answer, services };
    },
  };
}

export function openPair(world: World): Pair {
  const subgraphs = openSubgraphs(world);
  const { executor, ask } = openExecution(
    composeTiny(subgraphs),
    Object.fromEntries(subgraphs.map((each) => [each.name, each])),
  );
  const schema = buildSchema(printSchema(executor.apiSchema));
  const lenient = toLenient(schema);
  for (const each of [schema, lenient]) addResolvers(each, world);
  const askMonolith = async ({ query, variables }: RandomOperation, as = schema): Promise<Outcome> => {
    resetCounter();
    return execute({ schema: as, document: parse(query), variableValues: variables });
  };
  return {
    schema,
    subgraphs,
    executor,
    isValid: ({ query }) => validate(schema, parse(query)).length === 0,
    ask,
    compare: async (operation, askOther = () => ask(operation)) => {
      const possible = toPossible(await askMonolith(operation, lenient));
      const expected = toSeen(await askMonolith(operation));
      resetCounter();
      return explainDifference(toSeen(await askOther()), expected, possible);
    },
  };
}

/** The same schema without promises: every error stays where it happened. */
export function toLenient(schema: GraphQLSchema): GraphQLSchema {
  const document = visit(parse(printSchema(schema)), {
    FieldDefinition: { leave: (field) => ({ ...field, type: withoutNonNull(field.type) }) },
  });
  return buildASTSchema(document);
}

function withoutNonNull(type: TypeNode): TypeNode {
  if (type.kind === Kind.NON_NULL_TYPE) return withoutNonNull(type.type);
  return type.kind === Kind.LIST_TYPE ? { ...type, type: withoutNonNull(type.type) } : type;
}
