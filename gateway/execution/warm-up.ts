import { hash } from 'node:crypto';
import { setImmediate } from 'node:timers/promises';
import { parse, validate } from 'graphql';
import type { Log } from '../context.js';
import type { Executor } from './executor.js';

/** Documents planned ahead: as many as the cache holds plans, so that none pushes out another. */
export const MOST_WARMED = 500;

/**
 * Fills the plan cache, so that the first client after a start or a schema change does not wait for the planner. Other
 * work goes on between two documents. One that the schema refuses is told in the log: its clients will be refused too.
 */
export async function warmUp(
  executor: Executor,
  documents: Iterable<string>,
  log: Pick<Log, 'info' | 'warn'>,
): Promise<void> {
  const started = performance.now();
  let planned = 0;
  for (const document of [...new Set(documents)].slice(0, MOST_WARMED)) {
    const reason = findFault(executor, document);
    if (reason === undefined) planned += 1;
    else
      log.warn(
        { reason, digest: hash('sha256', document, 'hex') },
        'a document to be planned ahead does not fit',
      );
    await setImmediate();
  }
  if (planned)
    log.info({ planned, milliseconds: Math.round(performance.now() - started) }, 'plans made ahead');
}

function findFault(executor: Executor, document: string): string | undefined {
  try {
    const [error] = validate(executor.apiSchema, parse(document));
    if (error) return error.message;
    executor.warmUp(document);
    return undefined;
  } catch (error) {
    return (error as Error).message;
  }
}
