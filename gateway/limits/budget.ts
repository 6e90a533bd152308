import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';
import { OverBudgetError } from '../errors.js';

const SECONDS = 60;

/** Charges a client for an operation, or refuses it because of what the client asked within the last minute. */
export type Spend = (client: string, cost: number) => Promise<void>;

/** Kept in the memory of this process: several gateways beside each other allow a client as much each. */
export function createBudget(costPerMinute: number): Spend {
  const limiter = new RateLimiterMemory({ points: costPerMinute, duration: SECONDS });
  return async (client, cost) => {
    try {
      // An operation that needs no object is not free: it is still a request.
      await limiter.consume(client, Math.max(1, cost));
    } catch (refused) {
      if (!(refused instanceof RateLimiterRes)) throw refused;
      throw new OverBudgetError(
        { asked: refused.consumedPoints, allowed: costPerMinute },
        Math.ceil(refused.msBeforeNext / 1000),
      );
    }
  };
}
