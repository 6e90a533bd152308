import { describe, expect, it } from '@jest/globals';
import {
  joinSmallPlaces,
  requireFittingIndicators,
  requireIndicators,
  showIndicators,
  withholdSmallCells,
} from './indicator.rules.js';

const NONE = { thefts: 0, fires: 0, labourAccidents: 0, schoolViolence: 0 };
const place = (unitId: string | null, organizations: number, thefts: number) => ({
  ...{ ...NONE, unitId, zoneId: null, organizations, thefts },
});

describe('the counts an organisation enters', () => {
  it('are within bounds, school violence at schools only', () => {
    expect(requireIndicators({ ...NONE, thefts: 10_000 })).toEqual({ ...NONE, thefts: 10_000 });
    for (const wrong of [{ fires: -1 }, { labourAccidents: 10_001 }])
      expect(() => requireIndicators({ ...NONE, ...wrong })).toThrow(/^input\./);
    expect(() => requireFittingIndicators('SCHOOL', { ...NONE, schoolViolence: 1 })).not.toThrow();
    expect(() => requireFittingIndicators('ENTERPRISE', NONE)).not.toThrow();
    expect(() => requireFittingIndicators('AGENCY', { ...NONE, schoolViolence: 1 })).toThrow('only a SCHOOL');
  });
});

describe('what is withheld', () => {
  it('is nothing where every count is 5 and more', () => {
    expect(withholdSmallCells([5, 9])).toEqual({ cells: [5, 9], total: 14 });
    expect(withholdSmallCells([])).toEqual({ cells: [], total: 0 });
  });

  it('is a count below 5, zero too, and the total that would give it away', () => {
    expect(withholdSmallCells([4, 9])).toEqual({ cells: [null, 9], total: null });
    expect(withholdSmallCells([0, 9])).toEqual({ cells: [null, 9], total: null });
  });

  it('is not the total when many small counts hide behind each other', () => {
    const cells = [null, null, null, null, null, 20];
    expect(withholdSmallCells([2, 2, 2, 2, 2, 20])).toEqual({ cells, total: 30 });
    // Near the bounds the sum would say that each is 0, or each is 4.
    expect(withholdSmallCells([0, 0, 0, 0, 0, 1, 20]).total).toBeNull();
    expect(withholdSmallCells([4, 4, 4, 4, 4, 3, 20]).total).toBeNull();
  });

  /** Every table of a few cells from 0 to 6. */
  function* tables(length: number): Generator<number[]> {
    for (let code = 0; code < 7 ** length; code += 1)
      yield Array.from({ length }, (_, i) => Math.floor(code / 7 ** i) % 7);
  }

  it.each([1, 2, 3, 4, 5])(
    'is found out neither by who knows the procedure nor by who knows one of %i counts as well',
    (length) => {
      /** For each answer, and each hidden cell known to somebody: the values every other hidden cell could have. */
      const possible = new Map<string, Set<number>[]>();
      let examined = 0;
      for (const values of tables(length)) {
        const shown = withholdSmallCells(values);
        const hidden = shown.cells.flatMap((cell, i) => (cell === null ? [i] : []));
        for (const known of [-1, ...hidden]) {
          const key = JSON.stringify([shown, known, values[known]]);
          const sets = possible.get(key) ?? values.map(() => new Set<number>());
          possible.set(key, sets);
          for (const i of hidden) if (i !== known) sets[i]!.add(values[i]!);
        }
        examined += 1;
      }
      const foundOut = [...possible].filter(([, sets]) => sets.some((set) => set.size === 1));
      expect(examined).toBe(7 ** length);
      expect(foundOut.map(([key]) => key)).toEqual([]);
    },
  );

  it('shows by its red case that the total alone would give a count away', () => {
    const naive = (values: number[]) =>
      JSON.stringify([values.map((v) => (v < 5 ? null : v)), values[0]! + values[1]!]);
    const answers = new Map<string, Set<number>>();
    for (const values of tables(2)) {
      const set = answers.get(naive(values)) ?? new Set();
      answers.set(naive(values), set.add(values[0]!));
    }
    expect(answers.get(naive([3, 6]))).toEqual(new Set([3]));
  });
});

describe('places of few organisations', () => {
  it('stand together in the last row, without a place', () => {
    const places = [place('a', 2, 6), place('b', 9, 7), place(null, 4, 1), place('c', 1, 5)];
    expect(joinSmallPlaces(places)).toEqual([place('b', 9, 7), place(null, 7, 12)]);
    expect(joinSmallPlaces([place('b', 9, 7)])).toEqual([place('b', 9, 7)]);
  });

  it('are joined by the next smallest where they are too few even together', () => {
    const places = [place('a', 9, 9), place('b', 1, 8), place('c', 4, 7)];
    expect(joinSmallPlaces(places)).toEqual([place('a', 9, 9), place(null, 5, 15)]);
  });

  it('are withheld altogether when there are no others', () => {
    const { places, total } = showIndicators([place('a', 2, 50)], false);
    expect([places[0]!.counts.thefts, total.thefts]).toEqual([null, null]);
  });
});

describe('the table of a year', () => {
  const places = [
    { ...place('a', 4, 9), fires: 1 },
    { ...place('b', 5, 7), fires: 8 },
    place('c', 2, 6),
    place('d', 2, 0),
  ];

  it('is shown column by column', () => {
    const { places: rows, total } = showIndicators(places, false);
    expect(rows.map(({ unitId, counts: { thefts, fires } }) => [unitId, thefts, fires])).toEqual([
      ['a', 9, null],
      ['b', 7, 8],
      [null, 6, null],
    ]);
    expect(total).toEqual({ thefts: 22, fires: null, labourAccidents: null, schoolViolence: null });
  });

  it('is shown in full to whoever may see every record', () => {
    const { places: rows, total } = showIndicators(places, true);
    expect(rows.map(({ unitId, counts }) => [unitId, counts.thefts, counts.fires])).toEqual([
      ['a', 9, 1],
      ['b', 7, 8],
      ['c', 6, 0],
      ['d', 0, 0],
    ]);
    expect(total).toEqual({ thefts: 22, fires: 9, labourAccidents: 0, schoolViolence: 0 });
  });
});
