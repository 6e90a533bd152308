import { setTimeout as sleep } from 'node:timers/promises';

/** What a span says of its work: names, counts, codes; never variables, documents or who asked. */
export type SpanFacts = Readonly<Record<string, string | number | undefined>>;

export interface Span {
  /** Names this span to another process (W3C Trace Context). */
  readonly traceparent: string;
  begin(name: string): Span;
  end(facts?: SpanFacts, isFailed?: boolean): void;
}

export interface Tracing {
  /** A span of its own, or under one of another process. */
  begin(name: string, traceparent?: string): Span;
  /** Sends what is still here. */
  stop(): Promise<void>;
}

/** A collector that is down does not hold up the end of a process. */
const LAST_WORDS = 2_000;

/** Sends traces to a collector; without endpoint nothing of OpenTelemetry is even loaded. */
export async function openTracing(
  endpoint: string | undefined,
  service: string,
): Promise<Tracing | undefined> {
  if (endpoint === undefined) return undefined;
  const { ROOT_CONTEXT, SpanStatusCode, defaultTextMapGetter, defaultTextMapSetter, trace } =
    await import('@opentelemetry/api');
  const { W3CTraceContextPropagator } = await import('@opentelemetry/core');
  const { OTLPTraceExporter } = await import('@opentelemetry/exporter-trace-otlp-http');
  const { Resource } = await import('@opentelemetry/resources');
  const { BasicTracerProvider, BatchSpanProcessor } = await import('@opentelemetry/sdk-trace-base');
  const exporter = new OTLPTraceExporter({ url: `${endpoint.replace(/\/$/, '')}/v1/traces` });
  const provider = new BasicTracerProvider({
    resource: new Resource({ 'service.name': service }),
    spanProcessors: [new BatchSpanProcessor(exporter)],
  });
  const tracer = provider.getTracer(service);
  const propagator = new W3CTraceContextPropagator();

  const begin = (name: string, parent = ROOT_CONTEXT): Span => {
    const span = tracer.startSpan(name, {}, parent);
    const context = trace.setSpan(parent, span);
    const carrier: { traceparent?: string } = {};
    propagator.inject(context, carrier, defaultTextMapSetter);
    return {
      traceparent: carrier.traceparent ?? '',
      begin: (child) => begin(child, context),
      end: (facts = {}, isFailed = false) => {
        span.setAttributes(facts);
        if (isFailed) span.setStatus({ code: SpanStatusCode.ERROR });
        span.end();
      },
    };
  };
  return {
    begin: (name, traceparent) =>
      begin(name, propagator.extract(ROOT_CONTEXT, { traceparent }, defaultTextMapGetter)),
    stop: async () => {
      // Nor does one that refuses them make it a failure.
      const sent = provider.shutdown().catch(() => undefined);
      await Promise.race([sent, sleep(LAST_WORDS, undefined, { ref: false })]);
    },
  };
}
