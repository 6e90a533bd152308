import { expect, it } from '@jest/globals';
import { readRefusal } from '../support/refusal.js';
import { askGraph, openTinyGateway } from '../support/tiny-gateway.js';

it('PERSISTED_QUERY_NOT_FOUND: a document named by an id nobody knows is asked for, in the words of Apollo’s clients', async () => {
  const gateway = await openTinyGateway('in process');
  const answer = await askGraph(gateway.url, { documentId: 'unknown' });
  expect([answer.status, answer.data]).toEqual([200, undefined]);
  expect(readRefusal(answer)).toMatchObject({
    code: 'PERSISTED_QUERY_NOT_FOUND',
    message: 'PersistedQueryNotFound',
    field: undefined,
  });
  await gateway.stop();
});
