import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { openTestSubgraph, type TestSubgraph } from '../../../test/support/subgraph.js';
import { definition } from '../subgraph.js';

let subgraph: TestSubgraph;
beforeAll(async () => {
  subgraph = await openTestSubgraph(definition);
});
afterAll(() => subgraph.stop());

const ID = '00000000-0000-7000-8000-000000000001';
interface Answer {
  _entities: { campaignEvidence: { code: string; value: number }[] | null }[];
}
const ask = (codes: readonly (string | null)[], year = 2025) =>
  subgraph.ask<Answer>(
    `query ($of: [_Any!]!, $year: Int!) { _entities(representations: $of) {
      ... on DocumentClause { campaignEvidence(year: $year) { code value } } } }`,
    { of: codes.map((directiveCode) => ({ __typename: 'DocumentClause', id: ID, directiveCode })), year },
  );

it('has sessions and people for every clause that a topic of the catalogue answers, adding up to all held', async () => {
  const em = subgraph.orm.em.fork();
  const topics = await em.execute<{ clause: string }[]>('select distinct clause from campaigns.topic');
  const { data, errors, statements } = await ask(topics.map(({ clause }) => clause));
  expect(errors).toEqual([]);
  expect(statements).toHaveLength(1);
  const figures = data!._entities.map(({ campaignEvidence }) => campaignEvidence!);
  expect(
    figures.every(([first, second]) => first?.code === 'SESSIONS' && second?.code === 'PEOPLE_REACHED'),
  ).toBe(true);
  const [held] = await em.execute<{ n: number }[]>(
    `select count(*)::int as n from campaigns.campaign_activity a join campaigns.campaign c on c.id = a.campaign_id
     where extract(year from a.held_on) = 2025 and not a.withdrawn
       and (c.state in ('APPROVED', 'RUNNING', 'CLOSED', 'REPORTED', 'RECORDED') or c.state = 'CANCELLED' and c.plan_number is not null)`,
  );
  expect(figures.reduce((sum, [sessions]) => sum + sessions!.value, 0)).toBe(held!.n);
});

it('has none for a clause that asks for nothing here, and is absent outside a directive', async () => {
  const { data, statements } = await ask(['6b', null]);
  expect(data!._entities.map(({ campaignEvidence }) => campaignEvidence)).toEqual([[], null]);
  expect(statements).toEqual([]);
});
