import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { ViewerClaims } from '../../../test/support/graph.js';
import { openTestSubgraph, type TestSubgraph } from '../../../test/support/subgraph.js';
import { definition } from '../subgraph.js';

let subgraph: TestSubgraph;
beforeAll(async () => {
  subgraph = await openTestSubgraph(definition);
});
afterAll(() => subgraph.stop());

const ANALYST: ViewerClaims = { role: 'ANALYST' };

interface Contrast {
  unit: { code: string; validTo: string | null };
  areas: number;
  areasRecognised: number;
  organizations: number;
  organizationsRecognised: number;
}
interface Answer {
  recognitionContrasts: {
    totalCount: number;
    nodes: Contrast[];
    pageInfo: { hasNextPage: boolean; endCursor: string };
  };
}
const ask = (changes: object = {}, viewer: ViewerClaims = ANALYST) =>
  subgraph.ask<Answer>(
    `query ($year: Int!, $scheme: UnitScheme!, $min: Int!, $below: Int!, $first: Int!, $after: String) {
      recognitionContrasts(year: $year, unitScheme: $scheme, minAreaPercent: $min, belowOrganizationPercent: $below,
        first: $first, after: $after) { totalCount pageInfo { hasNextPage endCursor }
        nodes { unit { code validTo } areas areasRecognised organizations organizationsRecognised } } }`,
    { year: 2024, scheme: 'AS_OF_EVENT', min: 70, below: 50, first: 100, after: null, ...changes },
    viewer,
  );
const contrasts = async (changes: object = {}) => (await ask(changes)).data!.recognitionContrasts;

describe('communes with two shares', () => {
  it('reach the one and stay below the other, to the very limit', async () => {
    const every = (await contrasts({ min: 0, below: 100 })).nodes;
    expect(every.length).toBeGreaterThan(5);
    for (const [min, below] of [
      [70, 50],
      [50, 100],
      [100, 50],
    ] as const) {
      const { nodes } = await contrasts({ min, below });
      const expected = every.filter(
        ({ areas, areasRecognised, organizations, organizationsRecognised }) =>
          areasRecognised / areas >= min / 100 && organizationsRecognised / organizations < below / 100,
      );
      expect(nodes).toEqual(expected);
    }
    expect((await contrasts({ min: 0, below: 0 })).nodes).toEqual([]);
  });

  it('lie on the map that was asked for', async () => {
    const then = await contrasts({ min: 0, below: 100 });
    const now = await contrasts({ min: 0, below: 100, scheme: 'CURRENT' });
    expect(then.nodes.every(({ unit }) => unit.validTo === '2025-07-01')).toBe(true);
    expect(now.nodes.every(({ unit }) => unit.validTo === null)).toBe(true);
    expect(now.nodes.length).toBeGreaterThan(0);
  });

  it('come a page at a time, at a cost that does not depend on their number', async () => {
    const all = (await contrasts()).nodes;
    const first = await contrasts({ first: 1 });
    const second = await contrasts({ first: 1, after: first.pageInfo.endCursor });
    expect([...first.nodes, ...second.nodes]).toEqual(all.slice(0, 2));
    expect((await ask({ first: 1 })).statements.length).toBe((await ask()).statements.length);
  });

  it.each([
    [{ year: 2027 }, 'year'],
    [{ min: 101 }, 'minAreaPercent'],
    [{ below: -1 }, 'belowOrganizationPercent'],
    [{ first: 0 }, 'first'],
  ])('are refused for %j', async (changes, path) => {
    const { errors } = await ask(changes);
    expect(errors[0]?.extensions).toMatchObject({ code: 'BAD_USER_INPUT', path });
  });

  it('are not for an organisation', async () => {
    const { errors } = await ask({}, { role: 'ORGANIZATION' });
    expect(errors[0]?.extensions['code']).toBe('FORBIDDEN');
  });
});
