import { refuseInput } from '../../kit/errors.js';
import { requireText } from '../../kit/text.js';

/** Number, abbreviation of the document's type, abbreviations of its issuer: 12/QĐ-UBND, 67/KH-CAT-PV05. */
const NUMBER = /^\d{1,5}\/(\p{Lu}[\p{L}]*)(-\p{Lu}[\p{L}\d]*)+$/u;

/** The number of a document that decided something; refuses one that is not in the form of Decree 30/2020. */
export function requireDocumentNumber(value: string, path: string): string {
  const number = requireText(value, path, 40);
  if (!NUMBER.test(number))
    refuseInput(path, `${number} is no document number; Decree 30/2020 writes it like 12/QĐ-UBND`);
  return number;
}

/** The number of a decision (QĐ). */
export function requireDecisionNumber(value: string, path: string): string {
  const number = requireDocumentNumber(value, path);
  if (NUMBER.exec(number)?.[1] !== 'QĐ')
    refuseInput(path, `${number} is no decision; decisions are numbered like 12/QĐ-UBND`);
  return number;
}
