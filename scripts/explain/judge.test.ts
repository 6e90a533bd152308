import { expect, it } from '@jest/globals';
import { type Explained, judgePlan, type PlanNode } from './judge.js';

const scan = (kept: number, removed: number, loops = 1): PlanNode => ({
  'Node Type': 'Seq Scan',
  'Relation Name': 'organization',
  'Actual Rows': kept,
  'Actual Loops': loops,
  'Rows Removed by Filter': removed,
});
const explained = (node: PlanNode, milliseconds = 1): Explained => ({
  Plan: { 'Node Type': 'Limit', 'Actual Rows': 1, 'Actual Loops': 1, Plans: [node] },
  'Execution Time': milliseconds,
});
const loop = (inner: PlanNode): PlanNode => ({
  'Node Type': 'Nested Loop',
  'Actual Rows': 1,
  'Actual Loops': 1,
  Plans: [scan(10, 0), { ...inner, 'Parent Relationship': 'Inner' }],
});

it('a large table read whole for a few rows is named, with what was read and kept', () => {
  expect(judgePlan(explained(scan(1, 49_999)))).toEqual([
    'reads 50000 rows of organization without an index to keep 1',
  ]);
});

it('a small table, and a large one of which much is kept, may be read whole', () => {
  expect(judgePlan(explained(scan(1, 4_000)))).toEqual([]);
  expect(judgePlan(explained(scan(20_000, 30_000)))).toEqual([]);
});

it('a small table read whole again and again is one that was read in all', () => {
  expect(judgePlan(explained(scan(1, 99, 10_001)))).toHaveLength(1);
  expect(judgePlan(explained(scan(1, 99, 1_000)))).toEqual([]);
});

it('the inner side of a nested loop is counted over all its rounds', () => {
  const index: PlanNode = {
    'Node Type': 'Index Scan',
    'Relation Name': 'award',
    'Actual Rows': 3,
    'Actual Loops': 50_000,
  };
  expect(judgePlan(explained(loop(index)))).toEqual(['visits 150000 rows of award in a nested loop']);
  expect(judgePlan(explained(loop({ ...index, 'Actual Loops': 100 })))).toEqual([]);
});

it('a statement that takes too long is named whatever its plan', () => {
  expect(judgePlan(explained(scan(1, 1), 501))).toEqual(['takes 501 ms']);
});
