import { expect, it } from '@jest/globals';
import { readRefusal } from '../support/refusal.js';
import { askGraph, openTinyGateway } from '../support/tiny-gateway.js';

it('GRAPHQL_PARSE_FAILED: text that is no GraphQL is refused with the place where it stops making sense', async () => {
  const gateway = await openTinyGateway('in process');
  const answer = await askGraph(gateway.url, { query: '{ books' });
  expect([answer.status, answer.data]).toEqual([400, undefined]);
  expect(readRefusal(answer)).toMatchObject({
    code: 'GRAPHQL_PARSE_FAILED',
    message: 'Syntax Error: Expected Name, found <EOF>.',
    field: undefined,
  });
  await gateway.stop();
});
