import { describe, expect, it } from '@jest/globals';
import standards from '../standard/safety-standards.json' with { type: 'json' };
import { subjectOfKind } from './safety-assessment.rules.js';
import {
  type Eligibility,
  requireEligible,
  requireOpenOrganization,
  standardOfYear,
  type SubjectFacts,
} from './safety-registration.rules.js';

/** The law as the register ships it, not as this test believes it. */
const lawOf = (year: number) => {
  const standard = standardOfYear(standards.standards, year);
  const rows = standards.eligibility.filter((row) => row.standard === standard.instrument);
  return { standard, eligibility: rows as unknown as Eligibility[] };
};

const facts = (changes: Partial<SubjectFacts>): SubjectFacts => ({
  ...{ subject: 'ENTERPRISE', sizeClass: null, educationLevel: null, armedForces: false, ...changes },
});

const LEFT_OUT: readonly (readonly [string, Partial<SubjectFacts>, string])[] = [
  ['a small enterprise', { sizeClass: 'SMALL' }, 'SMALL enterprises are left out'],
  ['a micro enterprise', { sizeClass: 'MICRO' }, 'MICRO enterprises are left out'],
  ['an enterprise of undeclared size', {}, 'its size class is not declared'],
  ['a primary school', { subject: 'SCHOOL', educationLevel: 'PRIMARY' }, 'PRIMARY schools are left out'],
  ['a preschool', { subject: 'SCHOOL', educationLevel: 'PRESCHOOL' }, 'PRESCHOOL schools are left out'],
  ['a unit of the armed forces', { subject: 'AGENCY', armedForces: true }, 'units of the armed forces'],
];

describe('R3: who may register depends on the year', () => {
  it.each(LEFT_OUT)('%s is refused from 2022 on, by 124/2021', (_, changes, words) => {
    for (const year of [2022, 2026]) {
      const register = () => requireEligible(lawOf(year), facts(changes));
      expect(register).toThrow(words);
      expect(register).toThrow('TT-124-2021, version 1');
      expect(register).toThrow(
        expect.objectContaining({ code: 'BAD_USER_INPUT', details: { path: 'input', rule: 'R3' } }),
      );
    }
  });

  it.each(LEFT_OUT)('%s is accepted from 2012 to 2021, by 23/2012', (_, changes) => {
    for (const year of [2012, 2019, 2021])
      expect(requireEligible(lawOf(year), facts(changes))).toBe(changes.subject ?? 'ENTERPRISE');
  });

  it.each([
    ['a medium enterprise', { sizeClass: 'MEDIUM' }],
    ['a lower secondary school', { subject: 'SCHOOL', educationLevel: 'LOWER_SECONDARY' }],
    ['an agency', { subject: 'AGENCY' }],
    ['a commune', { subject: 'COMMUNE' }],
    ['a residential area', { subject: 'RESIDENTIAL_AREA' }],
  ] as const)('%s is accepted in 2026', (_, changes) =>
    expect(() => requireEligible(lawOf(2026), facts(changes))).not.toThrow(),
  );

  it('is never for an organisation outside the directive’s letter', () => {
    const subject = subjectOfKind('OTHER');
    for (const year of [2019, 2026])
      expect(() => requireEligible(lawOf(year), facts({ subject }))).toThrow('it is no subject');
  });

  it('asks how things stood on 1 January', () => {
    const since = (establishedOn: string, closedOn: string | null = null) =>
      requireOpenOrganization({ establishedOn, closedOn }, '2026-02-01');
    expect(() => since('2026-01-01')).not.toThrow();
    expect(() => since('2026-01-02')).toThrow('established on 2026-01-02, after 2026-01-01');
    expect(() => since('2020-01-01', '2026-02-01')).toThrow('closed on 2026-02-01');
  });
});
