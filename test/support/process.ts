import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { isAlive, readLock } from '../../scripts/database-lock.js';
import { PREPARED, readGround } from './ground.js';

/** Beyond the slowest step on a busy machine; only a hang comes near it. */
const PATIENCE = 60_000;
const LOOK_EVERY = 50;

export interface RunningProcess {
  child: ChildProcess;
  pid: number;
  /** Everything written so far, both streams. */
  output(): string;
  /** The first match in the output; rejects, with the output, when the process ends before. */
  waitFor(pattern: RegExp): Promise<RegExpExecArray>;
  /** Exit code, or the signal that ended it. */
  ended: Promise<number | string>;
  kill(signal: NodeJS.Signals): Promise<number | string>;
}

/** A program of `dist/`, as npm runs it but without npm: real process, real signals. */
export function startProgram(
  module: string,
  environment: Record<string, string>,
  args: readonly string[] = [],
): RunningProcess {
  const path = fileURLToPath(new URL(`../../${module}`, import.meta.url));
  const env = { PATH: process.env['PATH'], ...environment };
  const child = spawn(process.execPath, [path, ...args], { env, stdio: ['ignore', 'pipe', 'pipe'] });
  let output = '';
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding('utf8').on('data', (text: string) => (output += text));
  const ended = once(child, 'close').then(([code, signal]) => (code ?? signal) as number | string);
  return {
    child,
    pid: child.pid!,
    output: () => output,
    waitFor: (pattern) =>
      waitUntil(() => {
        const found = pattern.exec(output);
        if (!found && child.exitCode !== null) throw new Error(`ended with ${child.exitCode}:\n${output}`);
        return found;
      }, `${module} to print ${pattern}`),
    ended,
    kill: (signal) => {
      child.kill(signal);
      return ended;
    },
  };
}

/** `npm start` until its welcome screen; answers with the address printed there. */
export async function startProduct(
  environment: Record<string, string>,
): Promise<RunningProcess & { url: string }> {
  const product = startProgram('scripts/start.js', { PORT: '0', ...environment });
  const [, url] = await product.waitFor(/Graph +(\S+)\/graphql\n[^]*Ctrl-C/);
  return { ...product, url: url! };
}

/** Looks until something is there, so that no test waits a fixed time. */
export async function waitUntil<T>(
  look: () => T | null | false | Promise<T | null | false>,
  what: string,
): Promise<T> {
  const deadline = Date.now() + PATIENCE;
  for (;;) {
    const found = await look();
    if (found) return found;
    if (Date.now() > deadline) throw new Error(`waited ${PATIENCE / 1000} s for ${what}`);
    await pause(LOOK_EVERY);
  }
}

/** The embedded database process of a data directory. */
export function databasePidOf(dataDir: string): number {
  return readLock(join(dataDir, 'database.lock'))!.pid;
}

/** Its process is gone and so is its lock. */
export async function waitForDatabaseEnd(dataDir: string, pid: number): Promise<void> {
  await waitUntil(() => !isAlive(pid), `database process ${pid} to end`);
  if (existsSync(join(dataDir, 'database.lock'))) throw new Error('the database ended and left its lock');
}

/** Puts the prepared demonstration into a data directory: tenths of a second instead of a first start. */
export async function fillDataDir(dataDir: string): Promise<void> {
  const ground = readGround();
  if (ground.engine !== 'embedded') throw new Error('a data directory holds the embedded database only');
  await mkdir(join(dataDir, 'database'), { recursive: true, mode: 0o700 });
  await promisify(execFile)('tar', ['-xf', join(ground.folder, PREPARED), '-C', join(dataDir, 'database')]);
}
