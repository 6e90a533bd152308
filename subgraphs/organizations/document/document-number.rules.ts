import type { Day } from '../../kit/clock.js';
import { Refusal, refuseInput } from '../../kit/errors.js';
import { requireText } from '../../kit/text.js';
import type { DocumentType } from './document.js';

/** Abbreviations of Decree 30/2020; an official letter has none. */
const ABBREVIATIONS: Readonly<Record<Exclude<DocumentType, 'OFFICIAL_LETTER'>, string>> = {
  RESOLUTION: 'NQ',
  DECISION: 'QĐ',
  DIRECTIVE: 'CT',
  REGULATION: 'QC',
  RULES: 'QyĐ',
  COMMUNIQUE: 'TC',
  NOTICE: 'TB',
  GUIDELINE: 'HD',
  PROGRAMME: 'CTr',
  PLAN: 'KH',
  SCHEME: 'PA',
  PROJECT: 'ĐA',
  REPORT: 'BC',
  MINUTES: 'BB',
  SUBMISSION: 'TTr',
};

/** Number and symbol: 12/CT-UBND; of an official letter 345/CAT-PV05. */
const NUMBER = /^(\d{1,5})\/(\p{Lu}[\p{L}\d]*(?:-\p{Lu}[\p{L}\d]*)+)$/u;
const MAX_NUMBER = 40;

export interface DocumentNumber {
  /** Counts from 1 each year, per issuer and type. */
  number: number;
  /** What follows the stroke, e.g. CT-UBND. */
  symbol: string;
}

/** The number of a document named in passing, as text; refuses one that is not in the form of Decree 30/2020. */
export function requireDocumentNumber(value: string, path: string): string {
  const text = requireText(value, path, MAX_NUMBER);
  if (!NUMBER.test(text))
    refuseInput(path, `${text} is no document number; Decree 30/2020 writes it like 12/QĐ-UBND`);
  return text;
}

/** The parts of a document's own number; its symbol begins with the abbreviation of its type. */
export function readDocumentNumber(value: string, type: DocumentType, path: string): DocumentNumber {
  const text = requireDocumentNumber(value, path);
  const [, digits, symbol] = NUMBER.exec(text) as unknown as [string, string, string];
  const number = Number(digits);
  if (number === 0) refuseInput(path, `${text}: numbers begin with 01 each year`);
  const told = symbol.split('-')[0]!;
  if (type === 'OFFICIAL_LETTER') {
    const named = Object.entries(ABBREVIATIONS).find(([, abbreviation]) => abbreviation === told);
    if (named)
      refuseInput(path, `${text} is the number of a ${named[0]}; an official letter has no abbreviation`);
  } else if (told !== ABBREVIATIONS[type]) {
    refuseInput(path, `${text} is no ${type}: its symbol begins with ${ABBREVIATIONS[type]}`);
  }
  return { number, symbol };
}

/** Numbers below ten are written with a leading zero. */
export function writeDocumentNumber({ number, symbol }: DocumentNumber): string {
  return `${String(number).padStart(2, '0')}/${symbol}`;
}

export interface NumberKey {
  issuerId: string;
  type: DocumentType;
  number: number;
  /** Year of issue: numbers restart every 1 January. */
  numberYear: number;
}

export const yearOf = (day: Day): number => Number(day.slice(0, 4));

const keyOf = ({ issuerId, type, number, numberYear }: NumberKey): string =>
  [issuerId, type, numberYear, number].join('|');

/** R15: a number stands once per issuer, type and year of issue; the same number of another year is another one. */
export function requireFreeNumber(wanted: NumberKey, registered: readonly NumberKey[]): void {
  if (!registered.some((other) => keyOf(other) === keyOf(wanted))) return;
  throw new Refusal(
    'CONFLICT',
    `This issuer has already a ${wanted.type} with the number ${wanted.number} of ${wanted.numberYear}.`,
    { path: 'input.number', rule: 'R15' },
  );
}
