import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { sql } from 'kysely';
import type { ViewerClaims } from '../../../test/support/graph.js';
import { readRefusal } from '../../../test/support/refusal.js';
import { openTestSubgraph, type TestSubgraph } from '../../../test/support/subgraph.js';
import { definition } from '../subgraph.js';

const OFFICER: ViewerClaims = { role: 'PROVINCE_OFFICER' };
const UNKNOWN = '00000000-0000-7000-8000-00000000ffff';

let subgraph: TestSubgraph;
/** Open enterprises established long ago, without any such record, with the commune each is in. */
let hosts: { id: string; area: string }[];

beforeAll(async () => {
  subgraph = await openTestSubgraph(definition);
  const { rows } = await sql<{ id: string; area: string }>`
    select o.id, p.unit_id as area from organizations.organization o
    join organizations.organization_placement p on p.organization_id = o.id and p.valid_to is null
    join organizations.administrative_unit u on u.id = p.unit_id and u.valid_to is null
    where o.established_on < '2018-01-01' and o.closed_on is null and o.kind = 'ENTERPRISE' and not exists (
      select from organizations.internal_regulation r where r.organization_id = o.id and r.kind = 'SECRETS')
    order by o.code limit 4`.execute(subgraph.orm.em.fork().getKysely());
  hosts = rows;
});

afterAll(() => subgraph.stop());
/** Roles without a part in it, and those whose reach is elsewhere. */
const OTHERS: ViewerClaims[] = [
  { role: 'ORGANIZATION', organization: UNKNOWN },
  { role: 'COMMUNE_OFFICER', area: UNKNOWN },
  ...(['PUBLIC', 'EMULATION_OFFICE', 'TRAINER', 'ANALYST', 'PARTNER', 'DPO', 'ADMIN'] as const).map(
    (role) => ({
      role,
    }),
  ),
];

interface Regulation {
  id: string;
  version: number;
  validTo: string | null;
}
const FIELDS = 'id version kind document validFrom reviewedOn validTo';

const issue = (changes: object = {}, viewer = OFFICER) =>
  subgraph.ask<{ issueRegulation: Regulation }>(
    `mutation ($input: IssueRegulationInput!) { issueRegulation(input: $input) { ${FIELDS} } }`,
    {
      input: {
        ...{ organizationId: hosts[0]!.id, kind: 'SECRETS', document: '1/QĐ', issuedOn: '2020-03-01' },
        ...changes,
      },
    },
    viewer,
  );
const review = ({ id, version }: Pick<Regulation, 'id' | 'version'>, reviewedOn: string, viewer = OFFICER) =>
  subgraph.ask<{ reviewRegulation: Regulation }>(
    `mutation ($input: ReviewRegulationInput!) { reviewRegulation(input: $input) { ${FIELDS} } }`,
    { input: { id, version, reviewedOn } },
    viewer,
  );
const repeal = ({ id, version }: Pick<Regulation, 'id' | 'version'>, endedOn: string, viewer = OFFICER) =>
  subgraph.ask<{ repealRegulation: Regulation }>(
    `mutation ($input: EndRecordInput!) { repealRegulation(input: $input) { ${FIELDS} } }`,
    { input: { id, version, endedOn } },
    viewer,
  );
const readBack = (id: string, viewer = OFFICER) =>
  subgraph.ask<{ organization: { internalRegulations: { kind: string; document: string }[] | null } }>(
    'query ($id: ID!) { organization(id: $id) { internalRegulations { kind document } } }',
    { id },
    viewer,
  );

describe('an internal regulation', () => {
  it('is issued, reviewed, replaced by the next of its kind, repealed', async () => {
    const { id: organizationId } = hosts[0]!;
    const own: ViewerClaims = { role: 'ORGANIZATION', organization: organizationId };
    const first = (await issue({}, own)).data!.issueRegulation;
    expect(first).toMatchObject({ kind: 'SECRETS', document: '1/QĐ', reviewedOn: null, validTo: null });
    expect((await review(first, '2022-01-01', own)).data!.reviewRegulation).toMatchObject({ version: 2 });
    expect(readRefusal(await review({ ...first, version: 2 }, '2022-01-01'))).toMatchObject({
      code: 'BAD_USER_INPUT',
      argument: 'input.reviewedOn',
    });
    const second = (await issue({ document: '2/QĐ', issuedOn: '2024-05-01' }, own)).data!.issueRegulation;
    expect(readRefusal(await review({ ...first, version: 3 }, '2024-06-01')).code).toBe('STATE_NOT_ALLOWED');
    const { data } = await readBack(organizationId, own);
    expect(data!.organization.internalRegulations!.filter(({ kind }) => kind === 'SECRETS')).toEqual([
      { kind: 'SECRETS', document: '2/QĐ' },
      { kind: 'SECRETS', document: '1/QĐ' },
    ]);
    expect((await repeal(second, '2026-01-01', own)).data!.repealRegulation.validTo).toBe('2026-01-01');
    expect(readRefusal(await repeal(second, '2026-02-01')).code).toBe('CONFLICT');
  });

  it.each([
    ['no document', { document: ' ' }, 'BAD_USER_INPUT', 'input.document'],
    ['a document too long', { document: '1'.repeat(61) }, 'BAD_USER_INPUT', 'input.document'],
    ['a day that has not come', { issuedOn: '2026-11-21' }, 'BAD_USER_INPUT', 'input.issuedOn'],
    ['a day before the organisation', { issuedOn: '1900-01-01' }, 'BAD_USER_INPUT', 'input.issuedOn'],
    ['an unknown organisation', { organizationId: UNKNOWN }, 'NOT_FOUND', 'input.organizationId'],
  ])('is refused with %s', async (_, changes, code, argument) =>
    expect(readRefusal(await issue({ organizationId: hosts[1]!.id, ...changes }))).toMatchObject({
      code,
      argument,
    }),
  );

  it('is refused in the middle of one that is over', async () => {
    const { id: organizationId } = hosts[2]!;
    const one = (await issue({ organizationId })).data!.issueRegulation;
    await repeal(one, '2024-01-01');
    const again = await issue({ organizationId, issuedOn: '2022-01-01' });
    expect(readRefusal(again)).toMatchObject({ code: 'CONFLICT', argument: 'input.issuedOn' });
    expect(readRefusal(await repeal({ ...one, version: 2 }, '2025-01-01')).code).toBe('STATE_NOT_ALLOWED');
  });

  it('is shown to and kept by nobody else', async () => {
    const { id: organizationId, area } = hosts[3]!;
    const officer: ViewerClaims = { role: 'COMMUNE_OFFICER', area };
    const regulation = (await issue({ organizationId }, officer)).data!.issueRegulation;
    expect((await readBack(organizationId, officer)).errors).toEqual([]);
    for (const viewer of OTHERS) {
      expect(readRefusal(await readBack(organizationId, viewer)).code).toBe('FORBIDDEN');
      expect(readRefusal(await issue({ organizationId, kind: 'FIRE' }, viewer)).code).toBe('FORBIDDEN');
      expect(readRefusal(await review(regulation, '2026-01-01', viewer)).code).toBe('FORBIDDEN');
      expect(readRefusal(await repeal(regulation, '2026-01-01', viewer)).code).toBe('FORBIDDEN');
    }
    expect(readRefusal(await review({ id: UNKNOWN, version: 1 }, '2026-01-01')).code).toBe('NOT_FOUND');
  });
});
