import { SignJWT } from 'jose';
import type { ViewerClaims } from './context.js';

export interface InternalTokenOptions {
  issuer: string;
  /** Shared with the subgraphs that run apart; HS256. */
  secret: string;
}

export const INTERNAL_ALGORITHM = 'HS256';
const LIFETIME = '60s';

/** Signs a viewer for the subgraphs; one viewer object is one request, whose token all its fetches share. */
export function createViewerSigner({
  issuer,
  secret,
}: InternalTokenOptions): (viewer: ViewerClaims) => Promise<string> {
  const key = new TextEncoder().encode(secret);
  const signed = new WeakMap<ViewerClaims, Promise<string>>();
  return (viewer) => {
    let token = signed.get(viewer);
    if (!token) {
      token = new SignJWT({ viewer })
        .setProtectedHeader({ alg: INTERNAL_ALGORITHM })
        .setIssuer(issuer)
        .setIssuedAt()
        .setExpirationTime(LIFETIME)
        .sign(key);
      signed.set(viewer, token);
    }
    return token;
  };
}
