import { expect, it } from '@jest/globals';
import { requireSchoolYear } from './school-year.rules.js';

it('a school year is September to May of two years that follow each other', () => {
  expect(requireSchoolYear('2025-2026')).toEqual({ from: '2025-09-01', to: '2026-05-31' });
  for (const wrong of ['2025', '2025-2027', '2026-2025', '25-26', '2025–2026', '1999-2000', '', '2025-2026x'])
    expect(() => requireSchoolYear(wrong)).toThrow('written like 2025-2026');
});
