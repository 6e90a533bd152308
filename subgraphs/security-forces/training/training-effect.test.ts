import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { ViewerClaims } from '../../../test/support/graph.js';
import { openTestSubgraph, type TestSubgraph } from '../../../test/support/subgraph.js';
import { definition } from '../subgraph.js';

const UNKNOWN = '00000000-0000-7000-8000-00000000ffff';
let subgraph: TestSubgraph;
beforeAll(async () => {
  subgraph = await openTestSubgraph(definition);
});
afterAll(() => subgraph.stop());

interface Effect {
  year: number;
  trained: boolean;
  organizations: number;
  averageChange: number | null;
}
const effects = (years: { fromYear: number; toYear: number }, viewer: ViewerClaims) =>
  subgraph.ask<{ trainingEffects: Effect[] }>(
    `query ($fromYear: Int!, $toYear: Int!) { trainingEffects(fromYear: $fromYear, toYear: $toYear) {
      year trained organizations averageChange } }`,
    years,
    viewer,
  );
const YEAR = { fromYear: 2024, toYear: 2024 };

it('has both cohorts of every year in one statement, also where there is nobody', async () => {
  const { data, statements } = await effects(
    { fromYear: 2024, toYear: 2025 },
    { role: 'COMMUNE_OFFICER', area: UNKNOWN },
  );
  expect(statements).toHaveLength(1);
  expect(data!.trainingEffects).toEqual(
    [2024, 2024, 2025, 2025].map((year, i) => ({
      ...{ year, trained: i % 2 === 0, organizations: 0, averageChange: null },
    })),
  );
});

it('is about the viewer’s reach, for analysts about the register or the area they ask for', async () => {
  const sizeOf = async (viewer: ViewerClaims): Promise<number> =>
    (await effects(YEAR, viewer)).data!.trainingEffects.reduce((sum, one) => sum + one.organizations, 0);
  const all = await sizeOf({ role: 'PROVINCE_OFFICER' });
  expect(all).toBeGreaterThan(100);
  expect(await sizeOf({ role: 'ANALYST' })).toBe(all);
  expect(await sizeOf({ role: 'ANALYST', area: UNKNOWN })).toBe(0);
  expect(await sizeOf({ role: 'COMMUNE_OFFICER' })).toBe(0);
});

it.each(['PUBLIC', 'ORGANIZATION', 'TRAINER', 'PARTNER', 'EMULATION_OFFICE'] as const)(
  'is refused to %s',
  async (role) => {
    const { errors } = await effects(YEAR, { role });
    expect(errors[0]!.extensions['code']).toBe('FORBIDDEN');
  },
);

it('refuses years out of order', async () => {
  const { errors } = await effects({ fromYear: 2025, toYear: 2024 }, { role: 'ANALYST' });
  expect(errors[0]!.extensions).toMatchObject({ code: 'BAD_USER_INPUT', path: 'toYear' });
});
