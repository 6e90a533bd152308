import { expect, it } from '@jest/globals';
import { openTestGraph } from '../support/graph.js';
import { readRefusal } from '../support/refusal.js';
import { readRegisterState } from '../support/register-state.js';
import { askGraph } from '../support/tiny-gateway.js';

it('UNAUTHENTICATED: a token nobody here trusts fails the whole request, and nothing is written', async () => {
  const graph = await openTestGraph();
  const before = await readRegisterState(graph.database.url);
  const token = [{ alg: 'ES256' }, { iss: 'https://stranger.example', role: 'ADMIN' }, {}]
    .map((part) => Buffer.from(JSON.stringify(part)).toString('base64url'))
    .join('.');
  const mutation = { query: 'mutation { placeByWholeSuccession }' };
  const answer = await askGraph(graph.url, mutation, { authorization: `Bearer ${token}` });
  expect([answer.status, answer.headers.get('www-authenticate')]).toEqual([
    401,
    'Bearer error="invalid_token"',
  ]);
  expect(answer.data).toBeUndefined();
  expect(readRefusal(answer)).toMatchObject({
    code: 'UNAUTHENTICATED',
    message: 'The token’s issuer is not trusted here.',
  });
  expect(await readRegisterState(graph.database.url)).toEqual(before);
  await graph.stop();
});
