import { graphql, type GraphQLError } from 'graphql';
import { DEFINITIONS } from '../../gateway/main.js';
import { setClock } from '../../subgraphs/kit/clock.js';
import { findOwnerAmong } from '../../subgraphs/kit/feed/source.js';
import { openSubgraph, type Subgraph, type SubgraphDefinition } from '../../subgraphs/kit/subgraph.js';
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
  /** Those that answer for the feeds the subgraph follows, over the same database, by name. */
  owners: ReadonlyMap<string, Subgraph>;
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
  const owners = new Map<string, Subgraph>();
  const options = {
    databaseUrl: database.url,
    findOwner: findOwnerAmong(() => owners.values()),
    log: LOG,
  };
  for (const { feed } of definition.projections) {
    const owner = DEFINITIONS.find((candidate) => candidate.feed === feed)!;
    owners.set(owner.name, await openSubgraph(owner, options));
  }
  const subgraph = await openSubgraph(definition, { ...options, onStatement });

  return {
    ...subgraph,
    databaseUrl: database.url,
    owners,
    // The data's shape is the test's claim about its own query.
    // oxlint-disable-next-line typescript/no-unnecessary-type-parameters
    ask: async <Data>(
      source: string,
      variableValues: object = {},
      viewer?: ViewerClaims,
      idempotencyKey?: string,
    ) => {
      statements.length = 0;
      const contextValue = subgraph.createContext(viewer, undefined, { idempotencyKey });
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
      for (const owner of owners.values()) await owner.stop();
      resetClock();
      await database.stop();
    },
  };
}
