import { describe, expect, it } from '@jest/globals';
import {
  requireCounted,
  requireGoverned,
  requireHostOfLevel,
  requireResidentialArea,
  requireWindow,
} from './festival.rules.js';

const WINDOW = { opensOn: '2024-07-02', closesOn: '2024-08-10' };

describe('the window of a plan', () => {
  it('lies in the year of the plan, and ends after it begins', () => {
    expect(() => requireWindow(WINDOW, 2024)).not.toThrow();
    expect(() => requireWindow(WINDOW, 2025)).toThrow('input.opensOn');
    expect(() => requireWindow({ opensOn: '2024-12-30', closesOn: '2025-01-02' }, 2024)).toThrow(
      'input.closesOn',
    );
    expect(() => requireWindow({ opensOn: '2024-08-10', closesOn: '2024-08-09' }, 2024)).toThrow(
      'before the window opens',
    );
  });

  it('governs hosts of its own unit only', () => {
    expect(() => requireGoverned({ unitId: 'p', year: 2024 }, ['c', 'p'])).not.toThrow();
    expect(() => requireGoverned({ unitId: 'x', year: 2024 }, ['c', 'p'])).toThrow('input.planId');
  });
});

describe('the host of an event', () => {
  it('is what its level says', () => {
    expect(requireHostOfLevel({ level: 'ORGANIZATION', organizationId: 'o' })).toEqual({
      organizationId: 'o',
    });
    expect(requireHostOfLevel({ level: 'COMMUNE', unitId: 'u' })).toEqual({ unitId: 'u' });
    expect(() => requireHostOfLevel({ level: 'ORGANIZATION', unitId: 'u' })).toThrow('input.organizationId');
    expect(() => requireHostOfLevel({ level: 'COMMUNE', organizationId: 'o' })).toThrow('input.unitId');
    expect(() => requireHostOfLevel({ level: 'COMMUNE', organizationId: 'o', unitId: 'u' })).toThrow(
      'not both',
    );
  });

  it('has a residential area exactly when one held it', () => {
    expect(requireResidentialArea('RESIDENTIAL_AREA', 'Khu 1')).toBe('Khu 1');
    expect(requireResidentialArea('COMMUNE', null)).toBeNull();
    expect(() => requireResidentialArea('RESIDENTIAL_AREA', null)).toThrow('is needed');
    expect(() => requireResidentialArea('COMMUNE', 'Khu 1')).toThrow('does not belong');
  });
});

it('an event that was withdrawn stays as it was', () => {
  expect(() => requireCounted({ withdrawn: false })).not.toThrow();
  expect(() => requireCounted({ withdrawn: true })).toThrow('was withdrawn');
});
