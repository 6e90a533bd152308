import { expect, it } from '@jest/globals';
import { readRefusal } from '../support/refusal.js';
import { askGraph, openTinyGateway } from '../support/tiny-gateway.js';

it('PAYLOAD_TOO_LARGE: a body over the limit is refused with both figures', async () => {
  const gateway = await openTinyGateway('in process');
  const answer = await askGraph(gateway.url, { query: '#'.repeat(100_001) });
  expect([answer.status, answer.data]).toEqual([413, undefined]);
  expect(readRefusal(answer)).toMatchObject({
    code: 'PAYLOAD_TOO_LARGE',
    message: 'The body has 100013 bytes; at most 100000 bytes are allowed.',
    field: undefined,
  });
  await gateway.stop();
});
