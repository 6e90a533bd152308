import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { GraphQLFormattedError } from 'graphql';
import { openDevelopmentIssuer } from '../../gateway/development-issuer.js';
import { openGraph, readGraphSettings } from '../../gateway/main.js';
import { setClock } from '../../subgraphs/kit/clock.js';
import { withSubgraphs } from '../prepare.js';
import type { Ask } from './asks.js';

/** Shortly after the last event of the demonstration register: the day its stories are told on. */
const STORY_TIME = '2026-11-20T02:00:00Z';

export interface Statement {
  text: string;
  parameters: readonly unknown[];
}

export interface WatchedAnswer {
  data: Record<string, unknown> | null;
  errors: readonly GraphQLFormattedError[];
  bytes: number;
  milliseconds: number;
  fetches: number;
  statements: Statement[];
}

export interface WatchedGraph {
  /** One request at a time: what is counted is of the whole graph. */
  ask(ask: Omit<Ask, 'name'>): Promise<WatchedAnswer>;
  stop(): Promise<void>;
}

/** The whole graph in this process, over a register that is there already, with everything it asks the database. */
export async function openWatchedGraph(databaseUrl: string): Promise<WatchedGraph> {
  // It may have been filled by an older version.
  await withSubgraphs(databaseUrl, () => Promise.resolve());
  const dataDir = await mkdtemp(join(tmpdir(), 'watched-'));
  const resetClock = setClock(STORY_TIME);
  let fetches = 0;
  let statements: Statement[] = [];
  const settings = readGraphSettings({ DATABASE_URL: databaseUrl, DATA_DIR: dataDir, PORT: '0' });
  const graph = await openGraph(settings, {
    // Looking at the feed in between would be counted as the request's.
    pollEvery: 3_600_000,
    onFetch: () => (fetches += 1),
    onStatement: (text, parameters) => {
      if (!/^(begin|commit|rollback|set )/i.test(text)) statements.push({ text, parameters });
    },
  });
  const issuer = await openDevelopmentIssuer(dataDir);
  return {
    ask: async ({ query, variables, viewer }) => {
      const token = viewer && (await issuer.sign({ sub: 'watched', ...viewer }, 1));
      const headers = {
        'content-type': 'application/json',
        ...(token && { authorization: `Bearer ${token}` }),
      };
      fetches = 0;
      statements = [];
      const started = performance.now();
      const body = JSON.stringify({ query, variables });
      const response = await fetch(`${graph.url}/graphql`, { method: 'POST', headers, body });
      const text = await response.text();
      const milliseconds = performance.now() - started;
      const { data = null, errors = [] } = JSON.parse(text) as Partial<WatchedAnswer>;
      return { data, errors, bytes: Buffer.byteLength(text), milliseconds, fetches, statements };
    },
    stop: async () => {
      await graph.stop();
      resetClock();
      await rm(dataDir, { recursive: true });
    },
  };
}
