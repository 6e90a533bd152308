import { expect, it } from '@jest/globals';
import { openTestGraph } from '../support/graph.js';
import { readRefusal } from '../support/refusal.js';

it('FORBIDDEN: a field the viewer may not read is null, the rest of the answer is there', async () => {
  const graph = await openTestGraph();
  const answer = await graph.ask(
    '{ organizationByCode(code: "HD-0001") { code guardStrength { present } } }',
  );
  expect(answer.status).toBe(200);
  expect(answer.data).toEqual({ organizationByCode: { code: 'HD-0001', guardStrength: null } });
  const { message, ...refusal } = readRefusal(answer);
  expect(refusal).toEqual({
    code: 'FORBIDDEN',
    field: 'organizationByCode.guardStrength',
    argument: undefined,
  });
  expect(message).toMatch(
    /^Organization\.guardStrength is open to .*PROVINCE_OFFICER.*; the viewer is PUBLIC\.$/,
  );
  await graph.stop();
});
