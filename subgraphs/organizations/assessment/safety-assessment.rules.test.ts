import { describe, expect, it } from '@jest/globals';
import standards from '../standard/safety-standards.json' with { type: 'json' };
import { matchOutcomes, requireAllNamed } from './criterion-result.rules.js';
import {
  countDaysBetween,
  type DatedAuthority,
  levelThatDecides,
  requireCouncil,
  requireDecisionDay,
  requireLevel,
  requireStatisticYear,
  requireStepAfter,
} from './safety-assessment.rules.js';

const AUTHORITIES = standards.authorities as unknown as DatedAuthority[];

describe('the level that decides', () => {
  it.each([
    ['ENTERPRISE', 'COMMUNE', '2026-11-20', 'COMMUNE'],
    ['ENTERPRISE', 'DISTRICT', '2024-11-20', 'DISTRICT'],
    ['ENTERPRISE', 'DISTRICT', '2025-06-30', 'DISTRICT'],
    ['ENTERPRISE', 'DISTRICT', '2025-07-01', 'COMMUNE'],
    ['SCHOOL', 'PROVINCE', '2026-11-20', 'PROVINCE'],
    ['COMMUNE', 'DISTRICT', '2024-11-20', 'DISTRICT'],
    ['COMMUNE', 'PROVINCE', '2026-11-20', 'PROVINCE'],
    ['RESIDENTIAL_AREA', 'COMMUNE', '2026-11-20', 'COMMUNE'],
  ] as const)('%s managed by %s on %s: %s', (subject, managedBy, day, level) =>
    expect(levelThatDecides(AUTHORITIES, { subject, managedBy }, day)).toBe(level),
  );

  it('is nobody where the table has no row', () => {
    const ask = () =>
      levelThatDecides(AUTHORITIES, { subject: 'RESIDENTIAL_AREA', managedBy: 'PROVINCE' }, '2026-01-01');
    expect(ask).toThrow('nobody decides on RESIDENTIAL_AREA managed by the PROVINCE level on 2026-01-01');
  });

  it('is put on record by an officer of the province when it is above the commune', () => {
    expect(() => requireLevel('COMMUNE_OFFICER', 'COMMUNE')).not.toThrow();
    expect(() => requireLevel('PROVINCE_OFFICER', 'PROVINCE')).not.toThrow();
    expect(() => requireLevel('COMMUNE_OFFICER', 'PROVINCE')).toThrow(
      expect.objectContaining({ code: 'FORBIDDEN' }),
    );
  });
});

describe('days', () => {
  it('a decision lies in its year or in January of the next', () => {
    for (const day of ['2025-01-01', '2025-12-31', '2026-01-31'])
      expect(() => requireDecisionDay(2025, day, '01-31')).not.toThrow();
    for (const day of ['2024-12-31', '2026-02-01'])
      expect(() => requireDecisionDay(2025, day, '01-31')).toThrow('from 2025-01-01 to 2026-01-31');
  });

  it('a step is not before the one it follows', () => {
    expect(requireStepAfter('2026-05-01', '2026-05-01')).toBe('2026-05-01');
    expect(() => requireStepAfter('2026-05-01', '2026-04-30')).toThrow('before the step it follows');
  });

  it('are counted whole, and figures are asked of years that have begun', () => {
    expect(countDaysBetween('2026-02-27', '2026-03-02')).toBe(3);
    expect(requireStatisticYear(2026, '2026-11-20')).toBe(2026);
    expect(() => requireStatisticYear(2027, '2026-11-20')).toThrow('from 2012 to 2026');
    expect(() => requireStatisticYear(2011, '2026-11-20')).toThrow('from 2012 to 2026');
  });
});

describe('a council', () => {
  it('has members, and not more in favour than it has', () => {
    expect(() => requireCouncil({ members: 9, agreed: 0 })).not.toThrow();
    expect(() => requireCouncil({ members: 9, agreed: 9 })).not.toThrow();
    expect(() => requireCouncil({ members: 0, agreed: 0 })).toThrow('at least one member');
    expect(() => requireCouncil({ members: 9, agreed: 10 })).toThrow('not between 0 and the 9 members');
    expect(() => requireCouncil({ members: 9, agreed: -1 })).toThrow('not between 0');
  });
});

describe('outcomes', () => {
  const asked = [
    { id: 'a', code: 'A', threshold: null, measure: null },
    { id: 'b', code: 'B', threshold: null, measure: null },
  ];

  it('are of criteria that are asked, each once', () => {
    expect(matchOutcomes(asked, [{ code: 'B', outcome: 'MET' }])).toEqual([
      { criterion: asked[1], named: { code: 'B', outcome: 'MET' } },
    ]);
    expect(() => matchOutcomes(asked, [{ code: 'C', outcome: 'MET' }])).toThrow(
      'input.results.0.code: C is not asked of this subject; asked are: A, B',
    );
    const twice = { code: 'A', outcome: 'MET' } as const;
    expect(() => matchOutcomes(asked, [twice, twice])).toThrow('input.results.1.code: A is named twice');
  });

  it('are of all of them in a self-assessment', () => {
    expect(() => requireAllNamed(asked, [{ code: 'A', outcome: 'MET' }])).toThrow('have no outcome: B');
  });
});
