import { expect, it } from '@jest/globals';
import { openTestGraph } from '../support/graph.js';
import { readRefusal } from '../support/refusal.js';
import { readRegisterState } from '../support/register-state.js';

it('CONFLICT: a change based on an old version changes nothing and says which version there is', async () => {
  const graph = await openTestGraph();
  const { data } = await graph.ask<{ organizationByCode: { id: string; version: number } }>(
    '{ organizationByCode(code: "HD-0001") { id version } }',
  );
  const { id, version } = data!.organizationByCode;
  const before = await readRegisterState(graph.database.url);
  const answer = await graph.ask(
    'mutation ($input: RenameOrganizationInput!) { renameOrganization(input: $input) { id } }',
    { input: { id, version: version - 1, name: 'Tên Mẫu' } },
    { role: 'PROVINCE_OFFICER' },
  );
  expect([answer.status, answer.data]).toEqual([200, null]);
  expect(readRefusal(answer)).toEqual({
    code: 'CONFLICT',
    message: `This record is in version ${version}, the change was based on ${version - 1}. Read it again, then retry.`,
    field: 'renameOrganization',
    argument: 'input.version',
  });
  expect(await readRegisterState(graph.database.url)).toEqual(before);
  await graph.stop();
});
