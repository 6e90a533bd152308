import { describe, expect, it } from '@jest/globals';
import catalog from './award-catalog.json' with { type: 'json' };
import { AwardLevel, DecidingOffice } from './award-authority.js';
import { AwardRecipient, CommendationForm, EmulationTitle } from './award-kind.js';
import { toCatalogRows } from './award-kind.rules.js';

describe('the catalogue of awards', () => {
  it('has nine titles and five forms, every value of the two enums once', () => {
    expect(catalog).toHaveLength(14);
    expect(catalog.flatMap(({ title }) => title ?? []).sort()).toEqual(Object.keys(EmulationTitle).sort());
    expect(catalog.flatMap(({ form }) => form ?? []).sort()).toEqual(Object.keys(CommendationForm).sort());
  });

  it('tells for every award who decides it and how certain that is', () => {
    for (const { code, recipient, certainty, authorities } of catalog) {
      expect([code, authorities.length > 0, certainty !== '']).toEqual([code, true, true]);
      expect(Object.keys(AwardRecipient)).toContain(recipient);
      for (const { office, level } of authorities) {
        expect([
          Object.keys(DecidingOffice).includes(office),
          Object.keys(AwardLevel).includes(level),
        ]).toEqual([true, true]);
      }
    }
  });

  it('gives the same ids every time, one to each authority', () => {
    const ids = toCatalogRows(catalog).authorities.map((row) => (row as { id: string }).id);
    expect(new Set(ids).size).toBe(ids.length);
    expect(toCatalogRows(catalog)).toEqual(toCatalogRows(catalog));
  });

  it.each([
    { title: null, form: null },
    { title: 'ADVANCED_WORKER', form: 'CERTIFICATE_OF_COMMENDATION' },
  ])('refuses a row that is not exactly one of both: %j', (kind) => {
    expect(() => toCatalogRows([{ code: 'X', ...kind, authorities: [] }])).toThrow(
      'X is neither one title nor one form',
    );
  });
});
