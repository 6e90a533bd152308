import type { Transport } from './transport.js';

/** The work's outcome, or the signal's reason as soon as it is aborted: the work may not know of the signal. */
function untilAborted<Outcome>(work: Promise<Outcome>, signal: AbortSignal): Promise<Outcome> {
  const { promise, resolve, reject } = Promise.withResolvers<Outcome>();
  const leave = (): void => reject(signal.reason);
  const stay = (): void => signal.removeEventListener('abort', leave);
  if (signal.aborted) leave();
  else signal.addEventListener('abort', leave, { once: true });
  work.then(resolve, reject).finally(stay);
  return promise;
}

/** The work under a signal that is also aborted after so many milliseconds; its timer ends with the work. */
export async function withinTime<Outcome>(
  { milliseconds, signal }: { milliseconds: number; signal: AbortSignal },
  work: (signal: AbortSignal) => Promise<Outcome>,
): Promise<Outcome> {
  const controller = new AbortController();
  const leave = (): void => controller.abort(signal.reason);
  if (signal.aborted) leave();
  else signal.addEventListener('abort', leave, { once: true });
  const timer = setTimeout(
    () => controller.abort(new Error(`no answer within ${milliseconds} ms`)),
    milliseconds,
  );
  try {
    return await untilAborted(work(controller.signal), controller.signal);
  } finally {
    clearTimeout(timer);
    signal.removeEventListener('abort', leave);
  }
}

/** A fetch in this process cannot be cut off, but nobody waits for it longer than the request may take. */
export function boundByRequest(transport: Transport): Transport {
  return {
    ...transport,
    execute: (fetch, context) => untilAborted(transport.execute(fetch, context), context.signal),
  };
}
