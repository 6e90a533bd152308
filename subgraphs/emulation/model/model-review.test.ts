import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { openTestSubgraph, type TestSubgraph } from '../../../test/support/subgraph.js';
import { definition } from '../subgraph.js';

let subgraph: TestSubgraph;
beforeAll(async () => {
  subgraph = await openTestSubgraph(definition);
});
afterAll(() => subgraph.stop());

interface Model {
  id: string;
  version: number;
  state: string;
  reviews: { year: number; outcome: string; reviewedOn: string }[];
}
const LIST = `query ($where: MovementModelWhere, $first: Int! = 100) { movementModels(where: $where, first: $first) {
  totalCount nodes { id version state reviews { year outcome reviewedOn } } } }`;
const list = (where: object = {}, first = 100) =>
  subgraph.ask<{ movementModels: { totalCount: number; nodes: Model[] } }>(LIST, { where, first });
const REVIEW =
  'mutation ($input: ReviewModelInput!) { reviewModel(input: $input) { version reviews { year outcome } } }';
const review = (
  model: Model,
  changes: object = {},
  viewer: Parameters<TestSubgraph['ask']>[2] = { role: 'PROVINCE_OFFICER' },
) => {
  const facts = { year: 2026, outcome: 'NEEDS_WORK', reviewedOn: '2026-11-18', documentNumber: '12/BC-CAX' };
  return subgraph.ask<{ reviewModel: Model }>(
    REVIEW,
    { input: { id: model.id, version: model.version, ...facts, ...changes } },
    viewer,
  );
};
const codeOf = ({ errors }: { errors: readonly { extensions: { code?: unknown; path?: unknown } }[] }) => [
  errors[0]?.extensions.code,
  errors[0]?.extensions.path,
];

describe('the yearly review of a model', () => {
  it('is recorded once a year, by officers of the area', async () => {
    const { nodes } = (await list({ notReviewedSince: '2026-01-01', state: { eq: 'LAUNCHED' } })).data!
      .movementModels;
    const [model] = nodes;
    for (const viewer of [
      { role: 'PUBLIC' },
      { role: 'EMULATION_OFFICE' },
      { role: 'COMMUNE_OFFICER', area: model!.id },
    ] as const)
      expect(codeOf(await review(model!, {}, viewer))[0]).toBe('FORBIDDEN');
    const { data, errors } = await review(model!);
    expect(errors).toEqual([]);
    expect(data!.reviewModel.reviews[0]).toEqual({ year: 2026, outcome: 'NEEDS_WORK' });
    const next = { ...model!, version: model!.version + 1 };
    expect(codeOf(await review(next))).toEqual(['CONFLICT', 'input.year']);
    expect(codeOf(await review(model!))).toEqual(['CONFLICT', 'input.version']);
    const left = (await list({ notReviewedSince: '2026-01-01' })).data!.movementModels.nodes;
    expect(left.map(({ id }) => id)).not.toContain(model!.id);
  });

  it.each([
    ['a day to come', { reviewedOn: '2026-11-21' }, ['BAD_USER_INPUT', 'input.reviewedOn']],
    ['another year', { year: 2024 }, ['BAD_USER_INPUT', 'input.year']],
    ['no document', { documentNumber: '' }, ['BAD_USER_INPUT', 'input.documentNumber']],
  ])('is refused for %s', async (_, changes, expected) => {
    const { nodes } = (await list({ state: { eq: 'REPLICATED' } })).data!.movementModels;
    expect(codeOf(await review(nodes[0]!, changes))).toEqual(expected);
  });

  it('is not of a model that is over or not yet tried', async () => {
    const { nodes } = (await list({ state: { in: ['PROPOSED', 'DISCONTINUED'] } })).data!.movementModels;
    expect(nodes.length).toBeGreaterThan(0);
    for (const model of nodes) expect(codeOf(await review(model))[0]).toBe('STATE_NOT_ALLOWED');
  });

  it('is looked for by day: models in use without one since then', async () => {
    const all = (await list()).data!.movementModels.nodes;
    const { data, statements } = await list({ notReviewedSince: '2025-12-10' });
    const inUse = all.filter(({ state }) => !['PROPOSED', 'DISCONTINUED'].includes(state));
    const missing = inUse.filter(
      ({ reviews }) => !reviews.some(({ reviewedOn }) => reviewedOn >= '2025-12-10'),
    );
    expect(missing.length).toBeGreaterThan(0);
    expect(missing.length).toBeLessThan(inUse.length);
    expect(data!.movementModels.nodes.map(({ id }) => id)).toEqual(missing.map(({ id }) => id));
    expect(statements).toHaveLength(3);
  });
});
