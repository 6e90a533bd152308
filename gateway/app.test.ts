import { connect } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { openTinyGateway, type TinyGateway } from '../test/support/tiny-gateway.js';

const PORTAL = 'https://portal.example';
const QUERY = JSON.stringify({ query: '{ viewer }' });

let gateway: TinyGateway;
beforeAll(async () => {
  gateway = await openTinyGateway('in process', { corsOrigins: [PORTAL] });
});
afterAll(() => gateway.stop());

const send = (method: string, headers: Record<string, string> = {}, body?: string): Promise<Response> =>
  fetch(`${gateway.url}/graphql`, { method, headers, body });

/** Sends bytes that fetch would refuse to send; answers with all that comes back. */
function sendRaw(text: string): Promise<string> {
  const { promise, resolve, reject } = Promise.withResolvers<string>();
  let answer = '';
  const socket = connect(Number(new URL(gateway.url).port), '127.0.0.1', () => socket.write(text));
  socket.setEncoding('utf8').on('data', (chunk: string) => (answer += chunk));
  socket.once('close', () => resolve(answer)).once('error', reject);
  return promise;
}

describe('pages of other origins', () => {
  it('may ask when they are on the list', async () => {
    const preflight = await send('OPTIONS', {
      origin: PORTAL,
      'access-control-request-method': 'POST',
      'access-control-request-headers': 'content-type,authorization',
    });
    expect(preflight.status).toBe(204);
    expect(preflight.headers.get('access-control-allow-origin')).toBe(PORTAL);
    expect(preflight.headers.get('access-control-allow-headers')).toContain('authorization, content-type');
    expect(preflight.headers.get('access-control-allow-credentials')).toBeNull();
    const answer = await send('POST', { origin: PORTAL, 'content-type': 'application/json' }, QUERY);
    expect(answer.status).toBe(200);
    expect(answer.headers.get('access-control-allow-origin')).toBe(PORTAL);
    expect(answer.headers.get('vary')).toBe('Origin');
  });

  it.each(['https://portal.example.evil', 'https://evil.example', 'http://portal.example', 'null'])(
    'may not when they come from %s',
    async (origin) => {
      const preflight = await send('OPTIONS', { origin, 'access-control-request-method': 'POST' });
      expect(preflight.status).toBe(403);
      expect(await preflight.json()).toMatchObject({ errors: [{ extensions: { code: 'BAD_REQUEST' } }] });
      const answer = await send('POST', { origin, 'content-type': 'application/json' }, QUERY);
      for (const { headers } of [preflight, answer])
        expect(headers.get('access-control-allow-origin')).toBeNull();
    },
  );
});

it('no page may frame an answer, sniff its type or keep it', async () => {
  const { headers } = await send('POST', { 'content-type': 'application/json' }, QUERY);
  expect(Object.fromEntries(headers)).toMatchObject({
    'cache-control': 'no-store',
    'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
    'cross-origin-resource-policy': 'same-origin',
    'referrer-policy': 'no-referrer',
    'x-content-type-options': 'nosniff',
    'x-frame-options': 'DENY',
  });
});

it.each(['PUT', 'PATCH', 'DELETE'])('answers %s with 405 and what is allowed, in JSON', async (method) => {
  const answer = await send(method);
  expect([answer.status, answer.headers.get('allow')]).toEqual([405, 'GET, POST, OPTIONS']);
  expect(await answer.json()).toMatchObject({ errors: [{ extensions: { code: 'BAD_REQUEST' } }] });
});

it.each([
  ['what is no HTTP', 'hello\r\n\r\n', 400],
  ['headers over 16 kB', `GET /livez HTTP/1.1\r\nhost: x\r\nx-long: ${'x'.repeat(20_000)}\r\n\r\n`, 431],
  [
    'two lengths of one body',
    'POST /graphql HTTP/1.1\r\nhost: x\r\ncontent-length: 3\r\ntransfer-encoding: chunked\r\n\r\n0\r\n\r\n',
    400,
  ],
])('answers %s in JSON and closes the connection', async (_, text, status) => {
  const [head, body] = (await sendRaw(text)).split('\r\n\r\n');
  expect(head).toMatch(new RegExp(`^HTTP/1\\.1 ${status} `));
  expect(head).toContain('content-type: application/json');
  expect(JSON.parse(body!)).toMatchObject({ errors: [{ extensions: { code: 'BAD_REQUEST' } }] });
});
