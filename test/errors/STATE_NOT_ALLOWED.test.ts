import { expect, it } from '@jest/globals';
import { openTestGraph } from '../support/graph.js';
import { readRefusal } from '../support/refusal.js';
import { readRegisterState } from '../support/register-state.js';

it('STATE_NOT_ALLOWED: a step the state does not allow changes nothing and names the steps that are open', async () => {
  const graph = await openTestGraph();
  const officer = { role: 'PROVINCE_OFFICER' } as const;
  const { data } = await graph.ask<{ campaigns: { nodes: { id: string; version: number }[] } }>(
    '{ campaigns(where: { state: { eq: RUNNING } }, first: 1) { nodes { id version } } }',
  );
  const before = await readRegisterState(graph.database.url);
  const answer = await graph.ask(
    'mutation ($input: CampaignStepInput!) { submitCampaign(input: $input) { id } }',
    { input: data!.campaigns.nodes[0] },
    officer,
  );
  expect([answer.status, answer.data]).toEqual([200, null]);
  expect(readRefusal(answer)).toMatchObject({
    code: 'STATE_NOT_ALLOWED',
    message:
      'SUBMIT is not possible in state RUNNING: it starts from DRAFT, RETURNED. Allowed: CLOSE, CANCEL.',
    field: 'submitCampaign',
  });
  expect(await readRegisterState(graph.database.url)).toEqual(before);
  await graph.stop();
});
