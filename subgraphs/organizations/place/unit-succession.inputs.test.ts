import { describe, expect, test } from '@jest/globals';
import { MAX_ANNEX_LINES, readAnnex } from './unit-succession.inputs.js';

const HEADER = 'from_code,to_code,extent,effective_on,instrument';
const LINE = '10585,10549,PART,2025-07-01,Nghị quyết 1';
const READ = {
  line: 2,
  from_code: '10585',
  to_code: '10549',
  extent: 'PART',
  effective_on: '2025-07-01',
  instrument: 'Nghị quyết 1',
};

describe('an annex is read', () => {
  test.each([
    ['as it is', `${HEADER}\n${LINE}\n`],
    ['without a last line break', `${HEADER}\n${LINE}`],
    ['with a byte order mark', `\uFEFF${HEADER}\n${LINE}\n`],
    ['with line breaks of Windows', `${HEADER}\r\n${LINE}\r\n`],
    ['in decomposed letters', `${HEADER}\n${LINE}\n`.normalize('NFD')],
    [
      'with quotes and blanks around values',
      `${HEADER}\n "10585" ,10549,PART , 2025-07-01,"Nghị  quyết 1"\n`.replace(' "10585" ', '"10585"'),
    ],
    ['with capitals in the header', `${HEADER.toUpperCase()}\n${LINE}\n`],
  ])('%s', (_, csv) => {
    expect(readAnnex(csv)).toEqual({ lines: [READ], errors: [] });
  });

  test('with the numbers a text editor shows, blank lines counted', () => {
    expect(readAnnex(`${HEADER}\n\n${LINE}\n\n${LINE}\n`).lines.map(({ line }) => line)).toEqual([3, 5]);
  });
});

describe('an annex is refused', () => {
  const many = Array.from({ length: MAX_ANNEX_LINES + 1 }, () => '1,2,PART,2025-07-01,x').join('\n');

  test.each([
    ['when empty', '', { line: 1, code: 'EMPTY' }],
    ['with a header only', `${HEADER}\n`, { line: 1, code: 'EMPTY' }],
    ['without a header', LINE, { line: 1, code: 'HEADER' }],
    [
      'with the columns in another order',
      `to_code,from_code,extent,effective_on,instrument\n${LINE}`,
      { line: 1, code: 'HEADER' },
    ],
    ['separated by semicolons', `${HEADER}\n${LINE}`.replaceAll(',', ';'), { line: 1, code: 'HEADER' }],
    [
      'with a value too few',
      `${HEADER}\n${LINE}\n10585,10549,PART,2025-07-01`,
      { line: 3, code: 'COLUMN_COUNT' },
    ],
    ['with a value too many', `${HEADER}\n${LINE},x`, { line: 2, code: 'COLUMN_COUNT' }],
    ['with a quote never closed', `${HEADER}\n${LINE}\n"10585,${LINE}`, { line: 3, code: 'SYNTAX' }],
    ['with too many lines', `${HEADER}\n${many}`, { line: 1, code: 'TOO_LARGE' }],
    ['with too many characters', `${HEADER}\n${'x'.repeat(100_000)}`, { line: 1, code: 'TOO_LARGE' }],
  ])('%s', (_, csv, fault) => {
    const { errors } = readAnnex(csv);
    expect(errors).toMatchObject([{ ...fault, column: null }]);
    expect(errors[0]!.message).toMatch(/\.$/);
  });
});
