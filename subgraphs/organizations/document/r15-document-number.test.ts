import { describe, expect, it } from '@jest/globals';
import { readDocumentNumber, requireFreeNumber, writeDocumentNumber } from './document-number.rules.js';

const registered = { issuerId: 'a', type: 'DIRECTIVE', number: 12, numberYear: 2026 } as const;

describe('R15: a document number is unique per issuer, type and year of issue', () => {
  it.each([
    ['another year: numbers restart on 1 January', { numberYear: 2025 }],
    ['another issuer', { issuerId: 'b' }],
    ['another type', { type: 'PLAN' }],
    ['another number', { number: 13 }],
  ] as const)('holds for %s', (_, changes) => {
    expect(() => requireFreeNumber({ ...registered, ...changes }, [registered])).not.toThrow();
  });

  it('refuses the second, naming number, year and rule', () => {
    expect(() => requireFreeNumber(registered, [registered])).toThrow(
      expect.objectContaining({
        code: 'CONFLICT',
        message: 'This issuer has already a DIRECTIVE with the number 12 of 2026.',
        details: { path: 'input.number', rule: 'R15' },
      }),
    );
  });
});

describe('the form of a number (Decree 30/2020)', () => {
  it.each([
    ['12/CT-UBND', 'DIRECTIVE', 12, 'CT-UBND'],
    ['0345/KH-BCĐ', 'PLAN', 345, 'KH-BCĐ'],
    ['67/BC-CAT-PV05', 'REPORT', 67, 'BC-CAT-PV05'],
    ['345/CAT-PV05', 'OFFICIAL_LETTER', 345, 'CAT-PV05'],
    ['12/QĐ-UBND'.normalize('NFD'), 'DECISION', 12, 'QĐ-UBND'],
  ] as const)('%s of a %s', (text, type, number, symbol) => {
    expect(readDocumentNumber(text, type, 'input.number')).toEqual({ number, symbol });
  });

  it.each([
    ['12', 'DIRECTIVE', 'is no document number'],
    ['12-CT/UBND', 'DIRECTIVE', 'is no document number'],
    ['12/KH-UBND', 'DIRECTIVE', 'is no DIRECTIVE: its symbol begins with CT'],
    ['00/CT-UBND', 'DIRECTIVE', 'numbers begin with 01'],
    ['12/CT-UBND', 'OFFICIAL_LETTER', 'is the number of a DIRECTIVE'],
    ['123456/CT-UBND', 'DIRECTIVE', 'is no document number'],
  ] as const)('“%s” is no number of a %s', (text, type, reason) => {
    expect(() => readDocumentNumber(text, type, 'input.number')).toThrow(reason);
  });

  it('writes numbers below ten with a zero before them', () => {
    expect(writeDocumentNumber({ number: 5, symbol: 'CT-UBND' })).toBe('05/CT-UBND');
    expect(writeDocumentNumber({ number: 345, symbol: 'KH-BCĐ' })).toBe('345/KH-BCĐ');
  });
});
