import { createHash } from 'node:crypto';
import { closeSync, linkSync, openSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { connect, type Socket } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { createProbe } from './database-wire.js';

/** Who may hold a data directory: `npm start` alone, or anything that shares what is already running. */
export type Holder = 'start' | 'shared';

/** Written beside the data: PGlite itself lets two processes open one directory, and then loses rows. */
export interface DatabaseLock {
  id: string;
  /** The database process. */
  pid: number;
  url: string;
  holder: Holder;
  holderPid: number;
}

const PROBE_PATIENCE = 2_000;
const MARKER_AGE = 10_000;

const hasCode = (error: unknown, code: string): boolean => (error as NodeJS.ErrnoException).code === code;

export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return hasCode(error, 'EPERM');
  }
}

/** Takes the lock for `mine`, or answers the live lock that stands in the way. A stale one is taken over. */
export async function takeLock(file: string, mine: DatabaseLock): Promise<DatabaseLock | null> {
  for (;;) {
    if (createLock(file, mine)) return null;
    const other = readLock(file);
    if (other && (await isLive(other))) return other;
    if (other && !removeStale(file, other)) await sleep(20);
  }
}

export function releaseLock(file: string, mine: DatabaseLock): void {
  if (readLock(file)?.id === mine.id) rmSync(file, { force: true });
}

/** A link appears with its whole content or not at all, and only where there is none. */
function createLock(file: string, lock: DatabaseLock): boolean {
  const draft = `${file}.${lock.id}`;
  writeFileSync(draft, JSON.stringify(lock), { mode: 0o600 });
  try {
    linkSync(draft, file);
    return true;
  } catch (error) {
    if (hasCode(error, 'EEXIST')) return false;
    throw error;
  } finally {
    rmSync(draft, { force: true });
  }
}

const DAMAGED: DatabaseLock = { id: '', pid: 0, url: '', holder: 'shared', holderPid: 0 };

export function readLock(file: string): DatabaseLock | null {
  try {
    return { ...DAMAGED, ...(JSON.parse(readFileSync(file, 'utf8')) as Partial<DatabaseLock>) };
  } catch (error) {
    if (hasCode(error, 'ENOENT')) return null;
    return DAMAGED;
  }
}

/**
 * Removes the stale lock unless someone else already does. The marker is of that very lock: a slow rival that
 * still believes in the old one cannot remove the new one.
 */
function removeStale(file: string, stale: DatabaseLock): boolean {
  const marker = `${file}.${createHash('sha256').update(stale.id).digest('hex').slice(0, 12)}.stale`;
  try {
    closeSync(openSync(marker, 'wx'));
  } catch (error) {
    if (!hasCode(error, 'EEXIST')) throw error;
    const age = Date.now() - (statSync(marker, { throwIfNoEntry: false })?.mtimeMs ?? Date.now());
    if (age > MARKER_AGE) rmSync(marker, { force: true });
    return false;
  }
  if (readLock(file)?.id === stale.id) rmSync(file, { force: true });
  rmSync(marker, { force: true });
  return true;
}

/** A pid may have been reused, so a lock is live only when its database answers with its id, or at least listens. */
async function isLive(lock: DatabaseLock): Promise<boolean> {
  if (!lock.pid || !isAlive(lock.pid)) return false;
  const { socket, answer } = await probe(lock.url);
  socket.destroy();
  return answer === lock.id || answer === 'silent';
}

/** Holds a running database open until the socket is destroyed or this process ends; null when it is closing. */
export async function leaseDatabase(lock: DatabaseLock): Promise<Socket | null> {
  const { socket, answer } = await probe(lock.url);
  if (answer === lock.id) return socket;
  socket.destroy();
  return null;
}

function probe(url: string): Promise<{ socket: Socket; answer: string }> {
  const { hostname, port } = new URL(url);
  return new Promise((resolve) => {
    const socket = connect({ host: hostname, port: Number(port) });
    const settle = (answer: string): void => {
      clearTimeout(timer);
      resolve({ socket, answer });
    };
    const timer = setTimeout(() => settle('silent'), PROBE_PATIENCE);
    socket.on('connect', () => socket.write(createProbe()));
    socket.once('data', (data) => settle(data.toString('utf8')));
    socket.on('error', () => settle('gone'));
    socket.on('close', () => settle('gone'));
  });
}
