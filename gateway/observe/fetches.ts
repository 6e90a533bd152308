import type { Transport } from '../transport/transport.js';
import type { Metrics } from './metrics.js';

/** Counts the fetches of a request, and their time by subgraph. */
export function observeFetches(service: string, transport: Transport, metrics?: Metrics): Transport {
  metrics?.watchBreaker(service, transport);
  return {
    ...transport,
    execute: async (fetch, context) => {
      context.record.fetches += 1;
      const span = context.span?.begin(`fetch ${service}`);
      const startedAt = performance.now();
      let outcome = 'failed';
      try {
        const answer = await transport.execute(
          fetch,
          span ? { ...context, traceparent: span.traceparent } : context,
        );
        outcome = 'answered';
        return answer;
      } finally {
        span?.end(
          { 'subgraph.name': service, 'subgraph.operation': fetch.operationName },
          outcome === 'failed',
        );
        metrics?.countFetch({ service, outcome }, performance.now() - startedAt);
      }
    },
  };
}
