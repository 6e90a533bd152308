/**
 * The embedded database, in a process of its own: its long statements must not stop the graph's event loop.
 * Started only by `database.ts`; ends when its starter does, however that ends.
 */
import { randomUUID } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { PGlite } from '@electric-sql/pglite';
import { btree_gist } from '@electric-sql/pglite/contrib/btree_gist';
import { pg_trgm } from '@electric-sql/pglite/contrib/pg_trgm';
import { unaccent } from '@electric-sql/pglite/contrib/unaccent';
import { type DatabaseLock, type Holder, releaseLock, takeLock } from './database-lock.js';
import { DatabaseSocket, type Session } from './database-socket.js';

export type Order =
  | { do: 'open'; dataDir: string; holder: Holder; holderPid: number; url?: string }
  | { do: 'scratch'; snapshot: string | null }
  | { do: 'dump'; file: string }
  | { do: 'stop' };

export type Report =
  | { is: 'open'; url: string }
  | { is: 'occupied'; lock: DatabaseLock }
  | { is: 'dumped' }
  | { is: 'leased' }
  | { is: 'failed'; message: string };

const IN_MEMORY = 'memory://';

const id = randomUUID();
const opened = Promise.withResolvers<PGlite>();
let opening: Promise<PGlite> | null = null;
let socket: DatabaseSocket | null = null;
let dropLock: () => void = () => undefined;

async function report(message: Report): Promise<void> {
  // Once sent: a process that ends right after must not take its last words along.
  if (process.connected) await new Promise((sent) => process.send?.(message, undefined, undefined, sent));
}

function toSession(database: PGlite): Session {
  return {
    execute: (bytes) =>
      database.runExclusive(async () => {
        const parts: Uint8Array[] = [];
        // Copied: the data is a view of the engine's memory, which the next statement overwrites.
        await database.execProtocolRawStream(bytes, { onRawData: (data) => void parts.push(data.slice()) });
        return parts;
      }),
    isInTransaction: () => database.isInTransaction(),
  };
}

// The engine's own exit is thrown as an object that is no Error.
const toReason = (error: unknown): string => (error as { message?: string }).message ?? String(error);

/** The engine is gone (it exits on COPY FROM STDIN, for one): better no database than one that never answers. */
function breakDown(error: unknown): void {
  process.stderr.write(`The embedded database stopped: ${toReason(error)}\n`);
  dropLock();
  process.exit(1);
}

/** At a free port with a new password, or where a process that ended had answered. */
async function listen(url?: string): Promise<string> {
  const before = url === undefined ? undefined : new URL(url);
  const password = before?.password ?? randomUUID();
  socket = new DatabaseSocket({ id, password, session: opened.promise.then(toSession), onBroken: breakDown });
  const port = await socket.listen(Number(before?.port ?? 0));
  return `postgres://postgres:${password}@127.0.0.1:${port}/postgres`;
}

/** A state to start from is copied for every test: 32 MB of its log instead of 80, and opening it costs half the CPU. */
const SMALL_LOG = ['-c', 'min_wal_size=32MB', '-c', 'max_wal_size=32MB'];

async function openEngine(dataDir: string, snapshot: string | null): Promise<void> {
  const loadDataDir = snapshot === null ? undefined : new Blob([readFileSync(snapshot)]);
  const startParams = dataDir === IN_MEMORY ? [...PGlite.defaultStartParams, ...SMALL_LOG] : undefined;
  opening = PGlite.create({
    dataDir,
    loadDataDir,
    startParams,
    extensions: { unaccent, pg_trgm, btree_gist },
  });
  opened.resolve(await opening);
}

async function open({ dataDir, holder, holderPid, url }: Extract<Order, { do: 'open' }>): Promise<void> {
  const data = join(dataDir, 'database');
  // Other users of the machine may not read the files either.
  mkdirSync(data, { recursive: true, mode: 0o700 });
  // Listening comes first: the lock appears with a url that answers.
  const lock: DatabaseLock = { id, pid: process.pid, url: await listen(url), holder, holderPid };
  const file = join(dataDir, 'database.lock');
  const occupied = await takeLock(file, lock);
  if (occupied) {
    await report({ is: 'occupied', lock: occupied });
    return close();
  }
  dropLock = () => releaseLock(file, lock);
  await openEngine(data, null);
  await report({ is: 'open', url: lock.url });
}

async function openScratch(snapshot: string | null): Promise<void> {
  const url = await listen();
  await openEngine(IN_MEMORY, snapshot);
  await report({ is: 'open', url });
}

async function dump(file: string): Promise<void> {
  const database = await opened.promise;
  // What is no longer needed of the log goes at a checkpoint.
  await database.exec('select pg_switch_wal()');
  await database.exec('checkpoint');
  const tarball = await database.dumpDataDir('none');
  writeFileSync(file, Buffer.from(await tarball.arrayBuffer()));
  await report({ is: 'dumped' });
}

/** The engine closes before the lock goes and the port last, so that nobody opens the directory too early. */
async function close(): Promise<void> {
  socket?.refuseLeases();
  await opening?.then((database) => database.close()).catch(() => undefined);
  dropLock();
  socket?.close();
  process.exit();
}

function stopWhenUnused(): void {
  if (!socket || socket.leases === 0) return void close();
  socket.onLastLease = () => void close();
  void report({ is: 'leased' });
}

async function obey(order: Order): Promise<void> {
  if (order.do === 'open') await open(order);
  else if (order.do === 'scratch') await openScratch(order.snapshot);
  else if (order.do === 'dump') await dump(order.file);
  else stopWhenUnused();
}

// Ctrl-C reaches the whole group; the graph still needs its database while it finishes.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => undefined);
process.on('disconnect', stopWhenUnused);
process.on('message', (order: Order) => {
  obey(order).catch(async (error: unknown) => {
    process.exitCode = 1;
    await report({ is: 'failed', message: toReason(error) });
    await close();
  });
});
