import { jwtVerify, SignJWT } from 'jose';
import { Refusal } from './errors.js';

/** Between gateway and subgraphs, never given to a client; its claims are the viewer's. */
export const INTERNAL_ISSUER = 'urn:register:internal';
const ALGORITHM = 'HS256';
const LIFETIME = '60s';

const keyOf = (secret: string): Uint8Array => new TextEncoder().encode(secret);

/** The viewer claims of a request's internal token; absent header: the public. */
export async function verifyInternalToken(
  authorization: string | undefined,
  secret: string,
): Promise<unknown> {
  if (authorization === undefined) return undefined;
  try {
    const token = authorization.replace(/^Bearer /, '');
    const { payload } = await jwtVerify(token, keyOf(secret), {
      issuer: INTERNAL_ISSUER,
      algorithms: [ALGORITHM],
    });
    return payload['viewer'];
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
