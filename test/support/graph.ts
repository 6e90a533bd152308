import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { GraphQLFormattedError } from 'graphql';
import { openDevelopmentIssuer } from '../../gateway/development-issuer.js';
import { openGraph, readGraphSettings, type RunningGraph } from '../../gateway/main.js';
import { setClock } from '../../subgraphs/kit/clock.js';
import type { Partner, Role } from '../../subgraphs/kit/viewer.js';
import { openTestDatabase, type TestDatabase } from './database.js';
import { STORY_TIME } from './story-time.js';

export interface ViewerClaims {
  role: Role;
  organization?: string;
  area?: string;
  partner?: Partner;
}

export interface Answer<Data = Record<string, unknown>> {
  status: number;
  data: Data | null;
  errors: readonly GraphQLFormattedError[];
  /** Names of the subgraphs asked, a name per fetch. */
  fetches: string[];
  /** SQL statements of the four subgraphs, in order. */
  statements: string[];
  plan: string;
}

export interface TestGraph extends RunningGraph {
  database: TestDatabase;
  /** Rows of a statement over all four schemas: for figures a test counts by a way of its own. */
  rows<Row extends object>(statement: string, parameters?: unknown[]): Promise<Row[]>;
  /** Asks over real HTTP, as a viewer or as the public. One request at a time: the counts are of the whole graph. */
  ask<Data = Record<string, unknown>>(
    query: string,
    variables?: object,
    viewer?: ViewerClaims,
    headers?: Record<string, string>,
  ): Promise<Answer<Data>>;
}

/** The whole graph over a copy of the demonstration register, at STORY_TIME. */
export async function openTestGraph(environment: Record<string, string> = {}): Promise<TestGraph> {
  const database = await openTestDatabase();
  const dataDir = await mkdtemp(join(tmpdir(), 'graph-'));
  const resetClock = setClock(STORY_TIME);
  const fetches: string[] = [];
  const statements: string[] = [];
  const settings = readGraphSettings({
    DATABASE_URL: database.url,
    DATA_DIR: dataDir,
    PORT: '0',
    ...environment,
  });
  const graph = await openGraph(settings, {
    // Looking at the feed in between would be counted as the request's; a test that needs it calls catchUp.
    pollEvery: 3_600_000,
    onFetch: (service) => fetches.push(service),
    onStatement: (statement) => statements.push(statement),
  });
  const issuer = await openDevelopmentIssuer(dataDir);

  return {
    ...graph,
    database,
    rows: (statement, parameters) =>
      graph.subgraphs.get('organizations')!.orm.em.fork().execute(statement, parameters),
    ask: async <Data>(
      query: string,
      variables: object = {},
      viewer?: ViewerClaims,
      headers: Record<string, string> = {},
    ): Promise<Answer<Data>> => {
      const authorization = viewer && `Bearer ${await issuer.sign({ sub: 'test', ...viewer }, 1)}`;
      fetches.length = 0;
      statements.length = 0;
      const response = await fetch(`${graph.url}/graphql`, {
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          'apollo-query-plan-experimental': 'true',
          ...(authorization && { authorization }),
          ...headers,
        },
        body: JSON.stringify({ query, variables }),
      });
      const body = (await response.json()) as Partial<Answer<Data>> & { extensions?: Record<string, string> };
      return {
        status: response.status,
        data: body.data ?? null,
        errors: body.errors ?? [],
        fetches: [...fetches],
        statements: statements.filter((statement) => !/^(begin|commit|rollback)/i.test(statement)),
        plan: body.extensions?.['__queryPlanExperimental'] ?? '',
      };
    },
    stop: async () => {
      await graph.stop();
      resetClock();
      await database.stop();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}
