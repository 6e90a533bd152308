import { describe, expect, it } from '@jest/globals';
import catalog from './award-catalog.json' with { type: 'json' };
import { type Authority, requireAuthority, requireSameLevel } from './award.rules.js';

const CERTIFICATE: Authority[] = [
  { office: 'COMMUNE_CHAIR', level: 'COMMUNE', validFrom: null, validTo: null },
  { office: 'DISTRICT_CHAIR', level: 'DISTRICT', validFrom: null, validTo: '2025-07-01' },
];

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

  it('names the rule and the input', () => {
    expect(decide({ decidedBy: 'MINISTER', level: 'STATE', decidedOn: '2026-01-01' })).toThrow(
      expect.objectContaining({ code: 'BAD_USER_INPUT', details: { path: 'input.decidedBy', rule: 'R7' } }),
    );
  });

  it('is one level for all awards of a decision', () => {
    const decision = { number: '12/QĐ-UBND', decidedOn: '2026-01-20', level: 'PROVINCE' } as const;
    expect(() => requireSameLevel(decision, 'PROVINCE')).not.toThrow();
    expect(() => requireSameLevel(decision, 'COMMUNE')).toThrow(
      'decision 12/QĐ-UBND of 2026-01-20 is on record at the level PROVINCE',
    );
  });

  it('is on record for every award of the catalogue, the district’s until it was abolished', () => {
    for (const { code, authorities } of catalog) {
      expect([code, authorities.length > 0]).toEqual([code, true]);
      const district = authorities.filter(({ office }) => office === 'DISTRICT_CHAIR');
      for (const { validTo } of district) expect(validTo).toBe('2025-07-01');
    }
  });
});
