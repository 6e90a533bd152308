import { expect, it } from '@jest/globals';
import { requireExemplarYear } from './exemplar.rules.js';

it('an exemplar is of this year or the last, while the organisation exists', () => {
  for (const year of [2025, 2026]) expect(requireExemplarYear(year, '2026-11-20', null)).toBe(year);
  for (const year of [2024, 2027])
    expect(() => requireExemplarYear(year, '2026-11-20', null)).toThrow('2025 or 2026');
  expect(() => requireExemplarYear(2025, '2026-11-20', '2026-02-01')).toThrow('established on 2026-02-01');
});
