import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { authorSubgraph, bookSubgraph, composeTiny } from '../test/support/tiny-supergraph.js';
import {
  askGraph,
  openTinyGateway,
  type TinyGateway,
  type TransportName,
} from '../test/support/tiny-gateway.js';
import { createGateway } from './server.js';

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

describe.each<TransportName>(['in process', 'over HTTP'])('the graph, %s', (transport) => {
  const fetches: string[] = [];
  let gateway: TinyGateway;

  beforeAll(async () => {
    gateway = await openTinyGateway(transport, {
      onFetch: (service, requestId) => fetches.push(`${service} ${requestId}`),
    });
  });
  afterAll(() => gateway.stop());

  it('joins subgraphs in one fetch each, however long the list', async () => {
    const id = 'request-joins-1';
    const { status, data, errors } = await gateway.ask(
      '{ books { title author { name } } }',
      {},
      { 'x-request-id': id },
    );
    expect(status).toBe(200);
    expect(errors).toBeUndefined();
    expect(data).toEqual({
      books: [
        { title: 'Kiều', author: { name: 'Author a' } },
        { title: 'Dế Mèn', author: { name: 'Author b' } },
        { title: 'Số đỏ', author: null },
        { title: 'Vang bóng', author: { name: 'Author c' } },
      ],
    });
    expect(fetches.filter((fetch) => fetch.endsWith(id))).toEqual([`books ${id}`, `authors ${id}`]);
  });

  it('gives a refusal deep in a joined list with its code and its path in the client’s own names', async () => {
    const { data, errors } = await gateway.ask('{ all: books { by: author { place: city } } }');
    expect(errors).toEqual([
      {
        message: 'b hides the city',
        path: ['all', 1, 'by', 'place'],
        extensions: { code: 'FORBIDDEN', serviceName: 'authors' },
      },
    ]);
    expect(data).toMatchObject({
      all: [{ by: { place: 'City of a' } }, { by: { place: null } }, { by: null }, {}],
    });
  });

  it('passes a refusal on with rule and path, without stack or HTTP status of the subgraph', async () => {
    const { status, errors } = await gateway.ask('{ refusal books { id } }');
    expect(status).toBe(200);
    expect(errors).toEqual([
      {
        message: 'no: 3 is more than 2',
        path: ['refusal'],
        extensions: { code: 'FORBIDDEN', path: 'input.x', rule: 'R1', serviceName: 'books' },
      },
    ]);
  });

  it('masks what nobody expected, and names the request', async () => {
    const { status, data, errors, headers } = await gateway.ask('{ boom books { id } }');
    const requestId = headers.get('x-request-id');
    expect(status).toBe(200);
    expect(requestId).toMatch(UUID);
    expect(errors).toEqual([
      {
        message: `Something went wrong on our side. Request ${requestId}.`,
        path: ['boom'],
        extensions: { code: 'INTERNAL', requestId, serviceName: 'books' },
      },
    ]);
    expect(data).toMatchObject({ boom: null, books: [{ id: '1' }, {}, {}, {}] });
  });

  it('calls a value that only the subgraph can judge BAD_USER_INPUT, as literal and as variable', async () => {
    const literal = await gateway.ask('{ publishedOn(day: "2025-02-xx") }');
    expect(literal.errors).toMatchObject([
      { message: '"2025-02-xx" is no day', path: ['publishedOn'], extensions: { code: 'BAD_USER_INPUT' } },
    ]);
    const variable = await gateway.ask('query ($day: Day) { publishedOn(day: $day) }', { day: 'xx' });
    expect(variable.errors).toMatchObject([
      { path: ['publishedOn'], extensions: { code: 'BAD_USER_INPUT' } },
    ]);
    const good = await gateway.ask('{ publishedOn(day: "2025-02-28") }');
    expect(good.data).toEqual({ publishedOn: '2025-02-28' });
  });

  it('calls a null the schema does not allow an error, not silence', async () => {
    const { data, errors } = await gateway.ask('{ ghost { motto } book(id: 1) { author { motto } title } }');
    expect(data).toEqual({ ghost: null, book: { author: null, title: 'Kiều' } });
    expect(errors).toMatchObject([
      { path: ['book', 'author', 'motto'], extensions: { code: 'INTERNAL' } },
      { path: ['ghost', 'motto'], extensions: { code: 'INTERNAL' } },
    ]);
    const unknown = await gateway.ask('{ ghost { motto } }');
    expect(unknown.data).toEqual({ ghost: null });
    expect(unknown.errors).toMatchObject([{ path: ['ghost', 'motto'], extensions: { code: 'INTERNAL' } }]);
  });

  it('runs mutations', async () => {
    const { data } = await gateway.ask(
      'mutation ($id: ID!) { rename(id: $id, title: "Lại") { id title author { name } } }',
      { id: 1 },
    );
    expect(data).toEqual({ rename: { id: '1', title: 'Lại', author: { name: 'Author a' } } });
  });

  it.each([
    ['{', 400, 'GRAPHQL_PARSE_FAILED'],
    ['{ nothing }', 400, 'GRAPHQL_VALIDATION_FAILED'],
    ['query ($id: ID!) { book(id: $id) { id } }', 400, 'BAD_USER_INPUT'],
    ['subscription { books }', 400, 'OPERATION_RESOLUTION_FAILURE'],
    ['query A { books { id } } query B { books { id } }', 400, 'OPERATION_RESOLUTION_FAILURE'],
    ['', 400, 'BAD_REQUEST'],
  ])('refuses %j with %i %s', async (query, status, code) => {
    const answer = await gateway.ask(query);
    expect(answer.status).toBe(status);
    expect(answer.errors?.[0]?.extensions['code']).toBe(code);
  });

  it('is ready', async () => {
    const ready = await fetch(`${gateway.url}/readyz`);
    expect(ready.status).toBe(200);
    expect(await ready.json()).toEqual({
      ready: true,
      subgraphs: { books: { ready: true }, authors: { ready: true } },
    });
    expect(await (await fetch(`${gateway.url}/livez`)).json()).toEqual({ live: true });
  });
});

describe('the server', () => {
  it('takes a well-formed request id and replaces a bad one', async () => {
    const gateway = await openTinyGateway('in process');
    const taken = await gateway.ask('{ viewer }', {}, { 'x-request-id': 'client-4711' });
    expect(taken.headers.get('x-request-id')).toBe('client-4711');
    expect(taken.data).toEqual({ viewer: '{"requestId":"client-4711"}' });
    for (const bad of ['short', 'has spaces in it', 'x'.repeat(65), '<script>alert</script>']) {
      expect(
        (await gateway.ask('{ viewer }', {}, { 'x-request-id': bad })).headers.get('x-request-id'),
      ).toMatch(UUID);
    }
    await gateway.stop();
  });

  it('answers in JSON whatever is wrong with the request', async () => {
    const gateway = await openTinyGateway('in process');
    const codeOf = async (response: Response): Promise<unknown[]> => {
      const { errors } = (await response.json()) as { errors: { extensions: { code: string } }[] };
      return [response.status, errors[0]?.extensions.code];
    };
    const url = `${gateway.url}/graphql`;
    expect(await codeOf(await fetch(`${gateway.url}/nowhere`))).toEqual([404, 'BAD_REQUEST']);
    expect(await codeOf(await fetch(`${gateway.url}/%E0%A4%A`))).toEqual([400, 'BAD_REQUEST']);
    expect(
      await codeOf(
        await fetch(url, { method: 'POST', headers: { 'content-type': 'text/xml' }, body: '<a/>' }),
      ),
    ).toEqual([415, 'BAD_REQUEST']);
    expect(
      await codeOf(
        await fetch(url, { method: 'POST', headers: { 'content-type': 'application/json' }, body: '{' }),
      ),
    ).toEqual([400, 'BAD_REQUEST']);
    // A form or an image of another origin can send these: without a header only a script can set, they are refused.
    expect(await codeOf(await fetch(`${url}?query={books{id}}`))).toEqual([400, 'BAD_REQUEST']);
    expect(
      (await fetch(`${url}?query={books{id}}`, { headers: { 'apollo-require-preflight': '1' } })).status,
    ).toBe(200);
    await gateway.stop();
  });

  it('hides introspection and suggestions outside development', async () => {
    const gateway = await openTinyGateway('in process', { development: false });
    const introspection = await gateway.ask('{ __schema { queryType { name } } }');
    expect(introspection.status).toBe(400);
    const typo = await gateway.ask('{ bookz { id } }');
    expect(typo.errors?.[0]?.message).not.toContain('books');
    await gateway.stop();
  });

  it('says so when the port is taken, and leaves nothing open', async () => {
    const first = await openTinyGateway('in process');
    const port = Number(new URL(first.url).port);
    await expect(openTinyGateway('in process', { port })).rejects.toThrow(
      `127.0.0.1:${port} is taken by another program`,
    );
    await first.stop();
  });

  it('says so when it was not told where a subgraph is', async () => {
    const [books, authors] = [bookSubgraph(), authorSubgraph()];
    const starting = createGateway({ supergraphSdl: composeTiny([books, authors]), subgraphs: { books } });
    await expect(starting).rejects.toThrow('createGateway was not told how to reach it');
  });

  it('finishes the requests in flight when it stops, and stops once', async () => {
    const { promise: released, resolve: release } = Promise.withResolvers<void>();
    const { promise: reached, resolve: reach } = Promise.withResolvers<void>();
    const slow = authorSubgraph(() => (reach(), released));
    const gateway = await openTinyGateway('in process', {}, [bookSubgraph(), slow]);
    const answer = gateway.ask('{ slow }');
    await reached;
    const stopping = [gateway.stop(), gateway.stop()];
    while (
      await fetch(`${gateway.url}/livez`).then(
        ({ ok }) => ok,
        () => false,
      )
    );
    release();
    expect((await answer).data).toEqual({ slow: 'done' });
    await Promise.all(stopping);
    await expect(askGraph(gateway.url, { query: '{ slow }' })).rejects.toThrow('fetch failed');
  });
});
