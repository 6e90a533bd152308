import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { openTestSubgraph, type TestSubgraph } from '../../../test/support/subgraph.js';
import { referenceId } from '../../kit/ids.js';
import { definition } from '../subgraph.js';

let subgraph: TestSubgraph;
beforeAll(async () => {
  subgraph = await openTestSubgraph(definition);
});
afterAll(() => subgraph.stop());

const PROPOSE =
  'mutation ($input: ProposeModelInput!) { proposeModel(input: $input) { organization { id } unit { id } } }';
const propose = (input: object) =>
  subgraph.ask(
    PROPOSE,
    { input: { name: 'Mô hình', type: 'OTHER', proposedOn: '2026-11-01', ...input } },
    { role: 'PROVINCE_OFFICER' },
  );

it('a write reads the feed once more before it calls an organisation or a unit unknown', async () => {
  const organizationId = referenceId('organization', '1', 'HD-0001');
  const em = subgraph.orm.em.fork();
  const [place] = await em.execute<{ unit: string }[]>(
    `select area_ids[1] as unit from emulation.organization_place_reference where organization_id = ? and valid_to is null`,
    [organizationId],
  );
  await em.execute(
    'truncate emulation.organization_reference, emulation.organization_place_reference, emulation.projection',
  );
  expect(await propose({ organizationId })).toMatchObject({
    errors: [],
    data: { proposeModel: { organization: { id: organizationId }, unit: null } },
  });
  expect(await propose({ name: 'Mô hình khác', unitId: place!.unit })).toMatchObject({
    errors: [],
    data: { proposeModel: { organization: null, unit: { id: place!.unit } } },
  });
});
