import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { sql } from 'kysely';
import type { ViewerClaims } from '../../../test/support/graph.js';
import { openTestSubgraph, type TestSubgraph } from '../../../test/support/subgraph.js';
import { definition } from '../subgraph.js';

const UNKNOWN = '00000000-0000-7000-8000-00000000ffff';
const OFFICER: ViewerClaims = { role: 'PROVINCE_OFFICER' };
let subgraph: TestSubgraph;
beforeAll(async () => {
  subgraph = await openTestSubgraph(definition);
});
afterAll(() => subgraph.stop());

interface Needs {
  totalCount: number;
  nodes: { due: number; organization: { id: string }; unit: { id: string } | null }[];
  pageInfo: { endCursor: string | null; hasNextPage: boolean };
}
const needs = (variables: object = {}, viewer = OFFICER) =>
  subgraph.ask<{ refresherNeeds: Needs }>(
    `query ($where: RefresherNeedWhere, $dueBy: LocalDate, $first: Int! = 100, $after: String) {
      refresherNeeds(where: $where, asOf: "2026-09-30", dueBy: $dueBy, first: $first, after: $after) {
        totalCount nodes { due organization { id } unit { id } } pageInfo { endCursor hasNextPage } } }`,
    variables,
    viewer,
  );
const idsOf = ({ nodes }: Needs): string[] => nodes.map(({ organization }) => organization.id);

it('puts KEY priority first, as the feed tells it, page after page in two statements', async () => {
  const db = subgraph.orm.em.fork().getKysely();
  const { nodes } = (await needs()).data!.refresherNeeds;
  const last = nodes.findLast(({ due }) => due > 0)!.organization.id;
  await sql`update security_forces.organization_reference set priority = 'KEY' where id = ${last}`.execute(
    db,
  );
  const { data, statements } = await needs();
  expect(statements).toHaveLength(2);
  const all = idsOf(data!.refresherNeeds);
  const keys = new Set(
    (
      await sql<{
        id: string;
      }>`select id from security_forces.organization_reference where priority = 'KEY'`.execute(db)
    ).rows.map(({ id }) => id),
  );
  const isKey = all.map((id) => keys.has(id));
  expect(isKey.lastIndexOf(true)).toBe(isKey.filter(Boolean).length - 1);
  expect(all.slice(0, isKey.filter(Boolean).length)).toContain(last);
  const paged: string[] = [];
  let after: string | null = null;
  do {
    const page: Needs = (await needs({ first: 7, after })).data!.refresherNeeds;
    paged.push(...idsOf(page));
    after = page.pageInfo.hasNextPage ? page.pageInfo.endCursor : null;
  } while (after);
  expect(paged).toEqual(all);
});

it('shows a commune officer the own commune only, and finds a unit', async () => {
  const all = (await needs()).data!.refresherNeeds;
  const area = all.nodes.find(({ unit }) => unit)!.unit!.id;
  const there = all.nodes.filter(({ unit }) => unit?.id === area).map(({ organization }) => organization.id);
  const where = { organization: { unit: { eq: area } } };
  expect(idsOf((await needs({ where })).data!.refresherNeeds)).toEqual(there);
  const own = idsOf((await needs({}, { role: 'COMMUNE_OFFICER', area })).data!.refresherNeeds);
  expect(own).toEqual(expect.arrayContaining(there));
  expect(own.length).toBeLessThan(all.totalCount);
  const elsewhere = await needs({}, { role: 'COMMUNE_OFFICER', area: UNKNOWN });
  expect(elsewhere.data!.refresherNeeds.totalCount).toBe(0);
});

it.each(['PUBLIC', 'ORGANIZATION', 'TRAINER', 'ANALYST', 'PARTNER'] as const)(
  'is refused to %s',
  async (role) => {
    expect((await needs({}, { role })).errors[0]!.extensions['code']).toBe('FORBIDDEN');
  },
);

it('refuses a last day before the day, and a malformed unit', async () => {
  const { errors } = await needs({ dueBy: '2026-09-29' });
  expect(errors[0]!.extensions).toMatchObject({ code: 'BAD_USER_INPUT', path: 'dueBy' });
  const where = { organization: { unit: { eq: 'x' } } };
  expect((await needs({ where })).errors[0]!.extensions).toMatchObject({
    ...{ code: 'BAD_USER_INPUT', path: 'where.organization.unit.eq' },
  });
});
