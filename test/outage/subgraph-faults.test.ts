import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { GatewayOptions } from '../../gateway/server.js';
import { type Fault, type FaultProxy, openFaultProxy } from '../support/fault-proxy.js';
import { waitUntil } from '../support/process.js';
import { type Answer, openTinyGateway, type TinyGateway } from '../support/tiny-gateway.js';
import { authorSubgraph, bookSubgraph, serveTiny } from '../support/tiny-supergraph.js';

const TIMEOUT = 400;
/** Promised are 100 ms on a machine with time to spare; this one runs other tests beside. */
const ALLOWANCE = 1_000;
const QUERY = '{ books { title author { name city } } }';
/** Book 3 has no author. */
const PLACES = [0, 1, 3].flatMap((index) =>
  ['name', 'city'].map((field) => ['books', index, 'author', field]),
);

const [books, authors] = [bookSubgraph(), authorSubgraph()];
let servers: { url: string; stop(): Promise<void> }[];
let proxies: Record<'books' | 'authors', FaultProxy>;
let gateway: TinyGateway;

beforeAll(async () => {
  servers = await Promise.all([serveTiny(books), serveTiny(authors)]);
});
afterAll(() => Promise.all(servers.map((server) => server.stop())));
afterEach(async () => {
  await gateway.stop();
  await Promise.all([proxies.books.close(), proxies.authors.close()]);
});

beforeEach(async () => {
  const [forBooks, forAuthors] = await Promise.all(servers.map(({ url }) => openFaultProxy(url)));
  proxies = { books: forBooks!, authors: forAuthors! };
});

async function open(options: Partial<GatewayOptions> = {}): Promise<void> {
  gateway = await openTinyGateway('in process', {
    subgraphs: { books: { url: proxies.books.url }, authors: { url: proxies.authors.url } },
    subgraphTimeout: TIMEOUT,
    ...options,
  });
}

function expectUnavailable({ status, errors }: Answer, service: string, paths: unknown[]): void {
  expect(status).toBe(200);
  expect(errors?.map(({ path }) => path)).toEqual(paths);
  for (const { message, extensions } of errors!) {
    const { requestId } = extensions;
    expect(extensions).toEqual({ code: 'SUBGRAPH_UNAVAILABLE', requestId, serviceName: service });
    expect(message).toBe(`The subgraph "${service}" did not answer. Request ${String(requestId)}.`);
  }
  expect(JSON.stringify(errors)).not.toMatch(/127\.0\.0\.1|10\.0\.0\.7|nginx|srv/);
}

describe('a subgraph', () => {
  it.each<[Fault, number]>([
    ['reset', 3],
    ['hang', 1],
    ['drip', 1],
    ['half', 3],
    ['garbage', 1],
    ['html', 1],
    ['nothing', 1],
    ['status 500', 1],
    ['status 503', 3],
  ])(
    'with the fault “%s” is asked %i times and leaves the rest of the answer, in time',
    async (fault, times) => {
      await open();
      proxies.authors.inject(fault);
      const answer = await gateway.ask(QUERY);
      const answeredAt = performance.now();
      expectUnavailable(answer, 'authors', PLACES);
      expect(answer.data).toMatchObject({ books: [{ title: 'Kiều', author: { name: null } }, {}, {}, {}] });
      expect(proxies.authors.seen).toHaveLength(times);
      const took = answeredAt - proxies.authors.seen[0]!.receivedAt;
      console.info(`${fault}: answered ${Math.round(took)} ms after the fetch, its timeout is ${TIMEOUT} ms`);
      expect(took).toBeLessThan(TIMEOUT + ALLOWANCE);
    },
  );

  it('that is down leaves the rest; readyz names it; it is back without help', async () => {
    await open({ resilience: { probeAfter: 50 } });
    await proxies.authors.close();
    expectUnavailable(await gateway.ask(QUERY), 'authors', PLACES);
    const ready = await fetch(`${gateway.url}/readyz`);
    expect([ready.status, await ready.json()]).toEqual([
      503,
      {
        ready: false,
        subgraphs: { books: { ready: true }, authors: { ready: false, reason: 'not reachable' } },
      },
    ]);
    await proxies.authors.open();
    await waitUntil(
      async () => (await gateway.ask('{ books { author { name } } }')).errors === undefined,
      'recovery',
    );
    expect((await fetch(`${gateway.url}/readyz`)).status).toBe(200);
  });

  it('that is down when the gateway starts does not keep it from serving the rest', async () => {
    await proxies.authors.close();
    await open();
    expect((await gateway.ask('{ books { title } }')).errors).toBeUndefined();
    expectUnavailable(await gateway.ask(QUERY), 'authors', PLACES);
    expect((await fetch(`${gateway.url}/livez`)).status).toBe(200);
  });

  it('that loses one connection is asked again, and nobody notices', async () => {
    await open();
    proxies.authors.inject('reset', 1);
    expect((await gateway.ask('{ books { author { name } } }')).errors).toBeUndefined();
    expect(proxies.authors.seen).toHaveLength(2);
  });

  it.each<Fault>(['reset', 'half', 'status 503', 'hang'])(
    'is sent a mutation once, with the fault “%s”',
    async (fault) => {
      await open();
      proxies.books.inject(fault);
      const answer = await gateway.ask('mutation { rename(id: 1, title: "Lại") { title } }');
      expectUnavailable(answer, 'books', [['rename']]);
      expect(answer.data).toEqual({ rename: null });
      expect(proxies.books.seen).toHaveLength(1);
    },
  );
});

describe('the breaker', () => {
  it('leaves a failing subgraph alone, probes with one fetch, and closes when it answers', async () => {
    const failures = 3;
    await open({ resilience: { failures, probeAfter: 600_000 } });
    proxies.authors.inject('status 500');
    for (let asked = 0; asked < failures + 5; asked += 1) {
      expectUnavailable(await gateway.ask(QUERY), 'authors', PLACES);
    }
    expect(proxies.authors.seen).toHaveLength(failures);
    // Another subgraph has a breaker of its own.
    expect((await gateway.ask('{ books { title } }')).errors).toBeUndefined();
  });

  it('tries one fetch while the others wait for its outcome', async () => {
    await open({ resilience: { failures: 1, probeAfter: 0 } });
    proxies.authors.inject('status 500');
    await gateway.ask(QUERY);
    proxies.authors.inject('pass');
    const answers = await Promise.all(
      Array.from({ length: 5 }, () => gateway.ask('{ books { author { name } } }')),
    );
    expect(answers.filter(({ errors }) => errors)).toEqual([]);
    const [, probe, ...others] = proxies.authors.seen;
    expect(others).toHaveLength(4);
    for (const { receivedAt } of others) expect(receivedAt).toBeGreaterThan(probe!.endedAt!);
  });

  it('is not moved by clients who leave', async () => {
    await open({ resilience: { failures: 2, probeAfter: 600_000 }, subgraphTimeout: 60_000 });
    proxies.authors.inject('hang');
    for (let left = 1; left <= 3; left += 1) {
      const client = new AbortController();
      const asking = fetch(`${gateway.url}/graphql`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ query: QUERY }),
        signal: client.signal,
      });
      await waitUntil(() => proxies.authors.seen.length === left, 'the fetch');
      client.abort();
      await expect(asking).rejects.toThrow('aborted');
      await waitUntil(() => proxies.authors.seen.at(-1)!.endedAt !== undefined, 'the end of the fetch');
    }
    proxies.authors.inject('pass');
    expect((await gateway.ask('{ books { author { name } } }')).errors).toBeUndefined();
  });
});

it('the bulkhead lets few wait and refuses the rest at once', async () => {
  await open({
    subgraphs: { books, authors: { url: proxies.authors.url } },
    resilience: { concurrent: 2, waiting: 1 },
    subgraphTimeout: 60_000,
  });
  proxies.authors.inject('hang');
  const asking = Array.from({ length: 10 }, () => gateway.ask(QUERY));
  const refused = new Set<Answer>();
  for (const answer of asking) void answer.then((it) => refused.add(it));
  await waitUntil(() => refused.size === 7, 'seven refusals');
  expect(proxies.authors.seen).toHaveLength(2);
  for (const answer of refused) expectUnavailable(answer, 'authors', PLACES);
  // What hangs holds up nobody who does not need it.
  expect((await gateway.ask('{ books { title } }')).errors).toBeUndefined();
  await proxies.authors.close();
  await Promise.all(asking);
});

describe('the time of a whole request', () => {
  it('is told to each subgraph, and ends its fetches', async () => {
    const requestTimeout = 300;
    await open({ requestTimeout, subgraphTimeout: 60_000 });
    proxies.authors.inject('hang');
    const answer = await gateway.ask(QUERY);
    const answeredAt = performance.now();
    expectUnavailable(answer, 'authors', PLACES);
    const [first, second] = [proxies.books.seen[0]!, proxies.authors.seen[0]!];
    const told = [first, second].map(({ headers }) => Number(headers['x-request-timeout']));
    expect(told[0]).toBeLessThanOrEqual(requestTimeout);
    expect(told[1]).toBeLessThanOrEqual(told[0]!);
    expect(told[1]).toBeGreaterThanOrEqual(0);
    expect(answeredAt - first.receivedAt).toBeLessThan(requestTimeout + ALLOWANCE);
  });

  it('bounds a subgraph in this process as well', async () => {
    const { promise: never } = Promise.withResolvers<void>();
    const slow = authorSubgraph(() => never);
    await open({ requestTimeout: 300, subgraphs: { books, authors: slow } });
    expectUnavailable(await gateway.ask('{ slow books { title } }'), 'authors', [['slow']]);
  });
});
