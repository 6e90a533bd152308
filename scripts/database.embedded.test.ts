import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { cp, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from '@jest/globals';
import pg from 'pg';
import { type Database, openDatabase } from './database.js';
import { type DatabaseLock, readLock } from './database-lock.js';

let created: string;
let dataDir: string;
let opened: { stop(): Promise<void> }[];

// Creating a database takes seconds, copying one does not.
beforeAll(async () => {
  created = await mkdtemp(join(tmpdir(), 'register-created-'));
  await (await openDatabase({ dataDir: created, holder: 'shared' })).stop();
});

afterAll(() => rm(created, { recursive: true }));

beforeEach(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'register-data-'));
  await cp(created, dataDir, { recursive: true });
  opened = [];
});

afterEach(async () => {
  for (const database of opened.reverse()) await database.stop();
  await rm(dataDir, { recursive: true });
});

const lockFile = (): string => join(dataDir, 'database.lock');

async function open(holder: DatabaseLock['holder']): Promise<Database> {
  const database = await openDatabase({ dataDir, holder });
  opened.push(database);
  return database;
}

async function ask<Row>({ url }: Database, statement: string): Promise<Row[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query(statement)).rows as Row[];
  } finally {
    await client.end();
  }
}

test('a second npm start is refused with the process and directory named; the first goes on', async () => {
  const first = await open('start');
  await expect(openDatabase({ dataDir, holder: 'start' })).rejects.toThrow(
    `Another npm start (process ${process.pid}) already uses ${dataDir}.`,
  );
  expect(await ask(first, 'select 1 as one')).toEqual([{ one: 1 }]);
});

test('of two simultaneous starts exactly one wins', async () => {
  const outcomes = await Promise.allSettled([open('start'), open('start'), open('start')]);
  expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected', 'rejected']);
});

test('others join the running database and leave it running', async () => {
  const first = await open('start');
  const joined = await openDatabase({ dataDir, holder: 'shared' });
  expect(joined.url).toBe(first.url);
  await joined.stop();
  expect(await ask(first, 'select 1 as one')).toEqual([{ one: 1 }]);
});

test('a database ends with its last user, not with the one who opened it', async () => {
  const first = await openDatabase({ dataDir, holder: 'shared' });
  const second = await openDatabase({ dataDir, holder: 'start' });
  await first.stop();
  expect(await ask(second, 'select 1 as one')).toEqual([{ one: 1 }]);
  await second.stop();
  await ask(await open('start'), 'create table kept (id int)');
});

test('after a stop the directory holds the data and no lock', async () => {
  const first = await openDatabase({ dataDir, holder: 'start' });
  await ask(first, 'create table kept as select 7 as seven');
  await first.stop();
  expect(await readdir(dataDir)).toEqual(['database']);
  expect(await ask(await open('start'), 'select seven from kept')).toEqual([{ seven: 7 }]);
});

test.each<[string, (port: number) => string]>([
  [
    'of a process that is gone',
    () => JSON.stringify({ id: 'old', pid: 2 ** 30, url: 'postgres://127.0.0.1:1/' }),
  ],
  [
    'whose pid was reused and whose port is closed',
    () => JSON.stringify({ id: 'old', pid: process.pid, url: 'postgres://127.0.0.1:1/' }),
  ],
  [
    'whose pid and port were reused',
    (port) => JSON.stringify({ id: 'old', pid: process.pid, url: `postgres://127.0.0.1:${port}/` }),
  ],
  ['cut off in the middle', () => '{"id":"ol'],
])('a lock %s is taken over by exactly one of three', async (_, content) => {
  const stranger = createServer((socket) =>
    socket.on('error', () => undefined).end('220 mail.example ESMTP'),
  );
  await once(stranger.listen(0, '127.0.0.1'), 'listening');
  await writeFile(lockFile(), content((stranger.address() as { port: number }).port));
  const outcomes = await Promise.allSettled([open('start'), open('start'), open('start')]);
  stranger.close();
  expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected', 'rejected']);
});

test('Ctrl-C and SIGTERM to the whole group leave the database to its holder', async () => {
  const database = await open('start');
  const { pid } = readLock(lockFile())!;
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.kill(pid, signal);
  expect(await ask(database, 'select 1 as one')).toEqual([{ one: 1 }]);
});

test('a stranger without the password is refused', async () => {
  const { url } = await open('start');
  const client = new pg.Client({ connectionString: url.replace(/:[^:@/]*@/, ':guess@') });
  await expect(client.connect()).rejects.toThrow('belongs to another user');
});

test('an engine that dies takes its process and lock along instead of never answering again', async () => {
  const database = await openDatabase({ dataDir, holder: 'start' });
  const client = new pg.Client({ connectionString: database.url });
  client.on('error', () => undefined);
  await client.connect();
  // PGlite 0.5.14 exits on COPY FROM STDIN.
  await client.query('create table entry (id int)');
  await expect(client.query('copy entry from stdin')).rejects.toThrow('terminated');
  expect(existsSync(lockFile())).toBe(false);
  expect(await ask(await open('start'), 'select count(*)::int as n from entry')).toEqual([{ n: 0 }]);
});
