import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { ViewerClaims } from '../../../test/support/graph.js';
import { readRefusal } from '../../../test/support/refusal.js';
import { openTestSubgraph, type TestSubgraph } from '../../../test/support/subgraph.js';
import { definition } from '../subgraph.js';

const OFFICER: ViewerClaims = { role: 'PROVINCE_OFFICER' };

let subgraph: TestSubgraph;
interface Named {
  id: string;
  version: number;
  name: string;
  establishedOn: string;
}
let organization: Named;

beforeAll(async () => {
  subgraph = await openTestSubgraph(definition);
  const { data } = await subgraph.ask<{ organizationByCode: Named }>(
    '{ organizationByCode(code: "HD-0001") { id version name establishedOn } }',
  );
  organization = data!.organizationByCode;
});
afterAll(() => subgraph.stop());

const rename = (input: object, viewer = OFFICER) =>
  subgraph.ask<{ renameOrganization: Named }>(
    `mutation ($input: RenameOrganizationInput!) { renameOrganization(input: $input) {
      version name formerNames { name until } before: nameAsOf(asOf: "2026-05-31") after: nameAsOf(asOf: "2026-06-01") } }`,
    { input: { id: organization.id, ...input } },
    viewer,
  );

describe('the names of an organisation', () => {
  it('are kept with their days', async () => {
    const { version, name: first } = organization;
    const own: ViewerClaims = { role: 'ORGANIZATION', organization: organization.id };
    expect((await rename({ version, name: 'Công ty Mẫu Hai', renamedOn: '2026-03-01' }, own)).errors).toEqual(
      [],
    );
    const { data } = await rename({ version: version + 1, name: 'Công ty Mẫu Ba', renamedOn: '2026-06-01' });
    expect(data!.renameOrganization).toEqual({
      version: version + 2,
      name: 'Công ty Mẫu Ba',
      formerNames: [
        { name: 'Công ty Mẫu Hai', until: '2026-06-01' },
        { name: first, until: '2026-03-01' },
      ],
      ...{ before: 'Công ty Mẫu Hai', after: 'Công ty Mẫu Ba' },
    });
  });

  it.each([
    ['the name it has', { name: 'Công ty Mẫu Ba' }, 'input.name'],
    ['a day before the last change', { renamedOn: '2026-05-31' }, 'input.renamedOn'],
    ['a day that has not come', { renamedOn: '2026-11-21' }, 'input.renamedOn'],
    ['nothing', { name: ' ' }, 'input.name'],
  ])('are not changed to %s', async (_, changes, argument) => {
    const version = organization.version + 2;
    const refused = readRefusal(await rename({ version, name: 'Công ty Mẫu Bốn', ...changes }));
    expect(refused).toMatchObject({ code: 'BAD_USER_INPUT', argument });
  });

  it('are corrected on the day they began, and what held for no day is not kept', async () => {
    const version = organization.version + 2;
    const { data } = await rename({ version, name: 'Công ty Mẫu Bốn', renamedOn: '2026-06-01' });
    expect(data!.renameOrganization).toMatchObject({
      ...{ name: 'Công ty Mẫu Bốn', before: 'Công ty Mẫu Hai', after: 'Công ty Mẫu Bốn' },
      formerNames: [{ until: '2026-06-01' }, { until: '2026-03-01' }],
    });
  });
});
