import { expect, it } from '@jest/globals';
import { requireReviewable, requireReviewDay } from './model-review.rules.js';

it('a model is reviewed while it is tried out or in use', () => {
  for (const state of ['PILOT', 'LAUNCHED', 'RECOGNISED', 'REPLICATED'] as const)
    expect(() => requireReviewable(state)).not.toThrow();
  for (const state of ['PROPOSED', 'DISCONTINUED'] as const)
    expect(() => requireReviewable(state)).toThrow(`this one is ${state}`);
});

it('a review is of its year, or held in the January after it', () => {
  const model = { proposedOn: '2024-03-01' };
  for (const reviewedOn of ['2025-01-01', '2025-12-31', '2026-01-31'])
    expect(() => requireReviewDay(model, { year: 2025, reviewedOn })).not.toThrow();
  for (const reviewedOn of ['2024-12-31', '2026-02-01'])
    expect(() => requireReviewDay(model, { year: 2025, reviewedOn })).toThrow('input.year');
  expect(() => requireReviewDay(model, { year: 2024, reviewedOn: '2024-02-28' })).toThrow(
    'proposed on 2024-03-01',
  );
});
