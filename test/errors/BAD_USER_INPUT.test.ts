import { expect, it } from '@jest/globals';
import { openTestGraph } from '../support/graph.js';
import { readRefusal } from '../support/refusal.js';

it('BAD_USER_INPUT: a value out of range is named with its bounds; one of the wrong type fails the request', async () => {
  const graph = await openTestGraph();
  const query =
    'query ($first: Int!) { organizationByCode(code: "HD-0001") { code awards(first: $first) { totalCount } } }';
  const outOfRange = await graph.ask(query, { first: 101 });
  expect([outOfRange.status, outOfRange.data]).toEqual([
    200,
    { organizationByCode: { code: 'HD-0001', awards: null } },
  ]);
  expect(readRefusal(outOfRange)).toEqual({
    code: 'BAD_USER_INPUT',
    message: 'first: is 101; a page has 1 to 100 rows',
    field: 'organizationByCode.awards',
    argument: 'first',
  });
  const wrongType = await graph.ask(query, { first: 'many' });
  expect([wrongType.status, wrongType.data]).toEqual([400, null]);
  expect(readRefusal(wrongType)).toMatchObject({
    code: 'BAD_USER_INPUT',
    message: expect.stringContaining('Variable "$first" got invalid value "many"'),
  });
  await graph.stop();
});
