import { expect, it } from '@jest/globals';
import { withholdSmallCells } from './award-share.rules.js';

const counts = { individuals: 20, workers: 12, leaders: 8, unstated: 0 };

it('shows counts of five and more, and none', () => {
  expect(withholdSmallCells(counts)).toEqual(counts);
});

it('withholds the whole split when one part is small: it could be computed from the sum', () => {
  const small = { individuals: 16, workers: 12, leaders: 4, unstated: 0 };
  expect(withholdSmallCells(small)).toEqual({
    individuals: 16,
    workers: null,
    leaders: null,
    unstated: null,
  });
});

it('withholds a small sum with its parts', () => {
  const few = { individuals: 3, workers: 3, leaders: 0, unstated: 0 };
  expect(withholdSmallCells(few)).toEqual({
    individuals: null,
    workers: null,
    leaders: null,
    unstated: null,
  });
});
