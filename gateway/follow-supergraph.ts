import { unwatchFile, watchFile } from 'node:fs';
import { readFile } from 'node:fs/promises';
import type { Log } from './context.js';
import type { Gateway } from './server.js';

/** Milliseconds between looks: told by nobody, it works on network file systems and when links or files are replaced. */
const LOOK_EVERY = 1_000;

interface FollowOptions {
  /** What is served already. */
  supergraphSdl: string;
  reload: Gateway['reload'];
  log: Log;
}

/** Reloads the supergraph when its file has other content, and looks at once on SIGHUP. Answers how to end that. */
export function followSupergraph(path: string, { supergraphSdl, reload, log }: FollowOptions): () => void {
  let seen = supergraphSdl;
  const look = async (): Promise<void> => {
    try {
      const found = await readFile(path, 'utf8');
      if (found === seen) return;
      // A broken one is refused once, not every second.
      seen = found;
      await reload(found).catch(() => undefined);
    } catch (error) {
      log.error({ err: error }, 'SUPERGRAPH_FILE cannot be read; the supergraph before is still served');
    }
  };
  const onChange = (): void => void look();
  watchFile(path, { interval: LOOK_EVERY, persistent: false }, onChange);
  process.on('SIGHUP', onChange);
  return () => {
    unwatchFile(path, onChange);
    process.off('SIGHUP', onChange);
  };
}
