import { afterEach, expect, it } from '@jest/globals';
import { generateKeyPair, SignJWT } from 'jose';
import type { GatewayOptions } from '../../gateway/server.js';
import { readRefusal } from '../support/refusal.js';
import { type Answer, openTinyGateway, type TinyGateway } from '../support/tiny-gateway.js';

const ISSUER = 'urn:test:issuer';
const AUDIENCE = 'tests';
const { privateKey, publicKey } = await generateKeyPair('ES256');

let gateway: TinyGateway;
afterEach(() => gateway.stop());

async function open(options: Partial<GatewayOptions>): Promise<void> {
  const keys = {
    issuer: ISSUER,
    audience: AUDIENCE,
    algorithms: ['ES256'],
    keys: publicKey,
    roles: ['READER'],
  };
  gateway = await openTinyGateway('in process', { issuers: [keys], ...options });
}

const sign = (sub: string): Promise<string> =>
  new SignJWT({ role: 'READER', sub })
    .setProtectedHeader({ alg: 'ES256' })
    .setIssuer(ISSUER)
    .setAudience(AUDIENCE)
    // Two tokens of one subject differ.
    .setJti(crypto.randomUUID())
    .setExpirationTime('1h')
    .sign(privateKey);

const ask = async (headers: Record<string, string> = {}): Promise<Answer> =>
  gateway.ask('{ book(id: "1") { title } }', {}, headers);
const bearer = async (sub: string): Promise<Record<string, string>> => ({
  authorization: `Bearer ${await sign(sub)}`,
});

it('RATE_LIMITED: who asked for too much within a minute is refused with figure, limit and time; others are not', async () => {
  await open({ limits: { costPerMinute: 3 } });
  for (let time = 1; time <= 3; time += 1) expect((await ask(await bearer('portal'))).status).toBe(200);
  const answer = await ask(await bearer('portal'));
  expect([answer.status, answer.data]).toEqual([429, undefined]);
  const wait = Number(answer.headers.get('retry-after'));
  expect(wait).toBeGreaterThan(0);
  expect(wait).toBeLessThanOrEqual(60);
  expect(readRefusal(answer)).toMatchObject({
    code: 'RATE_LIMITED',
    message: `You asked for operations that cost 4 within a minute; at most 3 are allowed. Ask again in ${wait} s.`,
    field: undefined,
  });
  expect((await ask(await bearer('another'))).status).toBe(200);
  expect((await ask()).status).toBe(200);
});

it('an operation is charged by its cost, and at least 1', async () => {
  await open({ limits: { costPerMinute: 20 } });
  expect((await gateway.ask('{ books { title } }')).status).toBe(200);
  const statuses = [];
  for (let time = 1; time <= 11; time += 1) statuses.push((await gateway.ask('{ __typename }')).status);
  // The list, which counts as ten objects, and ten of 1.
  expect(statuses).toEqual([...Array.from({ length: 10 }, () => 200), 429]);
});

it('behind a proxy that is trusted the client is who the proxy names; a stranger’s word does not count', async () => {
  await open({ limits: { costPerMinute: 1 }, trustedProxies: ['127.0.0.1'] });
  const from = (address: string): Record<string, string> => ({ 'x-forwarded-for': address });
  const statuses = [];
  for (const address of ['192.0.2.1', '192.0.2.2', '192.0.2.1'])
    statuses.push((await ask(from(address))).status);
  expect(statuses).toEqual([200, 200, 429]);

  await gateway.stop();
  await open({ limits: { costPerMinute: 1 } });
  const untrusted = [];
  for (const address of ['192.0.2.1', '192.0.2.2']) untrusted.push((await ask(from(address))).status);
  expect(untrusted).toEqual([200, 429]);
});

it('what is refused for its document is not charged', async () => {
  await open({ limits: { costPerMinute: 1 } });
  expect((await gateway.ask('{ nothing }')).status).toBe(400);
  expect((await ask()).status).toBe(200);
});
