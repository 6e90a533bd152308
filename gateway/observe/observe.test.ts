import { afterEach, describe, expect, it } from '@jest/globals';
import { pino } from 'pino';
import { openTinyGateway, type TinyGateway } from '../../test/support/tiny-gateway.js';
import { authorSubgraph, bookSubgraph, composeTiny } from '../../test/support/tiny-supergraph.js';
import type { GatewayOptions } from '../server.js';

const QUERY = 'query Shelf($id: ID!) { book(id: $id) { title author { city } } }';

let gateway: TinyGateway;
let lines: Record<string, unknown>[];
afterEach(() => gateway.stop());

async function open(options: Partial<GatewayOptions> = {}): Promise<void> {
  lines = [];
  const write = (line: string): void => void lines.push(JSON.parse(line) as Record<string, unknown>);
  gateway = await openTinyGateway('in process', { log: pino({ level: 'info' }, { write }), ...options });
}

describe('the log has one line per request', () => {
  const requestLines = (): unknown[] => lines.filter(({ msg }) => msg === 'request');

  it('with who asked what and how it went, without variables or document', async () => {
    await open();
    const headers = {
      'x-request-id': 'request-log-1',
      'apollographql-client-name': 'portal',
      'apollographql-client-version': '1.2',
    };
    await gateway.ask(QUERY, { id: '2', secret: 'confidential' }, headers);
    expect(requestLines()).toEqual([
      {
        level: 30,
        time: expect.any(Number),
        pid: expect.any(Number),
        hostname: expect.any(String),
        msg: 'request',
        requestId: 'request-log-1',
        client: { name: 'portal', version: '1.2' },
        operation: 'Shelf',
        type: 'query',
        role: 'PUBLIC',
        status: 200,
        milliseconds: expect.any(Number),
        fetches: 2,
        cost: 2,
        codes: ['FORBIDDEN'],
      },
    ]);
    expect(JSON.stringify(lines)).not.toMatch(/confidential|title/);
  });

  it.each<[string, string, Record<string, string>, number, string]>([
    ['a refused document', '{ nothing }', {}, 400, 'GRAPHQL_VALIDATION_FAILED'],
    ['a document over a limit', `{ ${'viewer '.repeat(21)}}`, {}, 400, 'TOO_COMPLEX'],
    ['a token that does not count', '{ viewer }', { authorization: 'Bearer a.b.c' }, 401, 'UNAUTHENTICATED'],
  ])('also for %s', async (_, query, headers, status, code) => {
    await open();
    await gateway.ask(query, {}, headers);
    expect(requestLines()).toMatchObject([{ status, codes: [code], fetches: 0 }]);
  });

  it('and drops a client name that would break a line', async () => {
    await open();
    await gateway.ask('{ viewer }', {}, { 'apollographql-client-name': 'x'.repeat(65) });
    expect(requestLines()[0]).not.toHaveProperty('client');
  });
});

describe('metrics', () => {
  const read = async (): Promise<string> => (await fetch(gateway.metricsUrl!)).text();

  it('count requests, errors and fetches, on a port of their own', async () => {
    await open({ metrics: { port: 0 } });
    await gateway.ask(QUERY, { id: '2' });
    await gateway.ask('{ nothing }');
    const text = await read();
    expect(text).toContain('graph_requests_total{status="200",role="PUBLIC"} 1');
    expect(text).toContain('graph_requests_total{status="400",role="PUBLIC"} 1');
    expect(text).toContain('graph_request_duration_seconds_count{operation="Shelf"} 1');
    expect(text).toContain('graph_errors_total{code="FORBIDDEN"} 1');
    expect(text).toContain('graph_fetch_duration_seconds_count{service="books",outcome="answered"} 1');
    expect(text).toContain('graph_fetch_duration_seconds_count{service="authors",outcome="answered"} 1');
    expect(text).toContain('process_cpu_seconds_total');
    expect((await fetch(`${gateway.url}/metrics`)).status).toBe(404);
  });

  it('show the breaker of a subgraph that is down', async () => {
    const down = { url: 'http://127.0.0.1:9/graphql' };
    await open({
      metrics: { port: 0 },
      resilience: { failures: 1, retries: 0, probeAfter: 600_000 },
      subgraphs: { books: bookSubgraph(), authors: down },
    });
    expect(await read()).toContain('graph_breaker_state{service="authors"} 0');
    await gateway.ask(QUERY, { id: '1' });
    const text = await read();
    expect(text).toContain('graph_breaker_state{service="authors"} 2');
    expect(text).toContain('graph_fetch_duration_seconds_count{service="authors",outcome="failed"} 1');
    expect(text).toContain('graph_errors_total{code="SUBGRAPH_UNAVAILABLE"} 1');
  });

  it('tell who uses which field, and what is to go, and stay bounded', async () => {
    await open({ metrics: { port: 0 } });
    const sdl = composeTiny([bookSubgraph(), authorSubgraph()]);
    const outdated = (text: string): string => `${text} @deprecated(reason: "to go")`;
    await gateway.reload(
      sdl
        .replace(/city: String/, outdated)
        .replace(/publishedOn\(day: Day/, outdated)
        .replace(/boom: String/, outdated),
    );
    const asked =
      '{ books { author { ...A } } publishedOn(day: "2026-01-01") } fragment A on Author { city }';
    for (const client of ['portal', 'portal', 'app'])
      await gateway.ask(asked, {}, { 'apollographql-client-name': client });
    const text = await read();
    expect(text).toContain('graph_deprecated_usage_total{coordinate="Author.city",client="portal"} 2');
    expect(text).toContain('graph_deprecated_usage_total{coordinate="Author.city",client="app"} 1');
    expect(text).toContain(
      'graph_deprecated_usage_total{coordinate="Query.publishedOn(day:)",client="app"} 1',
    );
    expect(text).not.toContain('Query.boom');
    expect(text).toContain('graph_field_usage_total{field="Query.books",client="portal"} 2');
    expect(text).toContain('graph_plan_cache{figure="hits"} 2');
    expect(text).toContain('graph_plan_cache{figure="entries"} 1');
    for (let index = 0; index < 60; index += 1)
      await gateway.ask('{ viewer }', {}, { 'apollographql-client-name': `client ${index}` });
    const clients = (await read()).match(/graph_field_usage_total\{field="Query.viewer"/g);
    expect(clients).toHaveLength(49);
  });

  it('do not grow with the names clients give their operations', async () => {
    await open({ metrics: { port: 0 } });
    for (let index = 0; index < 230; index += 1) await gateway.ask(`query Name${index} { __typename }`);
    const text = await read();
    expect(text.match(/graph_request_duration_seconds_count\{/g)).toHaveLength(201);
    expect(text).toContain('graph_request_duration_seconds_count{operation="other"} 30');
  });

  it('are nowhere unless a port is given, and free it at the end', async () => {
    await open();
    expect(gateway.metricsUrl).toBeUndefined();
    await gateway.stop();
    await open({ metrics: { port: 0 } });
    const url = gateway.metricsUrl!;
    await gateway.stop();
    await expect(fetch(url)).rejects.toThrow('fetch failed');
  });

  it('on a taken port are reported with that port', async () => {
    await open();
    const port = Number(new URL(gateway.url).port);
    await expect(
      openTinyGateway('in process', { metrics: { port } }, [bookSubgraph(), authorSubgraph()]),
    ).rejects.toThrow(`127.0.0.1:${port} is taken by another program`);
  });
});
