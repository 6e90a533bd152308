import { createHmac } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { exportJWK, generateKeyPair, SignJWT } from 'jose';
import {
  DEVELOPMENT_AUDIENCE,
  DEVELOPMENT_ISSUER,
  type DevelopmentIssuer,
  openDevelopmentIssuer,
} from '../../gateway/development-issuer.js';
import { INTERNAL_ISSUER, signServiceToken } from '../../subgraphs/kit/token.js';
import { openTestGraph, type TestGraph } from '../support/graph.js';
import { readRefusal } from '../support/refusal.js';
import { readRegisterState } from '../support/register-state.js';
import { askGraph } from '../support/tiny-gateway.js';

const OFFICER = { sub: 'test', role: 'PROVINCE_OFFICER' };
const GUESS = 'a secret somebody guessed, 32 characters';

let dataDir: string;
let graph: TestGraph;
let issuer: DevelopmentIssuer;
let untouched: Record<string, string>;
beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'tokens-'));
  graph = await openTestGraph({ DATA_DIR: dataDir });
  issuer = await openDevelopmentIssuer(dataDir);
  untouched = await readRegisterState(graph.database.url);
});
afterAll(async () => {
  await graph.stop();
  await rm(dataDir, { recursive: true });
});

const encode = (part: object): string => Buffer.from(JSON.stringify(part)).toString('base64url');
const parts = async (): Promise<string[]> => (await issuer.sign(OFFICER, 1)).split('.');

const developmentToken = (claims: object = OFFICER): SignJWT =>
  new SignJWT({ ...claims })
    .setIssuer(DEVELOPMENT_ISSUER)
    .setAudience(DEVELOPMENT_AUDIENCE)
    .setExpirationTime('1h');

/** A token whose head and signature are ours to choose, over the claims of a good one. */
async function withHead(head: object, sign: (signed: string) => string | Promise<string>): Promise<string> {
  const [, claims] = await parts();
  const signed = `${encode(head)}.${claims}`;
  return `${signed}.${await sign(signed)}`;
}

const FORGED: [string, () => Promise<string> | string, RegExp][] = [
  ['expired', () => issuer.sign(OFFICER, -1), /^The token expired at \d{4}-.*Get a new one\.$/],
  ['without a signature, alg none', () => withHead({ alg: 'none' }, () => ''), /algorithm is not allowed/],
  [
    'alg none with a good signature',
    async () => withHead({ alg: 'none' }, async () => (await parts())[2]!),
    /algorithm is not allowed/,
  ],
  [
    'signed with the public key as a secret',
    () =>
      withHead({ alg: 'HS256' }, async (signed) =>
        createHmac('sha256', JSON.stringify(await exportJWK(issuer.publicKey)))
          .update(signed)
          .digest('base64url'),
      ),
    /algorithm is not allowed/,
  ],
  [
    'with a key of its own in its head',
    async () => {
      const { publicKey, privateKey } = await generateKeyPair('ES256', { extractable: true });
      return developmentToken()
        .setProtectedHeader({ alg: 'ES256', jwk: await exportJWK(publicKey) })
        .sign(privateKey);
    },
    /signature does not match/,
  ],
  [
    'with another role written into it',
    async () => {
      const [head, claims, signature] = await parts();
      const changed = {
        ...(JSON.parse(Buffer.from(claims!, 'base64url').toString()) as object),
        role: 'ADMIN',
      };
      return [head, encode(changed), signature].join('.');
    },
    /signature does not match/,
  ],
  ['cut off', async () => (await parts()).map((part) => part.slice(0, -3)).join('.'), /./],
  [
    'of a role nobody has',
    () => issuer.sign({ ...OFFICER, role: 'KING' }, 1),
    /role is not one its issuer may give/,
  ],
  ['without a role', () => issuer.sign({ sub: 'test' }, 1), /claims are wrong: role/],
  [
    'of a subgraph, from a client’s issuer',
    () => issuer.sign({ role: 'SERVICE' }, 1),
    /role is not one its issuer may give/,
  ],
  ['of a subgraph, with a guessed secret', () => signServiceToken(GUESS), /signature does not match/],
  [
    'of an officer, from the issuer of subgraphs',
    () =>
      new SignJWT({ viewer: OFFICER })
        .setProtectedHeader({ alg: 'HS256' })
        .setIssuer(INTERNAL_ISSUER)
        .setExpirationTime('1h')
        .sign(new TextEncoder().encode(GUESS)),
    /signature does not match/,
  ],
  [
    'with a place by its code',
    () => issuer.sign({ role: 'COMMUNE_OFFICER', area: '10525' }, 1),
    /area: must be an id/,
  ],
  ['that is no token', () => 'not.a.token', /not a readable JSON Web Token/],
  ['that is nothing', () => '', /must be "Bearer" and a JSON Web Token/],
];

it.each(FORGED)(
  'a token %s fails the request before anything is read or written',
  async (_, make, reason) => {
    const mutation = { query: 'mutation { placeByWholeSuccession }' };
    const answer = await askGraph(graph.url, mutation, { authorization: `Bearer ${await make()}` });
    expect([answer.status, answer.data]).toEqual([401, undefined]);
    const { code, message } = readRefusal(answer);
    expect([code, message]).toEqual(['UNAUTHENTICATED', expect.stringMatching(reason)]);
    expect(await readRegisterState(graph.database.url)).toEqual(untouched);
  },
);

it('the token they were made from is good', async () => {
  const answer = await askGraph(
    graph.url,
    { query: '{ organizationByCode(code: "HD-0001") { guardStrength { present } } }' },
    { authorization: `Bearer ${(await parts()).join('.')}` },
  );
  expect(answer.errors).toBeUndefined();
});
