import {
  bulkhead,
  BulkheadRejectedError,
  circuitBreaker,
  type CircuitBreakerPolicy,
  CircuitState,
  ConsecutiveBreaker,
  ExponentialBackoff,
  handleWhen,
  retry,
  TaskCancelledError,
  wrap,
} from 'cockatiel';
import { withinTime } from './until-aborted.js';

/** How a subgraph that runs apart is handled when it does not answer. */
export interface Resilience {
  /** Further attempts of a read whose connection failed; a mutation is never sent twice. */
  retries: number;
  /** Failures in a row after which the subgraph is left alone: its fields are null at once. */
  failures: number;
  /** Milliseconds it is left alone before one fetch tries whether it is back. */
  probeAfter: number;
  /** Fetches it is sent at the same time. */
  concurrent: number;
  /** Fetches that may wait for their turn; more are refused at once. */
  waiting: number;
}

/** One page of the explorer needs four fetches at most: 64 at once are some hundred requests per second. */
export const DEFAULT_RESILIENCE: Resilience = {
  retries: 2,
  failures: 5,
  probeAfter: 5_000,
  concurrent: 64,
  waiting: 256,
};

/** The fault may be gone a moment later, and the subgraph did not work on the request or its answer is lost. */
export class TransientFault extends Error {}

/** The request ended, not the subgraph's fault: the client went away or the whole request's time is over. */
class RequestEnded extends Error {}

const BACKOFF = { initialDelay: 20, maxDelay: 200 };

export type BreakerState = 'closed' | 'open' | 'half-open';

export interface Shield {
  /** Asks within the time for one fetch; rejects with what went wrong. */
  run<Answer>(
    ask: (signal: AbortSignal) => Promise<Answer>,
    request: { isRead: boolean; signal: AbortSignal },
  ): Promise<Answer>;
  breaker(): BreakerState;
}

/** Retry outside, then breaker, then bulkhead: each attempt counts, and an open breaker ends the attempts. */
export function createShield(timeout: number, options: Resilience): Shield {
  const breaker: CircuitBreakerPolicy = circuitBreaker(
    // A probe that was cut off has shown nothing: the subgraph stays left alone.
    handleWhen((error) => isFault(error) || breaker.state === CircuitState.HalfOpen),
    { halfOpenAfter: options.probeAfter, breaker: new ConsecutiveBreaker(options.failures) },
  );
  const once = wrap(breaker, bulkhead(options.concurrent, options.waiting));
  const repeated = wrap(
    retry(
      handleWhen((error) => error instanceof TransientFault),
      { maxAttempts: options.retries, backoff: new ExponentialBackoff(BACKOFF) },
    ),
    once,
  );
  return {
    run: (ask, { isRead, signal: request }) =>
      withinTime({ milliseconds: timeout, signal: request }, (signal) =>
        (isRead ? repeated : once).execute(async () => {
          try {
            return await ask(signal);
          } catch (error) {
            throw request.aborted ? new RequestEnded('the request ended', { cause: error }) : error;
          }
        }, signal),
      ),
    breaker: () => toBreakerState(breaker.state),
  };
}

function isFault(error: unknown): boolean {
  return !(
    error instanceof RequestEnded ||
    error instanceof TaskCancelledError ||
    error instanceof BulkheadRejectedError
  );
}

function toBreakerState(state: CircuitState): BreakerState {
  if (state === CircuitState.Closed) return 'closed';
  return state === CircuitState.HalfOpen ? 'half-open' : 'open';
}
