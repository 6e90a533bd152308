import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { sql } from 'kysely';
import { openTestSubgraph, type TestSubgraph } from '../../../test/support/subgraph.js';
import { definition } from '../subgraph.js';

let subgraph: TestSubgraph;
/** Fifty organisations of the demonstration register that host campaigns, the busiest first. */
let hosts: string[];
let host: string;

const rowsOf = async <Row>(statement: ReturnType<typeof sql<Row>>): Promise<Row[]> =>
  (await statement.execute(subgraph.orm.em.fork().getKysely())).rows;

beforeAll(async () => {
  subgraph = await openTestSubgraph(definition);
  const rows = await rowsOf(sql<{ id: string }>`
    select host_id as id from campaigns.campaign_activity group by 1 order by count(*) desc, 1 limit 50`);
  hosts = rows.map(({ id }) => id);
  host = hosts[0]!;
});

afterAll(() => subgraph.stop());

const codeOf = ({ errors }: { errors: readonly { extensions: { code?: unknown; path?: unknown } }[] }) => [
  errors[0]?.extensions.code,
  errors[0]?.extensions.path,
];

describe('lists of activities', () => {
  const OF_HOSTS = `query ($representations: [_Any!]!, $first: Int!, $after: String, $year: Int, $asOf: LocalDate) {
    _entities(representations: $representations) {
      ... on Organization { activities(first: $first, after: $after, year: $year, asOf: $asOf) { totalCount pageInfo { hasNextPage endCursor } nodes { id heldOn topic { code } } } }
    }
  }`;
  interface OfHosts {
    _entities: {
      activities: {
        totalCount: number;
        pageInfo: { hasNextPage: boolean; endCursor: string };
        nodes: { id: string; heldOn: string }[];
      };
    }[];
  }
  const ofHosts = (ids: readonly string[], variables: object) =>
    subgraph.ask<OfHosts>(OF_HOSTS, {
      representations: ids.map((id) => ({ __typename: 'Organization', id })),
      first: 3,
      ...variables,
    });

  it('of fifty organisations take two statements: activities and topics', async () => {
    const { data, statements } = await ofHosts(hosts, {});
    expect(data!._entities).toHaveLength(50);
    expect(statements).toHaveLength(2);
  });

  it('of one organisation can end on a day, that day included', async () => {
    const held = await rowsOf(sql<{ day: string }>`
      select held_on::text as day from campaigns.campaign_activity a join campaigns.campaign c on c.id = a.campaign_id
      where a.host_id = ${host} and not a.withdrawn and c.state in ('APPROVED', 'RUNNING', 'CLOSED', 'REPORTED', 'RECORDED')
      order by 1`);
    const asOf = held[2]!.day;
    const { data } = await ofHosts([host], { asOf });
    const { totalCount, nodes } = data!._entities[0]!.activities;
    expect(totalCount).toBe(held.filter(({ day }) => day <= asOf).length);
    expect(nodes[0]!.heldOn).toBe(asOf);
    const before = await ofHosts([host], { asOf: '1999-01-01' });
    expect(before.data!._entities[0]!.activities.totalCount).toBe(0);
  });

  it('of one organisation page through everything once, latest first', async () => {
    const days: string[] = [];
    const ids = new Set<string>();
    let after: string | null = null;
    let total = -1;
    do {
      const { activities }: OfHosts['_entities'][number] = (
        await ofHosts([host], { first: 7, after, year: 2025 })
      ).data!._entities[0]!;
      days.push(...activities.nodes.map(({ heldOn }) => heldOn));
      for (const { id } of activities.nodes) ids.add(id);
      total = activities.totalCount;
      after = activities.pageInfo.hasNextPage ? activities.pageInfo.endCursor : null;
    } while (after);
    expect(ids.size).toBe(total);
    expect(days).toEqual([...days].sort().reverse());
    expect(days.every((day) => day.startsWith('2025'))).toBe(true);
  });

  it('keep what the conditions ask for', async () => {
    const query =
      'query ($where: ActivityWhere) { activities(where: $where, first: 100) { nodes { audience heldOn topic { code } } } }';
    const where = { year: 2025, topic: { in: ['FIRE_SAFETY', 'LABOUR_LAW'] }, audience: { eq: 'WORKERS' } };
    const { data } = await subgraph.ask<{
      activities: { nodes: { audience: string; heldOn: string; topic: { code: string } }[] };
    }>(query, { where });
    expect(data!.activities.nodes.length).toBeGreaterThan(0);
    for (const node of data!.activities.nodes) {
      expect(node).toMatchObject({ audience: 'WORKERS', heldOn: expect.stringMatching(/^2025/) });
      expect(where.topic.in).toContain(node.topic.code);
    }
  });

  it('of a place are those whose host was there on the day', async () => {
    const [place] = await rowsOf(sql<{ id: string }>`
      select area_ids[1] as id from campaigns.organization_place_reference where valid_to = '2025-07-01' and organization_id = ${host}`);
    const count = async (where: object): Promise<number> => {
      const query = 'query ($where: ActivityWhere) { activities(where: $where, first: 1) { totalCount } }';
      return (await subgraph.ask<{ activities: { totalCount: number } }>(query, { where })).data!.activities
        .totalCount;
    };
    const ofHost = { host: { eq: host }, unit: { eq: place!.id } };
    expect(await count({ ...ofHost, year: 2024 })).toBe(await count({ host: { eq: host }, year: 2024 }));
    expect(await count({ ...ofHost, year: 2026 })).toBe(0);
    expect(await count({ host: { eq: host }, unit: { in: [] } })).toBe(0);
  });

  it('refuse a page too large and a cursor of another list', async () => {
    expect(codeOf(await ofHosts([host], { first: 101 }))).toEqual(['BAD_USER_INPUT', 'first']);
    const { data } = await subgraph.ask<{ activities: { pageInfo: { endCursor: string } } }>(
      '{ activities(first: 1) { pageInfo { endCursor } } }',
    );
    expect(codeOf(await ofHosts([host], { after: data!.activities.pageInfo.endCursor }))).toEqual([
      'BAD_USER_INPUT',
      'after',
    ]);
  });
});
