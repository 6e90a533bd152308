import { execFile } from 'node:child_process';
import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { promisify } from 'node:util';
import { afterAll, beforeAll, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { definition as emulation } from '../../subgraphs/emulation/subgraph.js';
import { type RunningSubgraph, serveSubgraph } from '../../subgraphs/kit/server.js';
import { openTracing } from '../../subgraphs/kit/tracing.js';
import { openTestDatabase, type TestDatabase } from '../support/database.js';
import { openTestGraph, type TestGraph } from '../support/graph.js';
import { watchOutbound } from '../support/outbound.js';
import { waitUntil } from '../support/process.js';

jest.setTimeout(60_000);

const SECRET = 'a secret of at least 32 characters';
const QUERY =
  'query Awards($code: String!) { organizationByCode(code: $code) { code awards(first: 1) { totalCount } } }';
const PARENT = { trace: '0af7651916cd43dd8448eb211c80319c', span: 'b7ad6b7169203331' };

interface Span {
  service: string;
  name: string;
  traceId: string;
  spanId: string;
  parentSpanId?: string;
  facts: Record<string, unknown>;
}

interface Sent {
  resourceSpans: {
    resource: { attributes: Attribute[] };
    scopeSpans: { spans: (Omit<Span, 'facts' | 'service'> & { attributes: Attribute[] })[] }[];
  }[];
}

interface Attribute {
  key: string;
  value: { stringValue?: string; intValue?: number };
}

const factsOf = (attributes: readonly Attribute[]): Record<string, unknown> =>
  Object.fromEntries(attributes.map(({ key, value }) => [key, value.stringValue ?? value.intValue]));

let collector: Server;
let bodies: string[] = [];
let endpoint: string;
beforeAll(async () => {
  collector = createServer((request, response) => {
    let body = '';
    request.on('data', (part: Buffer) => (body += part.toString()));
    request.on('end', () => {
      if (request.url === '/v1/traces') bodies.push(body);
      response.end('{}');
    });
  });
  await once(collector.listen(0, '127.0.0.1'), 'listening');
  endpoint = `http://127.0.0.1:${(collector.address() as AddressInfo).port}`;
});
beforeEach(() => {
  bodies = [];
});
afterAll(() => void collector.close());

function readSpans(): Span[] {
  return bodies
    .flatMap((body) => (JSON.parse(body) as Sent).resourceSpans)
    .flatMap(({ resource, scopeSpans }) =>
      scopeSpans.flatMap(({ spans }) =>
        spans.map(({ attributes, ...span }) => ({
          ...span,
          service: String(factsOf(resource.attributes)['service.name']),
          facts: factsOf(attributes),
        })),
      ),
    );
}

describe('traces', () => {
  let database: TestDatabase;
  let apart: RunningSubgraph;
  let graph: TestGraph;
  beforeAll(async () => {
    database = await openTestDatabase();
    const settings = {
      HOST: '127.0.0.1',
      PORT: 0,
      DATABASE_URL: database.url,
      JWT_INTERNAL_SECRET: SECRET,
      GRAPH_URL: 'http://127.0.0.1:9/graphql',
      LOG_LEVEL: 'silent' as const,
      OTEL_EXPORTER_OTLP_ENDPOINT: endpoint,
    };
    apart = await serveSubgraph(emulation, settings, 0);
    graph = await openTestGraph({
      JWT_INTERNAL_SECRET: SECRET,
      SUBGRAPH_EMULATION_URL: apart.url,
      OTEL_EXPORTER_OTLP_ENDPOINT: endpoint,
    });
  });
  afterAll(() => database.stop());

  it('run from the client through gateway and subgraphs, without variables, documents or who asked', async () => {
    const headers = { traceparent: `00-${PARENT.trace}-${PARENT.span}-01` };
    const answer = await graph.ask(QUERY, { code: 'HD-0001' }, { role: 'PROVINCE_OFFICER' }, headers);
    expect(answer.errors).toEqual([]);
    await graph.stop();
    await apart.stop();
    // organizations follows emulation's feed over HTTP meanwhile, which is no part of the client's trace.
    const readMine = (): Span[] => readSpans().filter(({ traceId }) => traceId === PARENT.trace);
    await waitUntil(() => readMine().length >= 5, 'the spans');

    const spans = readMine();
    const find = (name: string): Span => spans.find((span) => span.name === name)!;
    const [request, fetched] = [find('request'), find('fetch emulation')];
    const seen = spans.map(({ service, name, parentSpanId }) => `${service} ${name} ${parentSpanId}`);
    expect(new Set(seen)).toEqual(
      new Set([
        `gateway request ${PARENT.span}`,
        `gateway plan ${request.spanId}`,
        `gateway fetch organizations ${request.spanId}`,
        `gateway fetch emulation ${request.spanId}`,
        `emulation operation ${fetched.spanId}`,
      ]),
    );
    expect(spans).toHaveLength(5);
    expect(request.facts).toMatchObject({
      'http.response.status_code': 200,
      'graphql.operation.name': 'Awards',
      'request.role': 'PROVINCE_OFFICER',
      'request.fetches': 2,
    });
    expect(find('operation').facts).toMatchObject({ 'http.response.status_code': 200, 'sql.reads': 1 });
    expect(bodies.join()).not.toMatch(/HD-0001|organizationByCode|totalCount|"test"/);
  });
});

describe('without OTEL_EXPORTER_OTLP_ENDPOINT', () => {
  it('nothing is sent anywhere', async () => {
    const outbound = watchOutbound();
    const graph = await openTestGraph();
    await graph.ask(QUERY, { code: 'HD-0001' });
    await graph.stop();
    outbound.stop();
    expect(outbound.hosts).toEqual([]);
    expect(bodies).toEqual([]);
  });

  it('with one, that host alone is asked: the watch sees it', async () => {
    const outbound = watchOutbound();
    const graph = await openTestGraph({ OTEL_EXPORTER_OTLP_ENDPOINT: 'http://collector.example:4318' });
    await graph.ask(QUERY, { code: 'HD-0001' });
    await graph.stop();
    outbound.stop();
    expect(new Set(outbound.hosts)).toEqual(new Set(['collector.example']));
  });

  it.each([
    ['undefined', false],
    ["'http://127.0.0.1:9'", true],
  ])('with the endpoint %s, the library is loaded: %s', async (value, isLoaded) => {
    const main = new URL('../../gateway/main.js', import.meta.url).href;
    const tracing = new URL('../../subgraphs/kit/tracing.js', import.meta.url).href;
    const program = `
      import module from 'node:module';
      await import('${main}');
      await (await import('${tracing}')).openTracing(${value}, 'x');
      console.log(Object.keys(module._cache).some((path) => /@opentelemetry.(sdk-trace|exporter)/.test(path)));`;
    const args = ['--input-type=module', '--eval', program];
    const { stdout } = await promisify(execFile)(process.execPath, args);
    expect(stdout.trim()).toBe(String(isLoaded));
  });
});

it('a collector that never answers does not hold up the end', async () => {
  const silent = createServer(() => undefined);
  await once(silent.listen(0, '127.0.0.1'), 'listening');
  const tracing = await openTracing(`http://127.0.0.1:${(silent.address() as AddressInfo).port}`, 'x');
  tracing!.begin('work').end();
  const startedAt = performance.now();
  await tracing!.stop();
  expect(performance.now() - startedAt).toBeLessThan(4_000);
  silent.closeAllConnections();
  silent.close();
});
