import { expect, it } from '@jest/globals';
import { requireDecisionNumber, requireDocumentNumber } from './document-number.rules.js';

it.each(['12/QĐ-UBND', '521/QĐ-TTg', '0345/KH-BCĐ', '67/BC-CAT-PV05'])(
  '%s is a document number',
  (number) => {
    expect(requireDocumentNumber(number, 'input.documentNumber')).toBe(number);
  },
);

it.each([
  '12',
  'QĐ-UBND',
  '12/QĐ',
  '12/qđ-ubnd',
  '12-QĐ/UBND',
  '123456/QĐ-UBND',
  '12/QĐ-',
  '12/QĐ-UBND; x',
  '',
])('“%s” is none', (number) => {
  expect(() => requireDocumentNumber(number, 'input.documentNumber')).toThrow('input.documentNumber: ');
});

it('takes a decomposed (NFD) number for the composed one', () => {
  expect(requireDecisionNumber('12/QĐ-UBND'.normalize('NFD'), 'input.decisionNumber')).toBe('12/QĐ-UBND');
});

it('takes only QĐ for a decision', () => {
  expect(() => requireDecisionNumber('12/KH-UBND', 'input.decisionNumber')).toThrow(
    '12/KH-UBND is no decision',
  );
});
