import { graphql, type GraphQLError } from 'graphql';
import { setClock } from '../../subgraphs/kit/clock.js';
import { askInProcess } from '../../subgraphs/kit/feed/source.js';
import { openSubgraph, type Subgraph, type SubgraphDefinition } from '../../subgraphs/kit/subgraph.js';
import { definition as organizations } from '../../subgraphs/organizations/subgraph.js';
import { openTestDatabase } from './database.js';
import { STORY_TIME, type ViewerClaims } from './graph.js';

export interface SubgraphAnswer<Data> {
  data: Data | null | undefined;
  errors: readonly GraphQLError[];
  /** SQL statements of this request, without those that open and end a transaction. */
  statements: string[];
}

export interface TestSubgraph extends Subgraph {
  databaseUrl: string;
  /** Answers for the feed the subgraph follows, over the same database; absent when it follows none. */
  owner: Subgraph | undefined;
  ask<Data = Record<string, never>>(
    query: string,
    variables?: object,
    viewer?: ViewerClaims,
    idempotencyKey?: string,
  ): Promise<SubgraphAnswer<Data>>;
}

const LOG = { error: () => undefined, warn: () => undefined };

/** One subgraph over a copy of the demonstration register, at STORY_TIME. */
export async function openTestSubgraph(definition: SubgraphDefinition): Promise<TestSubgraph> {
  const database = await openTestDatabase();
  const resetClock = setClock(STORY_TIME);
  const statements: string[] = [];
  const onStatement = (statement: string) => void statements.push(statement);
  const isFollower = definition.projections.length > 0;
  const owner = isFollower
    ? await openSubgraph(organizations, { databaseUrl: database.url, log: LOG })
    : undefined;
  const askOwner = owner && askInProcess(() => owner);
  const subgraph = await openSubgraph(definition, {
    databaseUrl: database.url,
    askOwner,
    onStatement,
    log: LOG,
  });

  return {
    ...subgraph,
    databaseUrl: database.url,
    owner,
    // The data's shape is the test's claim about its own query.
    // oxlint-disable-next-line typescript/no-unnecessary-type-parameters
    ask: async <Data>(
      source: string,
      variableValues: object = {},
      viewer?: ViewerClaims,
      idempotencyKey?: string,
    ) => {
      statements.length = 0;
      const contextValue = subgraph.createContext(viewer, undefined, idempotencyKey);
      const answer = await graphql({
        schema: subgraph.schema,
        source,
        variableValues: { ...variableValues },
        contextValue,
      });
      return {
        data: answer.data as Data | null | undefined,
        errors: answer.errors ?? [],
        statements: statements.filter((statement) => !/^(begin|commit|rollback)/i.test(statement)),
      };
    },
    stop: async () => {
      await subgraph.stop();
      await owner?.stop();
      resetClock();
      await database.stop();
    },
  };
}
