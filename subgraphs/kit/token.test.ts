import { afterEach, describe, expect, it, jest } from '@jest/globals';
import { SignJWT } from 'jose';
import { createTokenVerifier, INTERNAL_ISSUER } from './token.js';

const REFUSED = 'This subgraph accepts only a valid internal token.';
const SECRET = 'a secret that only this test and nobody else knows';

function sign(secret: string, expires: number, issuer = INTERNAL_ISSUER): Promise<string> {
  return new SignJWT({ viewer: { role: 'ADMIN', scopes: [] } })
    .setProtectedHeader({ alg: 'HS256' })
    .setIssuer(issuer)
    .setExpirationTime(expires)
    .sign(new TextEncoder().encode(secret));
}

const inSeconds = (seconds: number): number => Math.floor(Date.now() / 1000) + seconds;

afterEach(() => void jest.useRealTimers());

describe('internal tokens', () => {
  it('are verified once: the same claims again, so that what is known of them is found', async () => {
    const verify = createTokenVerifier(SECRET);
    const token = `Bearer ${await sign(SECRET, inSeconds(60))}`;
    const viewer = await verify(token);
    expect(viewer).toEqual({ role: 'ADMIN', scopes: [] });
    expect(await verify(token)).toBe(viewer);
    expect(await verify(undefined)).toBeUndefined();
  });

  it('count no longer than they say, also when they were verified before', async () => {
    const verify = createTokenVerifier(SECRET);
    const expires = inSeconds(60);
    const token = `Bearer ${await sign(SECRET, expires)}`;
    await verify(token);
    jest.useFakeTimers({ now: expires * 1000, doNotFake: ['nextTick', 'queueMicrotask', 'setImmediate'] });
    await expect(verify(token)).rejects.toThrow(REFUSED);
  });

  it('are refused with another secret, another issuer, or without an end', async () => {
    const verify = createTokenVerifier(SECRET);
    const endless = await new SignJWT({ viewer: {} })
      .setProtectedHeader({ alg: 'HS256' })
      .setIssuer(INTERNAL_ISSUER)
      .sign(new TextEncoder().encode(SECRET));
    for (const token of [
      await sign('another secret that is long enough to be one', inSeconds(60)),
      await sign(SECRET, inSeconds(60), 'urn:other'),
      await sign(SECRET, inSeconds(-60)),
      endless,
    ])
      await expect(verify(`Bearer ${token}`)).rejects.toThrow(REFUSED);
  });
});
