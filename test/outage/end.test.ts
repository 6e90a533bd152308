import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { afterEach, beforeEach, expect, it } from '@jest/globals';
import { graphql } from 'graphql';
import { pino } from 'pino';
import { openGraph, readGraphSettings } from '../../gateway/main.js';
import { openSubgraph } from '../../subgraphs/kit/subgraph.js';
import { definition as emulation } from '../../subgraphs/emulation/subgraph.js';
import { openTestDatabase, type TestDatabase } from '../support/database.js';

let database: TestDatabase;
beforeEach(async () => {
  database = await openTestDatabase();
});
afterEach(() => database.stop());

it('a subgraph closed while a read waits for its first connection ends, and so does the read', async () => {
  const silent = { warn: () => undefined, error: () => undefined };
  const subgraph = await openSubgraph(
    { ...emulation, projections: [] },
    { databaseUrl: database.url, log: silent },
  );
  const { schema, createContext } = subgraph;
  const reading = graphql({
    schema,
    source: '{ emulationRounds(first: 1) { nodes { id } } }',
    contextValue: createContext({ role: 'PROVINCE_OFFICER' }),
  });
  await subgraph.stop();
  const { errors } = await reading;
  expect(errors?.map(({ extensions }) => extensions['code'])).toEqual(['SUBGRAPH_UNAVAILABLE']);
});

it('a graph that is stopped while its subgraphs read each other’s feeds ends without a word of complaint', async () => {
  const dataDir = await mkdtemp(join(tmpdir(), 'end-'));
  const settings = readGraphSettings({ DATABASE_URL: database.url, DATA_DIR: dataDir, PORT: '0' });
  const lines: string[] = [];
  const log = pino({ level: 'warn' }, { write: (line: string) => void lines.push(line) });
  for (const wait of [1, 5, 20]) {
    const graph = await openGraph(settings, { log, pollEvery: 0 });
    // Each of the timers of no time has begun its look by then.
    await pause(wait);
    await graph.stop();
  }
  await rm(dataDir, { recursive: true });
  expect(lines).toEqual([]);
});
