import type { GatewayContext } from '../context.js';

/** What a span says: names, counts, codes; never variables, documents or who asked. */
type SpanFacts = Readonly<Record<string, string | number | undefined>>;

/** One piece of work in a trace. */
export interface Span {
  /** Names this span to another process (W3C Trace Context). */
  readonly traceparent: string;
  begin(name: string): Span;
  end(facts?: SpanFacts, isFailed?: boolean): void;
}

/** Where spans go; this folder knows no library for them. */
export interface Tracing {
  /** A span of its own, or under one of another process. */
  begin(name: string, traceparent?: string): Span;
}

/** The span of a whole request, once its answer is sent. */
export function endRequestSpan(
  { requestId, viewer, cost, record, span }: GatewayContext,
  status: number,
): void {
  const { operationName, operationType, clientName, clientVersion, fetches, codes } = record;
  span?.end(
    {
      'http.response.status_code': status,
      'graphql.operation.name': operationName,
      'graphql.operation.type': operationType,
      'client.name': clientName,
      'client.version': clientVersion,
      'request.id': requestId,
      'request.role': viewer?.role ?? 'PUBLIC',
      'request.cost': cost,
      'request.fetches': fetches,
      'request.codes': [...new Set(codes)].join(' ') || undefined,
    },
    status >= 500,
  );
}

/** Tells what planning took: most of a request when its plan is not there yet. */
export function tracePlan<Plan>({ span }: GatewayContext, plan: () => Plan): Plan {
  const planning = span?.begin('plan');
  try {
    return plan();
  } finally {
    planning?.end();
  }
}
