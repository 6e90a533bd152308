import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { openTestSubgraph, type TestSubgraph } from '../../../test/support/subgraph.js';
import { newId } from '../../kit/ids.js';
import { definition } from '../subgraph.js';

let subgraph: TestSubgraph;
beforeAll(async () => void (subgraph = await openTestSubgraph(definition)));
afterAll(() => subgraph.stop());

interface Summary {
  count: number;
  reached: number;
}
interface Answer {
  _entities: { activityTopics: (Summary & { topic: { code: string } })[]; activitySummary: Summary }[];
}
const topicsOf = (ids: readonly string[], year = 2025) =>
  subgraph.ask<Answer>(
    `query ($ids: [_Any!]!, $year: Int!) { _entities(representations: $ids) { ... on Organization {
      activityTopics(year: $year) { topic { code } count reached } activitySummary(year: $year) { count reached } } } }`,
    { ids: ids.map((id) => ({ __typename: 'Organization', id })), year },
  );

describe('activities of an organisation by topic', () => {
  it('add up to its year, topics in order of code, many organisations in three statements', async () => {
    const hosts = await subgraph.orm.em
      .fork()
      .execute<{ id: string }[]>(
        `select distinct host_id as id from campaigns.campaign_activity order by 1 limit 30`,
      );
    const { data, errors, statements } = await topicsOf(hosts.map(({ id }) => id));
    expect(errors).toEqual([]);
    expect(statements.length).toBeLessThanOrEqual(3);
    for (const { activityTopics, activitySummary } of data!._entities) {
      const codes = activityTopics.map(({ topic }) => topic.code);
      expect(codes).toEqual([...new Set(codes)].toSorted());
      const sum = (key: keyof Summary) => activityTopics.reduce((total, row) => total + row[key], 0);
      expect([sum('count'), sum('reached')]).toEqual([activitySummary.count, activitySummary.reached]);
    }
    expect(data!._entities.some(({ activityTopics }) => activityTopics.length > 1)).toBe(true);
  });

  it('are none of one that held nothing; a year out of range is refused', async () => {
    const id = newId();
    expect((await topicsOf([id])).data!._entities[0]!.activityTopics).toEqual([]);
    expect((await topicsOf([id], 99)).errors[0]!.extensions).toMatchObject({
      code: 'BAD_USER_INPUT',
      path: 'year',
    });
  });
});
