import { expect, it } from '@jest/globals';
import { readRefusal } from '../support/refusal.js';
import { askGraph, openTinyGateway } from '../support/tiny-gateway.js';

it('GRAPHQL_VALIDATION_FAILED: a document that does not fit the schema is refused before anything is asked', async () => {
  const gateway = await openTinyGateway('in process');
  const answer = await askGraph(gateway.url, { query: '{ books { pages } }' });
  expect([answer.status, answer.data]).toEqual([400, undefined]);
  expect(readRefusal(answer)).toMatchObject({
    code: 'GRAPHQL_VALIDATION_FAILED',
    message: 'Cannot query field "pages" on type "Book".',
    field: undefined,
  });
  await gateway.stop();
});
