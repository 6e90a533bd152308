import { createHash } from 'node:crypto';
import { uniformInt } from 'pure-rand/distribution/uniformInt';
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';
import { addDays } from '../../subgraphs/kit/clock.js';

export { addDays };

export interface Random {
  /** A whole number from `min` to `max`, both included. */
  int(min: number, max: number): number;
  /** True with probability `p`. */
  chance(p: number): boolean;
  pick<T>(list: readonly T[]): T;
  /** A day (YYYY-MM-DD) from `from` to `to`, both included. */
  day(from: string, to: string): string;
}

const DAY_MS = 86_400_000;

/**
 * Numbers that depend only on the seed and the labels: a new kind of row, with labels of its own,
 * leaves all other rows of the register as they were.
 */
export function createRandom(seed: number, labels: readonly string[]): Random {
  const hash = createHash('sha256')
    .update(JSON.stringify([seed, ...labels]))
    .digest();
  const generator = xoroshiro128plus(hash.readInt32LE(0));
  const int = (min: number, max: number): number => uniformInt(generator, min, max);
  return {
    int,
    chance: (p) => int(0, 999_999) < p * 1_000_000,
    pick: (list) => list[int(0, list.length - 1)]!,
    day: (from, to) => addDays(from, int(0, Math.max(0, (Date.parse(to) - Date.parse(from)) / DAY_MS))),
  };
}
