import { describe, expect, it } from '@jest/globals';
import { stateAfter } from '../../kit/states.js';
import {
  requireGradeStepAfter,
  requireProposalDay,
  seesSmallCells,
  withhold,
} from './movement-classification.rules.js';
import { CLASSIFICATION_CYCLE } from './movement-classification.states.js';

describe('a grade', () => {
  it('is proposed in its year or in January of the next', () => {
    expect(() => requireProposalDay(2025, '2026-01-31')).not.toThrow();
    expect(() => requireProposalDay(2025, '2026-02-01')).toThrow('from 2025-01-01 to 2026-01-31');
    expect(() => requireProposalDay(2025, '2024-12-31')).toThrow('from 2025-01-01');
    expect(() => requireProposalDay(2011, '2011-12-31')).toThrow('grades begin with 2012');
  });

  it('is decided once, then corrected as often as needed', () => {
    expect(stateAfter(CLASSIFICATION_CYCLE, { state: 'PROPOSED' }, 'DECIDE')).toBe('DECIDED');
    expect(stateAfter(CLASSIFICATION_CYCLE, { state: 'CORRECTED' }, 'CORRECT')).toBe('CORRECTED');
    expect(() => stateAfter(CLASSIFICATION_CYCLE, { state: 'DECIDED' }, 'DECIDE')).toThrow(
      'Allowed: CORRECT.',
    );
    expect(() => stateAfter(CLASSIFICATION_CYCLE, { state: 'PROPOSED' }, 'CORRECT')).toThrow(
      'Allowed: DECIDE.',
    );
  });

  it('is not decided before it was proposed', () => {
    expect(requireGradeStepAfter('2026-11-01', '2026-11-01')).toBe('2026-11-01');
    expect(() => requireGradeStepAfter('2026-11-01', '2026-10-31')).toThrow('before the step it follows');
  });
});

describe('small cells', () => {
  const counts = { excellent: 0, good: 5, average: 4, weak: 1, ungraded: 120 };

  it('of 1 to 4 are withheld; 0 says nothing about anyone', () => {
    expect(withhold(counts)).toEqual({ excellent: 0, good: 5, average: null, weak: null, ungraded: 120 });
  });

  it.each([
    [{ role: 'ANALYST' }, false],
    [{ role: 'COMMUNE_OFFICER', area: 'here' }, true],
    [{ role: 'COMMUNE_OFFICER', area: 'there' }, false],
    [{ role: 'COMMUNE_OFFICER' }, false],
    [{ role: 'PROVINCE_OFFICER' }, true],
    [{ role: 'EMULATION_OFFICE' }, true],
  ])('%o sees them: %s', (viewer, sees) => expect(seesSmallCells(viewer, 'here')).toBe(sees));
});
