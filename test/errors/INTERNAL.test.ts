import { expect, it } from '@jest/globals';
import { openTestGraph } from '../support/graph.js';
import { readRefusal } from '../support/refusal.js';
import { runOnServer } from '../support/server.js';

it('INTERNAL: a fault of ours shows its request id and nothing else, and leaves the other subgraphs’ answers', async () => {
  const graph = await openTestGraph({ LOG_LEVEL: 'silent' });
  await runOnServer(graph.database.url, 'alter table emulation.award rename to lost');
  const answer = await graph.ask(
    '{ organizationByCode(code: "HD-0001") { code awards(first: 1) { totalCount } } }',
  );
  expect(answer.status).toBe(200);
  expect(answer.data).toEqual({ organizationByCode: { code: 'HD-0001', awards: null } });
  const { message, ...refusal } = readRefusal(answer);
  expect(refusal).toEqual({ code: 'INTERNAL', field: 'organizationByCode.awards', argument: undefined });
  const id = answer.errors[0]!.extensions!['requestId'] as string;
  expect(message).toBe(`Something went wrong on our side. Request ${id}.`);
  expect(id).toMatch(/^[0-9a-f-]{36}$/);
  await graph.stop();
});
