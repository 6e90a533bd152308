import { graphql, type GraphQLError } from 'graphql';
import { setClock } from '../../subgraphs/kit/clock.js';
import { type FindOwner, findOwnerAmong } from '../../subgraphs/kit/feed/source.js';
import { openSubgraph, type Subgraph, type SubgraphDefinition } from '../../subgraphs/kit/subgraph.js';
import { openTestDatabase } from './database.js';
import type { ViewerClaims } from './graph.js';
import { STORY_TIME } from './story-time.js';

export interface SubgraphAnswer<Data> {
  data: Data | null | undefined;
  errors: readonly GraphQLError[];
  /** SQL statements of this request, without those that open and end a transaction. */
  statements: string[];
}

export interface TestSubgraph extends Subgraph {
  databaseUrl: string;
  /** The subgraph that publishes a feed, over the same database. */
  openOwner(feed: keyof typeof OWNERS): Promise<Subgraph>;
  ask<Data = Record<string, never>>(
    query: string,
    variables?: object,
    viewer?: ViewerClaims,
    idempotencyKey?: string,
  ): Promise<SubgraphAnswer<Data>>;
}

/** Loaded when a test first asks: most never do, and each costs a test file a second. */
const OWNERS = {
  organizationChanges: () => import('../../subgraphs/organizations/subgraph.js'),
  securityForceChanges: () => import('../../subgraphs/security-forces/subgraph.js'),
  campaignChanges: () => import('../../subgraphs/campaigns/subgraph.js'),
  emulationChanges: () => import('../../subgraphs/emulation/subgraph.js'),
};

const LOG = { error: () => undefined, warn: () => undefined };

/** One subgraph over a copy of the demonstration register, at STORY_TIME. */
export async function openTestSubgraph(definition: SubgraphDefinition): Promise<TestSubgraph> {
  const database = await openTestDatabase();
  const resetClock = setClock(STORY_TIME);
  const statements: string[] = [];
  const onStatement = (statement: string) => void statements.push(statement);
  const owners = new Map<string, Promise<Subgraph>>();
  const openOwner = (feed: string): Promise<Subgraph> => {
    const owner =
      owners.get(feed) ??
      OWNERS[feed as keyof typeof OWNERS]().then(({ definition }) => openSubgraph(definition, options));
    owners.set(feed, owner);
    return owner;
  };
  const findOwner: FindOwner = (feed) => async (query, variables) => {
    const owner = await openOwner(feed);
    return findOwnerAmong(() => [owner])(feed)(query, variables);
  };
  const options = { databaseUrl: database.url, findOwner, log: LOG };
  const subgraph = await openSubgraph(definition, { ...options, onStatement });

  return {
    ...subgraph,
    databaseUrl: database.url,
    openOwner,
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
      for (const owner of owners.values()) await (await owner).stop();
      resetClock();
      await database.stop();
    },
  };
}
