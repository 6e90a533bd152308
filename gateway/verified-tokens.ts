import { hash } from 'node:crypto';
import type { ViewerClaims } from './context.js';

/** A key that its issuer has withdrawn opens nothing for longer than this; jose keeps the key set ten times as long. */
const KEPT_MILLISECONDS = 60_000;

/** Some 5 MB. Only who has a valid token adds one. */
const MOST_TOKENS = 10_000;

interface Verified {
  viewer: ViewerClaims;
  /** Milliseconds since 1970. */
  until: number;
}

/**
 * Whose tokens were verified a moment ago: an ES256 signature costs a fifth of a millisecond, half of a small request.
 * Kept by digest, so that a memory dump opens nothing.
 */
export class VerifiedTokens {
  readonly #byDigest = new Map<string, Verified>();

  find(token: string): ViewerClaims | undefined {
    const digest = hash('sha256', token, 'base64');
    const verified = this.#byDigest.get(digest);
    if (!verified) return undefined;
    if (Date.now() < verified.until) return verified.viewer;
    this.#byDigest.delete(digest);
    return undefined;
  }

  /** `expires`: the token's `exp`, in seconds since 1970. */
  add(token: string, viewer: ViewerClaims, expires: number): void {
    if (this.#byDigest.size >= MOST_TOKENS) this.#byDigest.delete(this.#byDigest.keys().next().value!);
    const until = Math.min(expires * 1000, Date.now() + KEPT_MILLISECONDS);
    this.#byDigest.set(hash('sha256', token, 'base64'), { viewer, until });
  }
}
