import { describe, expect, it } from '@jest/globals';
import standards from '../standard/safety-standards.json' with { type: 'json' };
import { standardOfYear } from './safety-registration.rules.js';

const instrumentOf = (year: number): string => standardOfYear(standards.standards, year).instrument;

describe('R4: the standard a year belongs to', () => {
  it('gives 2022 to 124/2021, in force before its first quarter ended', () => {
    expect([2012, 2021, 2022, 2026].map(instrumentOf)).toEqual([
      'TT-23-2012',
      'TT-23-2012',
      'TT-124-2021',
      'TT-124-2021',
    ]);
  });

  it('refuses a year without a standard, and names those it knows', () => {
    const ask = () => instrumentOf(2011);
    expect(ask).toThrow('no standard covers it (known: TT-23-2012, version 1 from 2012 to 2021; TT-124-2021');
    expect(ask).toThrow(
      expect.objectContaining({ code: 'BAD_USER_INPUT', details: { path: 'input.year', rule: 'R4' } }),
    );
  });
});
