import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { openTestSubgraph, type TestSubgraph } from '../../../test/support/subgraph.js';
import { definition } from '../subgraph.js';

let subgraph: TestSubgraph;
let directive: string;

const OFFICER = { role: 'PROVINCE_OFFICER' } as const;
type Asking = Parameters<TestSubgraph['ask']>[2];

beforeAll(async () => {
  subgraph = await openTestSubgraph(definition);
  directive = (await subgraph.ask<{ directive: { id: string } }>('{ directive { id } }')).data!.directive.id;
});
afterAll(() => subgraph.stop());

const count = async (sql: string, parameters: unknown[] = []): Promise<number> =>
  (await subgraph.orm.em.fork().execute<{ n: number }[]>(`select count(*)::int as n ${sql}`, parameters))[0]!
    .n;

async function ask<Data>(query: string, variables: object = {}, viewer: Asking = OFFICER) {
  const { data, errors, statements } = await subgraph.ask<Data>(query, { directive, ...variables }, viewer);
  expect(errors).toEqual([]);
  return { data: data!, statements };
}

describe('plans for the directive (6a)', () => {
  it('are told by level: who should, who did, and when', async () => {
    const { data } = await ask<{ directive: { planProgress: object[] } }>(
      `{ directive { planProgress(year: 2021) { level bodies issued firstIssuedOn lastIssuedOn daysToFirst } } }`,
    );
    const issued = await count(
      `from organizations.document where type = 'PLAN' and number_year = 2021 and symbol = 'KH-UBND'`,
    );
    expect(data.directive.planProgress).toEqual([
      // Its own day is not known, so the days since are not either.
      expect.objectContaining({ level: 'PROVINCE', bodies: 1, issued: 1, daysToFirst: null }),
      expect.objectContaining({ level: 'DISTRICT', bodies: 12, issued }),
    ]);
  });

  it('are missing of the bodies that are listed', async () => {
    const query = `query ($directive: ID!, $year: Int) { bodiesWithoutPlan(documentId: $directive, level: DISTRICT, year: $year) {
      totalCount nodes { nameVi } } }`;
    const { data } = await ask<{ bodiesWithoutPlan: { totalCount: number; nodes: { nameVi: string }[] } }>(
      query,
      {
        year: 2021,
      },
    );
    expect(data.bodiesWithoutPlan.totalCount).toBe(2);
    expect(data.bodiesWithoutPlan.nodes.every(({ nameVi }) => nameVi.startsWith('UBND'))).toBe(true);
    const later = await ask<typeof data>(query, { year: 2024 });
    expect(later.data.bodiesWithoutPlan.totalCount).toBe(12);
  });
});

describe('recipients of the directive', () => {
  it('of the group ORGANIZATIONS are those that existed when it went out; the later ones are listed (N8)', async () => {
    const { data } = await ask<{
      directive: {
        laterOrganizations: { totalCount: number };
        recipients: { group: string | null; organizations: { totalCount: number } | null }[];
      };
    }>(
      `{ directive { laterOrganizations(first: 1) { totalCount nodes { code } }
        recipients { group organizations(first: 1) { totalCount } } } }`,
    );
    const { laterOrganizations, recipients } = data.directive;
    const first = '(select min(assigned_on) from organizations.directive_task)';
    expect(laterOrganizations.totalCount).toBe(
      await count(`from organizations.organization where established_on > ${first} and status = 'ACTIVE'`),
    );
    expect(laterOrganizations.totalCount).toBeGreaterThan(0);
    const known = await count(
      `from organizations.organization where (established_on is null or established_on <= ${first})
       and (closed_on is null or closed_on > ${first})`,
    );
    for (const { group, organizations } of recipients)
      expect(organizations?.totalCount ?? null).toBe(group === 'ORGANIZATIONS' ? known : null);
  });

  it('in role IMPLEMENT without a task of a year are listed (N5)', async () => {
    const query = `query ($directive: ID!, $year: Int) { recipientsWithoutTask(documentId: $directive, year: $year) {
      totalCount nodes { nameVi } } }`;
    const without = async (year: number) =>
      (
        await ask<{ recipientsWithoutTask: { totalCount: number; nodes: { nameVi: string }[] } }>(query, {
          year,
        })
      ).data.recipientsWithoutTask;
    expect((await without(2026)).totalCount).toBe(0);
    const [someone] = (await without(2027)).nodes;
    expect(someone).toBeDefined();
    const refused = await subgraph.ask(query, { directive, year: 2026 }, { role: 'PUBLIC' });
    expect(refused.errors[0]?.extensions['code']).toBe('FORBIDDEN');
    const unknown = await subgraph.ask(query, { directive: 'x' }, OFFICER);
    expect(unknown.errors[0]?.extensions['code']).toBe('BAD_USER_INPUT');
  });
});

describe('tasks of abolished bodies (Q25)', () => {
  const QUERY = `query ($first: Int!) { successionTasks(where: { abolishedSince: "2025-01-01" }, first: $first) {
    totalCount nodes { bodies tasks open handedOver finishedSince done cancelled holder { nameVi } } } }`;
  type Answer = {
    successionTasks: {
      totalCount: number;
      nodes: (Record<string, number> & { holder: { nameVi: string } | null })[];
    };
  };

  it('are counted by who holds the duties today, handed over or not', async () => {
    const { data, statements } = await ask<Answer>(QUERY, { first: 100 });
    const { nodes, totalCount } = data.successionTasks;
    expect(totalCount).toBe(nodes.length);
    const of = `from organizations.directive_task t join organizations.authority_body b on b.id = t.body_id
      where b.valid_to >= '2025-01-01'`;
    const sum = (key: string) => nodes.reduce((all, node) => all + node[key]!, 0);
    expect(sum('tasks')).toBe(await count(of));
    expect(sum('handedOver')).toBe(await count(`${of} and t.state = 'HANDED_OVER'`));
    for (const node of nodes)
      expect(node['tasks']).toBe(node['open']! + node['handedOver']! + node['done']! + node['cancelled']!);
    expect(nodes.find(({ holder }) => holder?.nameVi === 'Sở Nội vụ thành phố Hải Phòng')!['bodies']).toBe(2);
    expect((await ask<Answer>(QUERY, { first: 1 })).statements.length).toBe(statements.length);
  });

  it('are for officers, analysts and the steering committee as a partner, in its area', async () => {
    const total = async (viewer: Asking) =>
      (await ask<Answer>(QUERY, { first: 1 }, viewer)).data.successionTasks.totalCount;
    const all = await total(OFFICER);
    const [{ id: city } = { id: '' }] = await subgraph.orm.em
      .fork()
      .execute<{ id: string }[]>(
        `select unit_id as id from organizations.authority_body where name_vi = 'UBND thành phố Hải Phòng'`,
      );
    const partner = { role: 'PARTNER', partner: 'STEERING_COMMITTEE' } as const;
    expect(await total({ ...partner, area: city })).toBe(all);
    expect(await total(partner)).toBe(0);
    const other = await subgraph.ask(QUERY, { first: 1 }, { role: 'PARTNER', partner: 'MEDIA', area: city });
    expect(other.errors[0]?.extensions['code']).toBe('FORBIDDEN');
  });
});
