import { setTimeout as sleep } from 'node:timers/promises';
import { type Database, type DataDirectory, openDatabase, type OpenDatabase } from './database.js';

/** Milliseconds between attempts to start it anew. */
const RESTART_PAUSE = 1_000;

const tell = (text: string): void => void process.stderr.write(`The embedded database ${text}\n`);

/** The embedded database, started anew at the same address whenever its process ends by itself. */
export async function keepDatabase(options: DataDirectory): Promise<Database> {
  let current: OpenDatabase = await openDatabase(options);
  const { url } = current;
  const leaving = new AbortController();
  const { signal } = leaving;

  const reopen = async (): Promise<void> => {
    try {
      current = await openDatabase({ ...options, url });
      tell('ended and is there again.');
    } catch (error) {
      tell(`ended and cannot be opened: ${(error as Error).message}`);
      await sleep(RESTART_PAUSE, undefined, { signal }).catch(() => undefined);
    }
  };
  const keep = async (): Promise<void> => {
    while (current.ended) {
      await current.ended;
      if (signal.aborted) return;
      await reopen();
    }
  };
  const kept = keep();
  return {
    url,
    stop: async () => {
      leaving.abort();
      await current.stop();
      await kept;
    },
  };
}
