import { afterEach, beforeEach, expect, it, jest } from '@jest/globals';
import { decodeJwt } from 'jose';
import { createViewerSigner } from './internal-token.js';
import { VerifiedTokens } from './verified-tokens.js';

const NOW = Date.UTC(2026, 10, 20, 2);
const VIEWER = { role: 'OFFICER', scopes: [] };
const IN_AN_HOUR = NOW / 1000 + 3_600;

beforeEach(() => void jest.useFakeTimers({ now: NOW }));
afterEach(() => void jest.useRealTimers());

const passSeconds = (seconds: number): unknown => jest.setSystemTime(Date.now() + seconds * 1000);

it('a verified token is known for a minute, then it must be verified again', () => {
  const tokens = new VerifiedTokens();
  tokens.add('a.b.c', VIEWER, IN_AN_HOUR);
  passSeconds(59);
  expect(tokens.find('a.b.c')).toBe(VIEWER);
  expect(tokens.find('a.b.d')).toBeUndefined();
  passSeconds(1);
  expect(tokens.find('a.b.c')).toBeUndefined();
});

it('is never known after its own end', () => {
  const tokens = new VerifiedTokens();
  tokens.add('a.b.c', VIEWER, NOW / 1000 + 10);
  passSeconds(9);
  expect(tokens.find('a.b.c')).toBe(VIEWER);
  passSeconds(1);
  expect(tokens.find('a.b.c')).toBeUndefined();
});

it('of very many tokens the oldest are forgotten', () => {
  const tokens = new VerifiedTokens();
  for (let index = 0; index <= 10_000; index += 1) tokens.add(`token-${index}`, VIEWER, IN_AN_HOUR);
  expect(tokens.find('token-0')).toBeUndefined();
  expect(tokens.find('token-1')).toBe(VIEWER);
  expect(tokens.find('token-10000')).toBe(VIEWER);
});

it('a viewer’s requests share an internal token, which has at least half a minute to live', async () => {
  const sign = createViewerSigner({ issuer: 'urn:test', secret: 'an internal secret of 32 characters' });
  const first = await sign(VIEWER);
  passSeconds(29);
  expect(await sign(VIEWER)).toBe(first);
  expect(decodeJwt(first).exp! * 1000 - Date.now()).toBeGreaterThanOrEqual(30_000);
  expect(await sign({ ...VIEWER, role: 'ADMIN' })).not.toBe(first);
  passSeconds(1);
  expect(await sign(VIEWER)).not.toBe(first);
});
