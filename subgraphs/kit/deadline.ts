import type { Kysely } from 'kysely';
import { Refusal } from './errors.js';

/** Milliseconds the gateway still waits, as it says in `x-request-timeout`; a day at most. */
export function toDeadline(header: string | string[] | undefined): AbortSignal | undefined {
  if (typeof header !== 'string' || !/^\d{1,8}$/.test(header)) return undefined;
  return AbortSignal.timeout(Number(header));
}

/** What is asked when the gateway waits no longer is not begun. */
export function requireTime(signal: AbortSignal | undefined): void {
  if (signal?.aborted) throw refuseLate();
}

export function refuseLate(): Refusal {
  return new Refusal('SUBGRAPH_UNAVAILABLE', 'The time for this request is over.');
}

const CANCEL = 'cancel query';

/** The same reads, counted; none begun and each under way cancelled in the database once the signal is aborted. */
export function boundBy(
  db: Kysely<unknown>,
  signal: AbortSignal | undefined,
  onRead: () => void,
): Kysely<unknown> {
  const executor = db.getExecutor();
  const executeQuery: typeof executor.executeQuery = (query, options) => {
    onRead();
    return executor.executeQuery(query, { signal, inflightQueryAbortStrategy: CANCEL, ...options });
  };
  const bounded = overlay(executor, { executeQuery });
  return overlay(db, { getExecutor: () => bounded });
}

/** The object with some methods of its own; the others work on the object itself, whose private fields they need. */
function overlay<Target extends object>(target: Target, own: Partial<Target>): Target {
  return new Proxy(target, {
    get: (_, key) => {
      if (key in own) return own[key as keyof Target];
      const value: unknown = Reflect.get(target, key, target);
      return typeof value === 'function' ? (value.bind(target) as unknown) : value;
    },
  });
}
