import { expect, it } from '@jest/globals';
import { readRefusal } from '../support/refusal.js';
import { askGraph, openTinyGateway } from '../support/tiny-gateway.js';

it('OPERATION_RESOLUTION_FAILURE: an operation name that fits none of several operations is refused', async () => {
  const gateway = await openTinyGateway('in process');
  const answer = await askGraph(gateway.url, {
    query: 'query A { books { id } } query B { books { id } }',
    operationName: 'C',
  });
  expect([answer.status, answer.data]).toEqual([400, undefined]);
  expect(readRefusal(answer)).toMatchObject({
    code: 'OPERATION_RESOLUTION_FAILURE',
    message: 'The document has no operation named "C".',
    field: undefined,
  });
  await gateway.stop();
});
