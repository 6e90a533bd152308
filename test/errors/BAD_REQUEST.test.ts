import { expect, it } from '@jest/globals';
import { readRefusal } from '../support/refusal.js';
import { askGraph, openTinyGateway } from '../support/tiny-gateway.js';

it('BAD_REQUEST: an HTTP request that is no GraphQL request is refused', async () => {
  const gateway = await openTinyGateway('in process');
  const answer = await askGraph(gateway.url, { query: 4711 });
  expect([answer.status, answer.data]).toEqual([400, undefined]);
  expect(readRefusal(answer)).toMatchObject({
    code: 'BAD_REQUEST',
    message: 'GraphQL queries must be strings.',
    field: undefined,
  });
  await gateway.stop();
});
