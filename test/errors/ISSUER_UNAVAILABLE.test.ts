import { expect, it } from '@jest/globals';
import { createRemoteJWKSet, generateKeyPair, SignJWT } from 'jose';
import { CLIENT_ALGORITHMS } from '../../gateway/identity.js';
import { readRefusal } from '../support/refusal.js';
import { openTinyGateway } from '../support/tiny-gateway.js';

const ISSUER = 'https://issuer.example';

it('ISSUER_UNAVAILABLE: while the issuer’s keys cannot be read, its tokens are neither believed nor called wrong', async () => {
  const keys = createRemoteJWKSet(new URL('http://127.0.0.1:9/keys'));
  const gateway = await openTinyGateway('in process', {
    issuers: [{ issuer: ISSUER, audience: 'graph', algorithms: CLIENT_ALGORITHMS, keys, roles: ['OFFICER'] }],
  });
  const { privateKey } = await generateKeyPair('ES256');
  const token = await new SignJWT({ role: 'OFFICER' })
    .setProtectedHeader({ alg: 'ES256' })
    .setIssuer(ISSUER)
    .setAudience('graph')
    .setExpirationTime('1h')
    .sign(privateKey);
  const answer = await gateway.ask('{ books { id } }', {}, { authorization: `Bearer ${token}` });
  expect([answer.status, answer.data]).toEqual([503, undefined]);
  expect(readRefusal(answer)).toMatchObject({
    code: 'ISSUER_UNAVAILABLE',
    message: 'The keys of the token’s issuer cannot be read at the moment. Retry later.',
  });
  await gateway.stop();
});
