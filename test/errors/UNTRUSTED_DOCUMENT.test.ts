import { expect, it } from '@jest/globals';
import { readRefusal } from '../support/refusal.js';
import { openTinyGateway } from '../support/tiny-gateway.js';

it('UNTRUSTED_DOCUMENT: a document that is not in the manifest is refused where only those are answered', async () => {
  const gateway = await openTinyGateway('in process', {
    trustedDocuments: new Map([['viewer', '{ viewer }']]),
    trustedDocumentsMode: 'enforce',
  });
  const answer = await gateway.ask('{ books { id } }');
  expect([answer.status, answer.data]).toEqual([403, undefined]);
  expect(readRefusal(answer)).toMatchObject({ code: 'UNTRUSTED_DOCUMENT', field: undefined });
  await gateway.stop();
});
