import { expect, it } from '@jest/globals';
import { readRefusal } from '../support/refusal.js';
import { askGraph, openTinyGateway } from '../support/tiny-gateway.js';

it('TOO_COMPLEX: a document over a limit is refused with the limit and its own figure', async () => {
  const gateway = await openTinyGateway('in process');
  const answer = await askGraph(gateway.url, {
    query: `{ ${Array.from({ length: 51 }, (_, i) => `a${i}: __typename`).join(' ')} }`,
  });
  expect([answer.status, answer.data]).toEqual([400, undefined]);
  expect(readRefusal(answer)).toMatchObject({
    code: 'TOO_COMPLEX',
    message: 'The document has 51 aliased fields; at most 50 are allowed.',
    field: undefined,
  });
  await gateway.stop();
});
