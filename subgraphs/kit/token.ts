import { hash } from 'node:crypto';
import { jwtVerify, SignJWT } from 'jose';
import { Refusal } from './errors.js';

/** Between gateway and subgraphs, never given to a client; its claims are the viewer's. */
export const INTERNAL_ISSUER = 'urn:register:internal';
const ALGORITHM = 'HS256';
const LIFETIME = '60s';

const keyOf = (secret: string): Uint8Array => new TextEncoder().encode(secret);

/** The gateway sends one token of a viewer for half a minute. Only who has a valid one adds to them. */
const MOST_TOKENS = 10_000;

interface Verified {
  viewer: unknown;
  /** Milliseconds since 1970. */
  until: number;
}

/** The viewer claims of an internal token; absent header: the public. */
export type VerifyInternalToken = (authorization: string | undefined) => Promise<unknown>;

/** Verifies each token once, remembered by digest until it expires. */
export function createTokenVerifier(secret: string): VerifyInternalToken {
  const key = keyOf(secret);
  const verified = new Map<string, Verified>();
  return async (authorization) => {
    if (authorization === undefined) return undefined;
    const token = authorization.replace(/^Bearer /, '');
    const digest = hash('sha256', token, 'base64');
    const known = verified.get(digest);
    if (known && Date.now() < known.until) return known.viewer;
    const { viewer, exp } = await verify(token, key);
    if (verified.size >= MOST_TOKENS) verified.clear();
    verified.set(digest, { viewer, until: exp * 1000 });
    return viewer;
  };
}

async function verify(token: string, key: Uint8Array): Promise<{ viewer: unknown; exp: number }> {
  const options = { issuer: INTERNAL_ISSUER, algorithms: [ALGORITHM], requiredClaims: ['exp'] };
  try {
    const { payload } = await jwtVerify(token, key, options);
    return { viewer: payload['viewer'], exp: payload.exp! };
  } catch {
    throw new Refusal('UNAUTHENTICATED', 'This subgraph accepts only a valid internal token.');
  }
}

/** A token for asking another subgraph as SERVICE. */
export async function signServiceToken(secret: string): Promise<string> {
  return new SignJWT({ viewer: { role: 'SERVICE' } })
    .setProtectedHeader({ alg: ALGORITHM })
    .setIssuer(INTERNAL_ISSUER)
    .setIssuedAt()
    .setExpirationTime(LIFETIME)
    .sign(keyOf(secret));
}
