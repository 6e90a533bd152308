import {
  decodeJwt,
  decodeProtectedHeader,
  errors,
  type JWTPayload,
  jwtVerify,
  type JWTVerifyGetKey,
  type CryptoKey,
} from 'jose';
import { z } from 'zod';
import type { ViewerClaims } from './context.js';
import { GatewayError } from './errors.js';
import { VerifiedTokens } from './verified-tokens.js';

/** Someone whose tokens count here. Keys and algorithms belong together: no token chooses its own. */
export interface TrustedIssuer {
  issuer: string;
  /** Whom the token must be meant for; absent only between our own processes. */
  audience?: string;
  algorithms: string[];
  keys: JWTVerifyGetKey | CryptoKey | Uint8Array;
  /** The roles this issuer may give. */
  roles: readonly string[];
  /** Claims that hold the viewer, when not the token's own. */
  viewerOf?: (payload: JWTPayload) => unknown;
}

/** Asymmetric only: with HS256 allowed, the public key would serve as a secret that everyone has. */
export const CLIENT_ALGORITHMS = [
  'ES256',
  'ES384',
  'ES512',
  'EdDSA',
  'PS256',
  'PS384',
  'PS512',
  'RS256',
  'RS384',
  'RS512',
];

const CLOCK_TOLERANCE = '5s';

const text = z.string().min(1).optional();
/** A code in its place (10525) would reach the database as an id and fail there. */
const id = z.uuid('must be an id of this graph (a UUID)').optional();
const Claims = z.object({
  role: z.string(),
  sub: text,
  organization: id,
  area: id,
  partner: text,
  scopes: z.array(z.string()).default([]),
});

export type Authenticate = (authorization: string | undefined) => Promise<ViewerClaims | undefined>;

/** Who asks, from the Authorization header; undefined: the public. A token that does not count fails the request. */
export function createAuthenticator(issuers: readonly TrustedIssuer[]): Authenticate {
  const trusted = new Map(issuers.map((issuer) => [issuer.issuer, issuer]));
  const verified = new VerifiedTokens();
  return async (authorization) => {
    if (authorization === undefined) return undefined;
    const token = /^Bearer +([\w-]+\.[\w-]+\.[\w-]*)$/i.exec(authorization)?.[1];
    if (!token) return refuse('The Authorization header must be "Bearer" and a JSON Web Token.');
    const known = verified.find(token);
    if (known) return known;
    const issuer = trusted.get(readIssuer(token));
    if (!issuer) return refuse('The token’s issuer is not trusted here.');
    const payload = await verify(token, issuer);
    // One object for all requests with the token: nobody may change it.
    const viewer = Object.freeze(toClaims(payload, issuer));
    verified.add(token, viewer, payload.exp!);
    return viewer;
  };
}

function refuse(reason: string): never {
  throw new GatewayError('UNAUTHENTICATED', reason);
}

/** Unverified: only chooses which issuer's keys the token must pass. */
function readIssuer(token: string): string {
  try {
    decodeProtectedHeader(token);
    return String(decodeJwt(token).iss);
  } catch {
    return refuse('The token is not a readable JSON Web Token.');
  }
}

async function verify(
  token: string,
  { issuer, audience, algorithms, keys }: TrustedIssuer,
): Promise<JWTPayload> {
  const options = { issuer, audience, algorithms, requiredClaims: ['exp'], clockTolerance: CLOCK_TOLERANCE };
  try {
    const { payload } = await (typeof keys === 'function'
      ? jwtVerify(token, keys, options)
      : jwtVerify(token, keys, options));
    return payload;
  } catch (error) {
    throw explain(error);
  }
}

function explain(error: unknown): GatewayError {
  if (error instanceof errors.JWTExpired) {
    const ended =
      error.payload.exp === undefined ? '' : ` at ${new Date(error.payload.exp * 1000).toISOString()}`;
    return new GatewayError('UNAUTHENTICATED', `The token expired${ended}. Get a new one.`);
  }
  if (error instanceof errors.JWTClaimValidationFailed) {
    const reason =
      error.claim === 'aud'
        ? 'is meant for another audience'
        : `has a missing or wrong claim "${error.claim}"`;
    return new GatewayError('UNAUTHENTICATED', `The token ${reason}.`);
  }
  if (error instanceof errors.JOSEAlgNotAllowed) {
    return new GatewayError('UNAUTHENTICATED', 'The token’s algorithm is not allowed here.');
  }
  const isUnreadableIssuer =
    !(error instanceof errors.JOSEError) ||
    error.code === 'ERR_JOSE_GENERIC' ||
    error instanceof errors.JWKSTimeout;
  if (isUnreadableIssuer) {
    return new GatewayError(
      'ISSUER_UNAVAILABLE',
      'The keys of the token’s issuer cannot be read at the moment. Retry later.',
    );
  }
  return new GatewayError('UNAUTHENTICATED', 'The token’s signature does not match a key of its issuer.');
}

function toClaims(payload: JWTPayload, { viewerOf, roles }: TrustedIssuer): ViewerClaims {
  const parsed = Claims.safeParse(viewerOf ? viewerOf(payload) : payload);
  if (!parsed.success)
    return refuse(
      `The token’s claims are wrong: ${parsed.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`).join('; ')}.`,
    );
  const { sub, ...claims } = parsed.data;
  if (!roles.includes(claims.role))
    return refuse(`The token’s role is not one its issuer may give: ${roles.join(', ')}.`);
  return { ...claims, ...(sub === undefined ? {} : { subject: sub }) };
}
