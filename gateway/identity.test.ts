import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import Fastify from 'fastify';
import {
  createRemoteJWKSet,
  type CryptoKey,
  exportJWK,
  generateKeyPair,
  type JWTPayload,
  SignJWT,
  UnsecuredJWT,
} from 'jose';
import {
  type Answer,
  openTinyGateway,
  type TinyGateway,
  type TransportName,
} from '../test/support/tiny-gateway.js';
import { CLIENT_ALGORITHMS, type TrustedIssuer } from './identity.js';

const ISSUER = 'https://issuer.example';
const AUDIENCE = 'graph';
const INTERNAL = 'urn:test:feed';
const SECRET = new TextEncoder().encode('an internal secret of 32 characters');
const PLACE = '0198f7a0-0000-7000-8000-000000000001';
const CLAIMS = { sub: 'u1', role: 'OFFICER', area: PLACE, scopes: ['read'] };

let keys: { privateKey: CryptoKey; publicKey: CryptoKey };
let jwks: { url: string; stop(): Promise<void> };

async function serveJwks(): Promise<typeof jwks> {
  const app = Fastify({ forceCloseConnections: true });
  app.get('/jwks.json', async () => ({
    keys: [{ ...(await exportJWK(keys.publicKey)), kid: 'k1', alg: 'ES256' }],
  }));
  const url = await app.listen({ host: '127.0.0.1', port: 0 });
  return { url: `${url}/jwks.json`, stop: () => app.close() };
}

function issuersOf(jwksUrl: string): TrustedIssuer[] {
  return [
    {
      issuer: ISSUER,
      audience: AUDIENCE,
      algorithms: CLIENT_ALGORITHMS,
      keys: createRemoteJWKSet(new URL(jwksUrl)),
      roles: ['OFFICER'],
    },
    {
      issuer: INTERNAL,
      algorithms: ['HS256'],
      keys: SECRET,
      roles: ['SERVICE'],
      viewerOf: ({ viewer }) => viewer,
    },
  ];
}

interface Made {
  claims?: JWTPayload;
  issuer?: string;
  audience?: string;
  expires?: string | null;
  key?: CryptoKey | Uint8Array;
  algorithm?: string;
}

function makeToken({
  claims = CLAIMS,
  issuer = ISSUER,
  audience = AUDIENCE,
  expires = '1h',
  key,
  algorithm = 'ES256',
}: Made = {}): Promise<string> {
  const token = new SignJWT(claims)
    .setProtectedHeader({ alg: algorithm, kid: 'k1' })
    .setIssuer(issuer)
    .setAudience(audience);
  if (expires !== null) token.setExpirationTime(expires);
  return token.sign(key ?? keys.privateKey);
}

beforeAll(async () => {
  keys = await generateKeyPair('ES256', { extractable: true });
  jwks = await serveJwks();
});
afterAll(() => jwks.stop());

describe.each<TransportName>(['in process', 'over HTTP'])('who asks, %s', (transport) => {
  let gateway: TinyGateway;
  beforeAll(async () => {
    gateway = await openTinyGateway(transport, { issuers: issuersOf(jwks.url) });
  });
  afterAll(() => gateway.stop());

  const askAs = (authorization?: string): Promise<Answer> =>
    gateway.ask(
      '{ viewer }',
      {},
      { 'x-request-id': 'request-1', ...(authorization === undefined ? {} : { authorization }) },
    );

  it('is the public without a token', async () => {
    expect((await askAs()).data).toEqual({ viewer: '{"requestId":"request-1"}' });
  });

  it('is the token’s viewer in the subgraph, and nothing else of the token', async () => {
    const { data } = await askAs(`Bearer ${await makeToken({ claims: { ...CLAIMS, email: 'a@b.c' } })}`);
    expect(JSON.parse(data?.['viewer'] as string)).toEqual({
      viewer: { subject: 'u1', role: 'OFFICER', area: PLACE, scopes: ['read'] },
      requestId: 'request-1',
    });
  });

  it('is a service with an internal token', async () => {
    const token = makeToken({
      claims: { viewer: { role: 'SERVICE' } },
      issuer: INTERNAL,
      key: SECRET,
      algorithm: 'HS256',
    });
    expect((await askAs(`Bearer ${await token}`)).data?.['viewer']).toContain('"role":"SERVICE"');
  });

  it.each<[string, () => Promise<string> | string, string]>([
    ['expired', () => makeToken({ expires: '-1h' }), 'The token expired at 2'],
    [
      'with a code for an id',
      () => makeToken({ claims: { ...CLAIMS, area: '10525' } }),
      'area: must be an id',
    ],
    ['without an end', () => makeToken({ expires: null }), 'has a missing or wrong claim "exp"'],
    [
      'signed by another key',
      async () => makeToken({ key: (await generateKeyPair('ES256')).privateKey }),
      'signature does not match',
    ],
    ['of another issuer', () => makeToken({ issuer: 'https://evil.example' }), 'issuer is not trusted'],
    ['for another audience', () => makeToken({ audience: 'shop' }), 'meant for another audience'],
    [
      'with alg none',
      () => new UnsecuredJWT(CLAIMS).setIssuer(ISSUER).setAudience(AUDIENCE).setExpirationTime('1h').encode(),
      'algorithm is not allowed',
    ],
    [
      'with HS256 under a client issuer',
      () => makeToken({ key: SECRET, algorithm: 'HS256' }),
      'algorithm is not allowed',
    ],
    [
      'of a role nobody has',
      () => makeToken({ claims: { role: 'KING' } }),
      'role is not one its issuer may give: OFFICER',
    ],
    [
      'of the service role from a client issuer',
      () => makeToken({ claims: { role: 'SERVICE' } }),
      'role is not one its issuer may give',
    ],
    ['without a role', () => makeToken({ claims: {} }), 'claims are wrong: role'],
    [
      'with scopes that are no list',
      () => makeToken({ claims: { ...CLAIMS, scopes: 'read' } }),
      'claims are wrong: scopes',
    ],
    [
      'with a person’s role from the internal issuer',
      () => makeToken({ claims: { viewer: CLAIMS }, issuer: INTERNAL, key: SECRET, algorithm: 'HS256' }),
      'role is not one',
    ],
    ['that is no token', () => 'hello', 'must be "Bearer" and a JSON Web Token'],
    ['with a header that is no JSON', () => 'aaaa.bbbb.cccc', 'not a readable JSON Web Token'],
  ])('fails the whole request with a token %s', async (_, make, reason) => {
    const { status, headers, data, errors } = await askAs(`Bearer ${await make()}`);
    expect(status).toBe(401);
    expect(headers.get('www-authenticate')).toBe('Bearer error="invalid_token"');
    expect(data).toBeUndefined();
    expect(errors).toEqual([
      {
        message: expect.stringContaining(reason),
        extensions: { code: 'UNAUTHENTICATED', requestId: 'request-1' },
      },
    ]);
  });

  it('fails with a changed payload', async () => {
    const [header, , signature] = (await makeToken()).split('.');
    const payload = Buffer.from(
      JSON.stringify({
        ...CLAIMS,
        iss: ISSUER,
        aud: AUDIENCE,
        exp: 4e9,
        area: '0198f7a0-0000-7000-8000-000000000002',
      }),
    ).toString('base64url');
    expect((await askAs(`Bearer ${header}.${payload}.${signature}`)).status).toBe(401);
  });

  it('refuses other schemes', async () => {
    expect((await askAs('Basic YTpi')).status).toBe(401);
  });
});

it('says that the issuer is at fault when its keys cannot be read', async () => {
  const gone = await serveJwks();
  await gone.stop();
  const gateway = await openTinyGateway('in process', { issuers: issuersOf(gone.url) });
  const { status, errors } = await gateway.ask(
    '{ viewer }',
    {},
    { authorization: `Bearer ${await makeToken()}` },
  );
  expect(status).toBe(503);
  expect(errors?.[0]?.extensions['code']).toBe('ISSUER_UNAVAILABLE');
  await gateway.stop();
});
