import { randomBytes, randomUUID } from 'node:crypto';
import { link, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import {
  type CryptoKey,
  exportJWK,
  generateKeyPair,
  importJWK,
  type JWK,
  type JWTPayload,
  SignJWT,
} from 'jose';

/** Refused by config.ts when NODE_ENV is production: whoever reads DATA_DIR can be anyone. */
export const DEVELOPMENT_ISSUER = 'urn:register:development';
export const DEVELOPMENT_AUDIENCE = 'urn:register:graph';
export const DEVELOPMENT_ALGORITHM = 'ES256';

export interface DevelopmentIssuer {
  publicKey: CryptoKey;
  /** A token with these claims, good for so many hours. */
  sign(claims: JWTPayload, hours: number): Promise<string>;
}

/** The key pair of this data directory. */
export async function openDevelopmentIssuer(dataDir: string): Promise<DevelopmentIssuer> {
  const jwk = JSON.parse(await keepOnce(dataDir, 'development-key.json', makeKey)) as JWK;
  const privateKey = await importJWK(jwk, DEVELOPMENT_ALGORITHM);
  return {
    publicKey: (await importJWK({ ...jwk, d: undefined }, DEVELOPMENT_ALGORITHM)) as CryptoKey,
    sign: (claims, hours) =>
      new SignJWT(claims)
        .setProtectedHeader({ alg: DEVELOPMENT_ALGORITHM })
        .setIssuer(DEVELOPMENT_ISSUER)
        .setAudience(DEVELOPMENT_AUDIENCE)
        .setIssuedAt()
        .setExpirationTime(Math.floor(Date.now() / 1000 + hours * 3600))
        .sign(privateKey),
  };
}

/** What gateway and subgraphs of this data directory share when JWT_INTERNAL_SECRET is not set. */
export function openDevelopmentSecret(dataDir: string): Promise<string> {
  return keepOnce(dataDir, 'development-secret', () => Promise.resolve(randomBytes(32).toString('hex')));
}

async function makeKey(): Promise<string> {
  const { privateKey } = await generateKeyPair(DEVELOPMENT_ALGORITHM, { extractable: true });
  return JSON.stringify(await exportJWK(privateKey));
}

/** A file's text, made on first use; two processes that start together get the same one. */
async function keepOnce(dataDir: string, name: string, make: () => Promise<string>): Promise<string> {
  const file = join(dataDir, name);
  const kept = await readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return undefined;
    throw error;
  });
  if (kept !== undefined) return kept;
  await mkdir(dataDir, { recursive: true });
  const draft = `${file}.${randomUUID()}`;
  await writeFile(draft, await make(), { mode: 0o600, flag: 'wx' });
  // A link fails when the name is taken and never shows half a file: the first process wins, all read its text.
  await link(draft, file).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'EEXIST') throw error;
  });
  await rm(draft);
  return readFile(file, 'utf8');
}
