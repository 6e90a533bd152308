import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { openTestSubgraph, type TestSubgraph } from '../../../test/support/subgraph.js';
import { definition } from '../subgraph.js';

let subgraph: TestSubgraph;

beforeAll(async () => {
  subgraph = await openTestSubgraph(definition);
});

afterAll(() => subgraph.stop());

/** Clauses of the directive that awareness activities answer (domain §1). */
const CLAUSES = ['1a', '2c', '3a', '3b', '3c', '3d', '3e', '4d', '4g'];

describe('the catalogue of topics', () => {
  it('comes with the migration and has a topic for every clause', async () => {
    const { data } = await subgraph.ask<{ topics: { code: string; clause: string }[] }>(
      '{ topics { code clause nameVi description } }',
    );
    expect([...new Set(data!.topics.map(({ clause }) => clause))]).toEqual(CLAUSES);
  });

  it('answers by code, and null for a code it does not have', async () => {
    const { data } = await subgraph.ask(
      '{ known: topic(code: "CYBER_SAFETY") { clause } unknown: topic(code: "GOSSIP") { clause } }',
    );
    expect(data).toEqual({ known: { clause: '3d' }, unknown: null });
  });
});
