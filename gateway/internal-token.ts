import { SignJWT } from 'jose';
import type { ViewerClaims } from './context.js';

export interface InternalTokenOptions {
  issuer: string;
  /** Shared with the subgraphs that run apart; HS256. */
  secret: string;
}

export const INTERNAL_ALGORITHM = 'HS256';
const LIFETIME_SECONDS = 60;

/** For half its life: what is sent with it must still be good when a slow subgraph reads it. */
const REUSED_MILLISECONDS = (LIFETIME_SECONDS * 1000) / 2;

/** Signs a viewer for the subgraphs; one viewer object is one client's token, whose requests share the signature. */
export function createViewerSigner({
  issuer,
  secret,
}: InternalTokenOptions): (viewer: ViewerClaims) => Promise<string> {
  const key = new TextEncoder().encode(secret);
  const signed = new WeakMap<ViewerClaims, { token: Promise<string>; until: number }>();
  return (viewer) => {
    const known = signed.get(viewer);
    if (known && Date.now() < known.until) return known.token;
    const token = new SignJWT({ viewer })
      .setProtectedHeader({ alg: INTERNAL_ALGORITHM })
      .setIssuer(issuer)
      .setIssuedAt()
      .setExpirationTime(`${LIFETIME_SECONDS}s`)
      .sign(key);
    signed.set(viewer, { token, until: Date.now() + REUSED_MILLISECONDS });
    return token;
  };
}
