import { expect, it } from '@jest/globals';
import { openTestGraph } from '../support/graph.js';
import { readRefusal } from '../support/refusal.js';

it('SUBGRAPH_UNAVAILABLE: the fields of a subgraph that is down are null, the rest of the answer is good', async () => {
  const graph = await openTestGraph({
    LOG_LEVEL: 'silent',
    SUBGRAPH_EMULATION_URL: 'http://127.0.0.1:9/graphql',
  });
  const answer = await graph.ask(
    '{ organizationByCode(code: "HD-0001") { code activitySummary(year: 2026) { count } awards(first: 1) { totalCount } } }',
  );
  expect(answer.status).toBe(200);
  expect(answer.data).toEqual({
    organizationByCode: { code: 'HD-0001', activitySummary: { count: expect.any(Number) }, awards: null },
  });
  const { message, ...refusal } = readRefusal(answer);
  expect(refusal).toEqual({
    code: 'SUBGRAPH_UNAVAILABLE',
    field: 'organizationByCode.awards',
    argument: undefined,
  });
  expect(message).toMatch(/^The subgraph "emulation" did not answer\. Request [0-9a-f-]{36}\.$/);
  await graph.stop();
});
