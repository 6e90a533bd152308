import { expect, it } from '@jest/globals';
import { openTestGraph } from '../support/graph.js';
import { readRefusal } from '../support/refusal.js';
import { readRegisterState } from '../support/register-state.js';

it('NOT_FOUND: a mutation that names a record nobody has changes nothing', async () => {
  const graph = await openTestGraph();
  const before = await readRegisterState(graph.database.url);
  const id = '00000000-0000-7000-8000-00000000ffff';
  const answer = await graph.ask(
    'mutation ($input: RenameOrganizationInput!) { renameOrganization(input: $input) { id } }',
    { input: { id, version: 1, name: 'Tên Mẫu' } },
    { role: 'PROVINCE_OFFICER' },
  );
  expect([answer.status, answer.data]).toEqual([200, null]);
  expect(readRefusal(answer)).toEqual({
    code: 'NOT_FOUND',
    message: `No Organization has the id ${id}.`,
    field: 'renameOrganization',
    argument: 'input.id',
  });
  expect(await readRegisterState(graph.database.url)).toEqual(before);
  await graph.stop();
});
