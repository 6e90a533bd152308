import { describe, expect, it } from '@jest/globals';
import type { Authority } from './award.rules.js';
import {
  requireAuthority,
  requireAwardYear,
  requireOneKind,
  requireRecipient,
  requireRevocable,
} from './award.rules.js';

const CERTIFICATE: Authority[] = [
  { office: 'COMMUNE_CHAIR', level: 'COMMUNE', validFrom: null, validTo: null },
  { office: 'DISTRICT_CHAIR', level: 'DISTRICT', validFrom: null, validTo: '2025-07-01' },
];

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

describe('R7: the authority of the deciding office', () => {
  const decide = (decision: Parameters<typeof requireAuthority>[1]) => () =>
    requireAuthority(CERTIFICATE, decision);

  it('holds until the last day before its end', () => {
    expect(decide({ decidedBy: 'DISTRICT_CHAIR', level: 'DISTRICT', decidedOn: '2025-06-30' })).not.toThrow();
    expect(decide({ decidedBy: 'DISTRICT_CHAIR', level: 'DISTRICT', decidedOn: '2025-07-01' })).toThrow(
      'DISTRICT_CHAIR at level DISTRICT could not decide this award on 2025-07-01; it is decided by COMMUNE_CHAIR at level COMMUNE; DISTRICT_CHAIR at level DISTRICT before 2025-07-01',
    );
  });

  it('does not reach another level or another office', () => {
    expect(decide({ decidedBy: 'COMMUNE_CHAIR', level: 'PROVINCE', decidedOn: '2026-01-01' })).toThrow(
      'at level PROVINCE',
    );
    expect(decide({ decidedBy: 'MINISTER', level: 'MINISTRY', decidedOn: '2026-01-01' })).toThrow('MINISTER');
  });

  it('begins on its first day', () => {
    const later = CERTIFICATE.map((one) => ({ ...one, validFrom: '2024-01-01' }));
    const decision = { decidedBy: 'COMMUNE_CHAIR', level: 'COMMUNE' } as const;
    expect(() => requireAuthority(later, { ...decision, decidedOn: '2023-12-31' })).toThrow(
      'from 2024-01-01',
    );
    expect(() => requireAuthority(later, { ...decision, decidedOn: '2024-01-01' })).not.toThrow();
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

describe('R18: revocation', () => {
  it('follows the decision', () => {
    expect(() => requireRevocable({ decidedOn: '2026-01-20', revokedOn: null }, '2026-01-19')).toThrow(
      'before the award was decided',
    );
    expect(() => requireRevocable({ decidedOn: '2026-01-20', revokedOn: null }, '2026-01-20')).not.toThrow();
  });

  it('happens once', () => {
    expect(() =>
      requireRevocable({ decidedOn: '2026-01-20', revokedOn: '2026-03-01' }, '2026-04-01'),
    ).toThrow('was revoked on 2026-03-01');
  });
});
