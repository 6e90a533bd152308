import { afterEach, beforeEach, expect, it } from '@jest/globals';
import { openTestSubgraph, type TestSubgraph } from '../../../test/support/subgraph.js';
import { referenceId } from '../../kit/ids.js';
import { definition } from '../subgraph.js';

let subgraph: TestSubgraph;
beforeEach(async () => {
  subgraph = await openTestSubgraph(definition);
});
afterEach(() => subgraph.stop());

const PROPOSE =
  'mutation ($input: ProposeModelInput!) { proposeModel(input: $input) { organization { id } unit { id } } }';
const propose = (input: object) =>
  subgraph.ask(
    PROPOSE,
    { input: { name: 'Mô hình', type: 'OTHER', proposedOn: '2026-11-01', ...input } },
    { role: 'PROVINCE_OFFICER' },
  );

/** As if the feed had never been read. */
const forget = () =>
  subgraph.orm.em.fork().execute(
    `truncate emulation.organization_reference, emulation.organization_place_reference, emulation.unit_reference,
       emulation.unit_succession_reference, emulation.projection`,
  );

it('a write reads the feed once more before it calls an organisation unknown', async () => {
  const organizationId = referenceId('organization', '1', 'HD-0001');
  await forget();
  expect(await propose({ organizationId })).toMatchObject({
    errors: [],
    data: { proposeModel: { organization: { id: organizationId }, unit: null } },
  });
});

it('a write reads the feed once more before it calls a unit unknown', async () => {
  const [commune] = await subgraph.orm.em.fork().execute<{ id: string }[]>(
    `select id from emulation.unit_reference u where level = 'COMMUNE' and valid_to is null
     and not exists (select from emulation.organization_place_reference w where w.area_ids[1] = u.id) limit 1`,
  );
  await forget();
  expect(await propose({ unitId: commune!.id })).toMatchObject({
    errors: [],
    data: { proposeModel: { organization: null, unit: { id: commune!.id } } },
  });
});
