import { createServer, type IncomingMessage, type RequestListener, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, it } from '@jest/globals';
import { authorSubgraph, bookSubgraph, composeTiny } from '../../test/support/tiny-supergraph.js';
import { askGraph } from '../../test/support/tiny-gateway.js';
import { createGateway, type Gateway } from '../server.js';

const TIMEOUT = 300;
const PLACES = [0, 1, 3].map((index) => ['books', index, 'author', 'city']);
const QUERY = { query: '{ books { title author { city } } }' };

const closing: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close();
});

/** A gateway whose second subgraph is this listener. */
async function openWith(listener: RequestListener): Promise<Gateway & { fetches: string[] }> {
  const server = createServer(listener).listen(0, '127.0.0.1');
  const { promise, resolve } = Promise.withResolvers<void>();
  server.once('listening', resolve);
  await promise;
  closing.push(async () => {
    server.closeAllConnections();
    await new Promise((done) => server.close(done));
  });
  const { port } = server.address() as AddressInfo;
  const fetches: string[] = [];
  const books = bookSubgraph();
  const gateway = await createGateway({
    supergraphSdl: composeTiny([books, authorSubgraph()]),
    subgraphs: { books, authors: { url: `http://127.0.0.1:${port}/private/graphql` } },
    subgraphTimeout: TIMEOUT,
    onFetch: (service) => fetches.push(service),
  });
  closing.push(() => gateway.stop());
  return { ...gateway, fetches };
}

const answer =
  (status: number, body: string, headers: Record<string, string> = {}): RequestListener =>
  (_, response) =>
    void response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(body);

const hang: RequestListener = () => undefined;
const drip: RequestListener = (_, response) =>
  void response.writeHead(200, { 'content-type': 'application/json' }).write('{"data":');
const reset: RequestListener = (request) => void request.socket.destroy();
const half: RequestListener = (_: IncomingMessage, response: ServerResponse) => {
  response.writeHead(200, { 'content-length': '1000' }).write('{"data":{"_entities":[');
  response.socket!.destroySoon();
};

describe('a subgraph that', () => {
  it.each<[string, RequestListener]>([
    ['fails', answer(500, '{"errors":[{"message":"at /srv/app"}]}')],
    [
      'does not know us',
      answer(401, '{"errors":[{"message":"bad token","extensions":{"code":"UNAUTHENTICATED"}}]}'),
    ],
    ['answers in HTML', answer(502, '<html>nginx 10.0.0.7</html>')],
    ['redirects', answer(307, '', { location: 'http://192.0.2.1/graphql' })],
    ['answers nothing', answer(200, '')],
    ['answers something else', answer(200, '[1]')],
    ['answers neither data nor errors', answer(200, '{}')],
    ['answers errors that are no list', answer(200, '{"errors":"no"}')],
    ['answers too few entities', answer(200, '{"data":{"_entities":[{"city":"City of b"}]}}')],
    ['hangs', hang],
    ['stops in the middle', drip],
    ['resets the connection', reset],
    ['sends half an answer', half],
  ])('%s leaves the rest of the answer, with one error per missing field', async (_, listener) => {
    const gateway = await openWith(listener);
    const { status, data, errors } = await askGraph(gateway.url, QUERY, { 'x-request-id': 'request-7' });
    expect(status).toBe(200);
    expect(data).toMatchObject({
      books: [{ title: 'Kiều', author: { city: null } }, {}, { title: 'Số đỏ', author: null }, {}],
    });
    expect(errors).toEqual(
      PLACES.map((path) => ({
        message: 'The subgraph "authors" did not answer. Request request-7.',
        path,
        extensions: { code: 'SUBGRAPH_UNAVAILABLE', requestId: 'request-7', serviceName: 'authors' },
      })),
    );
  });

  it('never answers makes readyz say so, without its host', async () => {
    const gateway = await openWith(reset);
    const ready = await fetch(`${gateway.url}/readyz`);
    expect(ready.status).toBe(503);
    expect(await ready.json()).toEqual({
      ready: false,
      subgraphs: { books: { ready: true }, authors: { ready: false, reason: 'not reachable' } },
    });
    expect((await fetch(`${gateway.url}/livez`)).status).toBe(200);
  });

  it.each([
    ['{"ready":false,"reason":"projections behind"}', 'projections behind'],
    ['<html>', 'its readyz answers 503'],
    ['null', 'its readyz answers 503'],
  ])('is not ready makes readyz say so: %s', async (body, reason) => {
    const gateway = await openWith(answer(503, body));
    const ready = await fetch(`${gateway.url}/readyz`);
    expect(ready.status).toBe(503);
    expect(await ready.json()).toMatchObject({ subgraphs: { authors: { ready: false, reason } } });
  });

  it('has drifted from the supergraph is our fault, and its schema stays private', async () => {
    const drift = {
      message: 'Cannot query field "city" on type "Author".',
      locations: [{ line: 1, column: 80 }],
      extensions: { code: 'GRAPHQL_VALIDATION_FAILED' },
    };
    const gateway = await openWith(answer(400, JSON.stringify({ errors: [drift] })));
    const { errors } = await askGraph(gateway.url, QUERY);
    expect(errors?.map(({ path }) => path)).toEqual(PLACES);
    expect(
      errors?.every(
        ({ message, extensions }) => extensions['code'] === 'INTERNAL' && !message.includes('city'),
      ),
    ).toBe(true);
  });
});

it('sends the request id and no token for the public', async () => {
  const seen: IncomingMessage['headers'][] = [];
  const gateway = await openWith((request, response) => {
    seen.push(request.headers);
    answer(500, '')(request, response);
  });
  await askGraph(gateway.url, QUERY, { 'x-request-id': 'request-8', cookie: 'a=b' });
  expect(seen).toHaveLength(1);
  expect(seen[0]).toMatchObject({ 'x-request-id': 'request-8' });
  expect(seen[0]).not.toHaveProperty('authorization');
  expect(seen[0]).not.toHaveProperty('cookie');
});

it('stops asking when the client goes away', async () => {
  const { promise: asked, resolve: ask } = Promise.withResolvers<void>();
  const { promise: gone, resolve: leave } = Promise.withResolvers<void>();
  const gateway = await openWith((request) => {
    request.socket.once('close', leave);
    ask();
  });
  const client = new AbortController();
  const request = fetch(`${gateway.url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(QUERY),
    signal: client.signal,
  });
  const before = performance.now();
  await asked;
  client.abort();
  await expect(request).rejects.toThrow('aborted');
  await gone;
  expect(performance.now() - before).toBeLessThan(TIMEOUT);
});
