import { describe, expect, it } from '@jest/globals';
import { requireFirstOfYear } from './safety-assessment.rules.js';

describe('R1: one assessment per subject and year', () => {
  it('holds for a first one, for another year, and after a withdrawal', () => {
    expect(() => requireFirstOfYear([], 2026)).not.toThrow();
    expect(() => requireFirstOfYear([{ year: 2025, state: 'PUBLISHED' }], 2026)).not.toThrow();
    expect(() => requireFirstOfYear([{ year: 2026, state: 'WITHDRAWN' }], 2026)).not.toThrow();
  });

  it('refuses a second one and says where the first stands', () => {
    const second = () => requireFirstOfYear([{ year: 2026, state: 'SUBMITTED' }], 2026);
    expect(second).toThrow('already has an assessment for 2026, which is SUBMITTED');
    expect(second).toThrow(
      expect.objectContaining({ code: 'CONFLICT', details: { path: 'input.year', rule: 'R1' } }),
    );
  });
});
