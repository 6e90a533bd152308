import { expect, it } from '@jest/globals';
import { addMonths } from './clock.js';

it.each([
  ['2026-11-20', 12, '2027-11-20'],
  ['2026-11-20', -12, '2025-11-20'],
  ['2026-01-31', 1, '2026-02-28'],
  ['2024-02-29', 12, '2025-02-28'],
  ['2024-02-29', -12, '2023-02-28'],
  ['2025-12-31', 2, '2026-02-28'],
  ['2026-03-15', -15, '2024-12-15'],
])('%s and %i months is %s, as PostgreSQL has it', (day, months, expected) => {
  expect(addMonths(day, months)).toBe(expected);
});
