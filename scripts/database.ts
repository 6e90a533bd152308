import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { resolve as resolvePath } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { type DatabaseLock, type Holder, isAlive, leaseDatabase } from './database-lock.js';
import type { Order, Report } from './database-process.js';

export interface Database {
  url: string;
  stop(): Promise<void>;
}

export interface DataDirectory {
  dataDir: string;
  holder: Holder;
  /** Where it answered before its process ended: its clients look for it there. */
  url?: string;
}

export interface OpenDatabase extends Database {
  /** Settles when its process is gone; absent when that is another's. */
  ended?: Promise<unknown>;
}

export interface ScratchDatabase extends Database {
  /** Writes the whole state to a file that `openScratchDatabase` starts from. */
  dump(file: string): Promise<void>;
}

const PROGRAM = fileURLToPath(new URL('./database-process.js', import.meta.url));
/** Time for a database whose holder was killed to close, before its directory is given up as occupied. */
const CLOSING_PATIENCE = 20_000;

function startProcess(): ChildProcess {
  return fork(PROGRAM, { execArgv: [], stdio: ['ignore', 'ignore', 'inherit', 'ipc'] });
}

/** Sends an order and waits for the report; a process that ends instead is an error. */
async function order(child: ChildProcess, message: Order): Promise<Report> {
  const ended = new AbortController();
  child.once('exit', () => ended.abort());
  child.send(message);
  try {
    const [report] = (await once(child, 'message', { signal: ended.signal })) as [Report];
    if (report.is === 'failed') throw new Error(`The embedded database cannot be opened: ${report.message}`);
    return report;
  } catch (error) {
    if (!ended.signal.aborted) throw error;
    throw new Error(`The embedded database ended unexpectedly (exit code ${child.exitCode}).`, {
      cause: error,
    });
  }
}

async function stopProcess(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const exited = once(child, 'exit');
  child.send({ do: 'stop' } satisfies Order);
  const leased = once(child, 'message');
  await Promise.race([exited, leased]);
  if (!child.connected) return;
  // Someone else still works on it: it ends with the last of them.
  child.disconnect();
  child.unref();
}

/**
 * The embedded database of a data directory: opened here, or joined where it already runs. Two `npm start`
 * on one directory are refused; everything else shares, and the database ends with its last user.
 */
export async function openDatabase(options: DataDirectory): Promise<OpenDatabase> {
  const dataDir = resolvePath(options.dataDir);
  const deadline = Date.now() + CLOSING_PATIENCE;
  for (;;) {
    const child = startProcess();
    const report = await order(child, {
      do: 'open',
      dataDir,
      holder: options.holder,
      holderPid: process.pid,
      url: options.url,
    });
    if (report.is === 'open')
      return { url: report.url, stop: () => stopProcess(child), ended: once(child, 'exit') };
    if (report.is !== 'occupied') throw new Error(`unexpected report: ${report.is}`);
    const joined = await join(report.lock, options.holder, dataDir);
    if (joined) return joined;
    if (Date.now() > deadline) {
      throw new Error(
        `The database in ${dataDir} is held by process ${report.lock.pid}, which does not answer.`,
      );
    }
    await sleep(200);
  }
}

async function join(lock: DatabaseLock, holder: Holder, dataDir: string): Promise<Database | null> {
  if (holder === 'start' && lock.holder === 'start' && isAlive(lock.holderPid)) {
    throw new Error(
      `Another npm start (process ${lock.holderPid}) already uses ${dataDir}. Stop it, or set DATA_DIR to another directory.`,
    );
  }
  const lease = await leaseDatabase(lock);
  if (!lease) return null;
  return {
    url: lock.url,
    stop: async () => {
      lease.destroy();
      await once(lease, 'close');
    },
  };
}

/** A database in memory, empty or in a dumped state; gone when stopped. */
export async function openScratchDatabase(snapshot: string | null = null): Promise<ScratchDatabase> {
  const child = startProcess();
  const report = await order(child, { do: 'scratch', snapshot });
  if (report.is !== 'open') throw new Error(`unexpected report: ${report.is}`);
  return {
    url: report.url,
    stop: () => stopProcess(child),
    dump: async (file) => void (await order(child, { do: 'dump', file })),
  };
}
