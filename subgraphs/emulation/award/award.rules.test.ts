import { describe, expect, it } from '@jest/globals';
import { requireAwardYear, requireOneKind, requirePresentable, requireRecipient } from './award.rules.js';

describe('an award is a title or a form', () => {
  it('keeps the one that is given', () => {
    expect(requireOneKind({ title: 'PROVINCIAL_EMULATION_FLAG' })).toEqual({
      title: 'PROVINCIAL_EMULATION_FLAG',
    });
    expect(requireOneKind({ form: 'CERTIFICATE_OF_COMMENDATION', title: null })).toEqual({
      form: 'CERTIFICATE_OF_COMMENDATION',
    });
  });

  it('refuses both and none', () => {
    expect(() => requireOneKind({ title: 'ADVANCED_WORKER', form: 'CERTIFICATE_OF_COMMENDATION' })).toThrow(
      'not both',
    );
    expect(() => requireOneKind({})).toThrow('needs a title or a form');
  });
});

describe('the recipient', () => {
  const soldier = {
    nameVi: 'Chiến sĩ thi đua cơ sở',
    title: 'GRASSROOTS_EMULATION_SOLDIER',
    recipient: 'INDIVIDUAL',
  } as const;

  it('must be of the sort the award is for', () => {
    expect(() => requireRecipient(soldier, 'COLLECTIVE')).toThrow(
      'Chiến sĩ thi đua cơ sở is for INDIVIDUAL recipients only',
    );
    expect(() => requireRecipient(soldier, 'INDIVIDUAL')).not.toThrow();
    expect(() => requireRecipient({ ...soldier, recipient: 'BOTH' }, 'COLLECTIVE')).not.toThrow();
  });
});

describe('the year of the achievement', () => {
  it.each([2024, 2025, 2026])('may be %i for a decision of 2026', (year) => {
    expect(requireAwardYear(year, '2026-01-20', null)).toBe(year);
  });

  it.each([
    [2027, null, 'a decision of 2026-01-20 rewards a year from 2024 to 2026'],
    [2023, null, 'a decision of 2026-01-20 rewards a year from 2024 to 2026'],
    [2024, '2025-03-01', 'before the organisation was established on 2025-03-01'],
  ])('is refused as %i (established %s)', (year, establishedOn, reason) => {
    expect(() => requireAwardYear(year, '2026-01-20', establishedOn)).toThrow(reason);
  });
});

describe('handing an award over', () => {
  const award = { decidedOn: '2026-08-10', revokedOn: null, presentedOn: null };

  it('follows its decision', () => {
    expect(() => requirePresentable(award, '2026-08-10')).not.toThrow();
    expect(() => requirePresentable(award, '2026-08-09')).toThrow('before the award was decided');
  });

  it('happens once, to an award that stands', () => {
    expect(() => requirePresentable({ ...award, presentedOn: '2026-08-12' }, '2026-08-19')).toThrow(
      'was handed over on 2026-08-12',
    );
    expect(() => requirePresentable({ ...award, revokedOn: '2026-08-12' }, '2026-08-19')).toThrow('R18');
  });
});
