import { describe, expect, it } from '@jest/globals';
import { type LineGround, settleLines } from './report-line.rules.js';

const computed = (value: number, parts = 0): LineGround => ({
  ...{ id: 'a', code: 'ACTIVITIES', kind: 'COMPUTED', computed: value, parts },
});
const entered = (parts = 0): LineGround => ({
  ...{ id: 'b', code: 'BUDGET', kind: 'ENTERED', computed: null, parts },
});

describe('the figures of a report (domain 5.5)', () => {
  it('are filled from what is computed, and told where nothing is', () => {
    expect(settleLines([computed(7), entered()], [{ code: 'BUDGET', own: 3 }], false)).toEqual([
      { id: 'a', own: 7, total: 7, computed: 7, note: null },
      { id: 'b', own: 3, total: 3, computed: null, note: null },
    ]);
  });

  it('sum up accepted parts and the own', () => {
    const given = [{ code: 'ACTIVITIES', own: 2, total: 12 }];
    expect(settleLines([computed(12, 10)], given, true)[0]).toMatchObject({ own: 2, total: 12 });
    expect(settleLines([entered(10)], [], true)[0]).toMatchObject({ own: 0, total: 10 });
  });

  it('keep no note where the value is the computed one', () => {
    const given = [{ code: 'ACTIVITIES', own: 7, note: 'not needed' }];
    expect(settleLines([computed(7)], given, false)[0]!.note).toBeNull();
  });

  it.each([
    [
      'a total that does not add up, with the row that differs',
      [computed(12, 10)],
      [{ code: 'ACTIVITIES', own: 2, total: 13 }],
      'input.figures[0].total: ACTIVITIES does not add up: accepted reports 10 + own 2 = 12 expected, 13 given',
    ],
    [
      'a dispute without a note',
      [computed(7)],
      [{ code: 'ACTIVITIES', own: 8 }],
      'input.figures[0].note: ACTIVITIES is computed as 7 and reported as 8; a figure is disputed with a note',
    ],
    ['an ENTERED figure that is missing', [entered()], [], 'input.figures: BUDGET is ENTERED'],
    [
      'an unknown figure',
      [entered()],
      [{ code: 'RAIN', own: 1 }],
      'input.figures[0].code: RAIN is no figure',
    ],
    [
      'a figure told twice',
      [entered()],
      [
        { code: 'BUDGET', own: 1 },
        { code: 'BUDGET', own: 1 },
      ],
      'input.figures[1].code: BUDGET is told twice',
    ],
    ['a count below zero', [entered()], [{ code: 'BUDGET', own: -1 }], 'input.figures[0].own: is -1'],
  ])('refuse %s', (_, ground, given, message) => {
    expect(() => settleLines(ground, given, false)).toThrow(message);
  });
});
