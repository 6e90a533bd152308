import Fastify from 'fastify';
import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client';
import type { GatewayContext } from '../context.js';
import type { PlanCacheFigures } from '../execution/planner.js';
import { boundLabels } from './labels.js';
import { createUsageCounters } from './usage-counters.js';
import type { Usage } from './usage.js';
import type { BreakerState } from '../transport/resilience.js';
import type { Transport } from '../transport/transport.js';

export interface Metrics {
  countRequest(context: GatewayContext, status: number): void;
  countFetch(labels: { service: string; outcome: string }, milliseconds: number): void;
  watchBreaker(service: string, transport: Transport): void;
  watchPlanCache(read: () => PlanCacheFigures): void;
  countUsage(usage: Usage, client?: string): void;
  /** Everything, in the text format of Prometheus. */
  read(): Promise<string>;
}

const SECONDS = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 25];

/** A client chooses its operations' names: the first are labels, those beyond them are counted as "other". */
const OPERATION_NAMES = 200;

const BREAKER: Record<BreakerState, number> = { closed: 0, 'half-open': 1, open: 2 };

export function createMetrics(): Metrics {
  const register = new Registry();
  const registers = [register];
  collectDefaultMetrics({ register });
  const requests = new Counter({
    name: 'graph_requests_total',
    help: 'Requests to the graph by HTTP status and role of the viewer',
    labelNames: ['status', 'role'],
    registers,
  });
  const durations = new Histogram({
    name: 'graph_request_duration_seconds',
    help: 'Time until the answer was sent, by operation',
    labelNames: ['operation'],
    buckets: SECONDS,
    registers,
  });
  const errors = new Counter({
    name: 'graph_errors_total',
    help: 'Errors in answers by code',
    labelNames: ['code'],
    registers,
  });
  const fetches = new Histogram({
    name: 'graph_fetch_duration_seconds',
    help: 'Time of fetches by subgraph and outcome, retries included',
    labelNames: ['service', 'outcome'],
    buckets: SECONDS,
    registers,
  });
  const breakers = new Map<string, () => BreakerState>();
  void new Gauge({
    name: 'graph_breaker_state',
    help: '0 closed, 1 half open, 2 open, by subgraph',
    labelNames: ['service'],
    registers,
    collect() {
      for (const [service, breaker] of breakers) this.set({ service }, BREAKER[breaker()]);
    },
  });
  let readPlans: (() => PlanCacheFigures) | undefined;
  void new Gauge({
    name: 'graph_plan_cache',
    help: 'Hits and misses since the supergraph was loaded, plans kept and their bytes',
    labelNames: ['figure'],
    registers,
    collect() {
      for (const [figure, value] of Object.entries(readPlans?.() ?? {})) this.set({ figure }, value);
    },
  });
  const labelOf = boundLabels(OPERATION_NAMES);
  const usage = createUsageCounters(register);
  return {
    countRequest: ({ viewer, record }, status) => {
      requests.inc({ status, role: viewer?.role ?? 'PUBLIC' });
      durations.observe(
        { operation: labelOf(record.operationName) },
        (performance.now() - record.startedAt) / 1000,
      );
      for (const code of record.codes) errors.inc({ code });
    },
    countFetch: (labels, milliseconds) => fetches.observe(labels, milliseconds / 1000),
    watchBreaker: (service, { breaker }) => {
      if (breaker) breakers.set(service, breaker);
    },
    watchPlanCache: (read) => {
      readPlans = read;
    },
    countUsage: usage,
    read: () => register.metrics(),
  };
}

export interface MetricsAddress {
  host?: string;
  port: number;
}

export interface MetricsServer {
  url: string;
  stop(): Promise<void>;
}

/** A port of its own: what it tells is for operators, and a busy graph does not keep it from answering. */
export async function serveMetrics(
  metrics: Metrics,
  { host = '127.0.0.1', port }: MetricsAddress,
): Promise<MetricsServer> {
  const app = Fastify({ forceCloseConnections: true });
  app.get('/metrics', async (_, reply) =>
    reply.type('text/plain; version=0.0.4; charset=utf-8').send(await metrics.read()),
  );
  const url = await app.listen({ host, port });
  return { url: `${url}/metrics`, stop: () => app.close() };
}
