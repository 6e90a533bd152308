import type { Transport } from './transport.js';

/** The work's outcome, or the signal's reason as soon as it is aborted: the work may not know of the signal. */
export async function untilAborted<Outcome>(work: Promise<Outcome>, signal: AbortSignal): Promise<Outcome> {
  const { promise: aborted, reject } = Promise.withResolvers<never>();
  const leave = (): void => reject(signal.reason);
  if (signal.aborted) leave();
  else signal.addEventListener('abort', leave, { once: true });
  try {
    return await Promise.race([work, aborted]);
  } finally {
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
