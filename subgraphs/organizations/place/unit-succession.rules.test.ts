import { describe, expect, test } from '@jest/globals';
import type { AnnexLine } from './unit-succession.inputs.js';
import { judgeAnnex, type KnownMap, type KnownUnit } from './unit-succession.rules.js';

const unit = (id: string, code: string, days: Partial<KnownUnit> = {}): KnownUnit => ({
  id,
  code,
  nameVi: `Xã ${id}`,
  parentId: null,
  validFrom: null,
  validTo: '2025-07-01',
  ...days,
});
const after = { validFrom: '2025-07-01', validTo: null };

/** Code 1 is reused: Xã a until the merger, Xã p after it. */
const UNITS = [
  unit('a', '1'),
  unit('b', '2'),
  unit('c', '3'),
  unit('p', '1', after),
  unit('q', '4', after),
  unit('x', '8', { validTo: null }),
  unit('y', '9', { validTo: null }),
];

const line = (number: number, changes: Partial<AnnexLine> = {}): AnnexLine => ({
  ...{
    line: number,
    from_code: '1',
    to_code: '1',
    extent: 'WHOLE',
    effective_on: '2025-07-01',
    instrument: 'NQ 1',
  },
  ...changes,
});

const judge = (lines: AnnexLine[], successions: KnownMap['successions'] = []) =>
  judgeAnnex(lines, { units: UNITS, successions });
const faultsOf = (lines: AnnexLine[], successions: KnownMap['successions'] = []) =>
  judge(lines, successions).errors.map(({ line: at, column, code }) => [at, column, code]);

describe('a line of an annex', () => {
  test('means the units its codes had the day before and on the day', () => {
    const { rows, errors } = judge([line(2)]);
    expect(errors).toEqual([]);
    expect(rows).toMatchObject([
      { fromId: 'a', toId: 'p', extent: 'WHOLE', effectiveOn: '2025-07-01', source: 'NQ 1' },
    ]);
  });

  test('has the same id whenever it is read, so that importing again changes nothing', () => {
    expect(judge([line(2)]).rows[0]!.id).toBe(judge([line(7)]).rows[0]!.id);
  });

  test.each([
    ['a from code of a later unit', { from_code: '4' }, ['from_code', 'UNKNOWN_FROM']],
    ['a from code of no unit', { from_code: '77' }, ['from_code', 'UNKNOWN_FROM']],
    ['a to code of an ended unit', { to_code: '2' }, ['to_code', 'UNKNOWN_TO']],
    ['an extent the package may use only', { extent: 'UNKNOWN' }, ['extent', 'BAD_EXTENT']],
    ['an extent in small letters', { extent: 'whole' }, ['extent', 'BAD_EXTENT']],
    ['a day that does not exist', { effective_on: '2025-02-30' }, ['effective_on', 'BAD_DATE']],
    ['a day in another form', { effective_on: '01/07/2025' }, ['effective_on', 'BAD_DATE']],
    ['no instrument', { instrument: '' }, ['instrument', 'BAD_INSTRUMENT']],
    ['an endless instrument', { instrument: 'x'.repeat(201) }, ['instrument', 'BAD_INSTRUMENT']],
    ['a control character in the instrument', { instrument: 'NQ\u0000' }, ['instrument', 'BAD_INSTRUMENT']],
  ])('is refused with %s', (_, changes, fault) => {
    const { rows, errors } = judge([line(5, changes)]);
    expect(rows).toEqual([]);
    expect(errors.map((error) => [error.line, error.column, error.code])).toEqual([[5, ...fault]]);
    expect(errors[0]!.message).toMatch(/\.$/);
  });

  test('is told all its faults at once', () => {
    const wrong = line(3, { from_code: '77', to_code: '77', extent: '', instrument: '' });
    expect(faultsOf([wrong]).map(([, column]) => column)).toEqual([
      'extent',
      'instrument',
      'from_code',
      'to_code',
    ]);
  });
});

describe('the lines of an annex together', () => {
  test('may divide a commune in parts', () => {
    const parts = [line(2, { extent: 'PART' }), line(3, { extent: 'PART', to_code: '4' })];
    expect(judge(parts)).toMatchObject({ errors: [], rows: [{ toId: 'p' }, { toId: 'q' }] });
  });

  test('may not give the whole of it to two', () => {
    expect(faultsOf([line(2), line(3, { extent: 'PART', to_code: '4' })])).toEqual([
      [2, 'extent', 'WHOLE_DIVIDED'],
    ]);
    expect(faultsOf([line(2), line(3, { to_code: '4' })])).toEqual([
      [2, 'extent', 'WHOLE_DIVIDED'],
      [3, 'extent', 'WHOLE_DIVIDED'],
    ]);
  });

  test('may not tell one succession twice', () => {
    expect(faultsOf([line(2), line(3, { extent: 'PART' })])).toEqual([[3, null, 'DUPLICATE']]);
  });

  test('are told in the order of the lines', () => {
    const lines = [line(9, { extent: '?' }), line(4, { from_code: '77' })];
    expect(faultsOf(lines).map(([at]) => at)).toEqual([4, 9]);
  });
});

describe('a chain of successions', () => {
  const day = { effective_on: '2020-01-01' };

  test('may not lead back within the annex', () => {
    const lines = [
      line(2, { ...day, from_code: '8', to_code: '9' }),
      line(3, { ...day, from_code: '9', to_code: '8' }),
    ];
    expect(faultsOf(lines)).toEqual([
      [2, null, 'CYCLE'],
      [3, null, 'CYCLE'],
    ]);
  });

  test('may not make a commune follow itself', () => {
    expect(faultsOf([line(2, { ...day, from_code: '8', to_code: '8' })])).toEqual([[2, null, 'CYCLE']]);
  });

  test('may not lead back through what the register knows', () => {
    const known = [{ fromId: 'y', toId: 'x', effectiveOn: '2019-01-01' }];
    expect(faultsOf([line(2, { ...day, from_code: '8', to_code: '9' })], known)).toEqual([
      [2, null, 'CYCLE'],
    ]);
  });

  test('is not followed through what the annex replaces', () => {
    const known = [{ fromId: 'y', toId: 'x', effectiveOn: '2020-01-01' }];
    const lines = [
      line(2, { ...day, from_code: '8', to_code: '9' }),
      line(3, { ...day, from_code: '9', to_code: '2' }),
    ];
    expect(faultsOf(lines, known)).toEqual([]);
  });
});
