import { refuseInput } from '../../kit/errors.js';
import type { IdentifierScheme, IdentifierStatus } from './organization-identifier.js';

const WEIGHTS = [31, 29, 23, 19, 17, 13, 7, 5, 3];

const FORMATS: Readonly<Record<IdentifierScheme, { pattern: RegExp; wording: string }>> = {
  ENTERPRISE_CODE: { pattern: /^\d{10}$/, wording: '10 digits' },
  BRANCH_CODE: { pattern: /^\d{10}-\d{3}$/, wording: '10 digits, a hyphen and 3 digits' },
  AGENCY_EID: {
    pattern: /^([A-Z]\d{2}(\.[A-Z0-9]{2})*|\d{3}(\.\d{2}){2}\.[A-Z]\d{2})$/,
    wording: 'groups like H23.01.02, or the older 000.00.00.H23',
  },
  SCHOOL_CODE: { pattern: /^\d{1,20}$/, wording: '1 to 20 digits' },
  SOCIAL_INSURANCE_UNIT: { pattern: /^[A-Z0-9]{2,20}$/, wording: '2 to 20 capital letters and digits' },
  INVESTMENT_CERT: {
    pattern: /^[A-Z0-9/-]{2,30}$/,
    wording: '2 to 30 capital letters, digits, slashes and hyphens',
  },
  LOCAL: { pattern: /^HD-[A-Z]+-\d{4,}$/, wording: 'HD-<kind>-<number>, issued by this register only' },
};

const AGENCY_EID_MAX = 35;
const LEGACY_EID = /^\d{3}\./;

/** The tenth digit of an enterprise code from its first nine; 10 when their weighted sum is a multiple of 11, where implementations differ. */
export function checkDigitOf(code: string): number {
  const sum = WEIGHTS.reduce((total, weight, i) => total + weight * Number(code[i]), 0);
  return 10 - (sum % 11);
}

/** The doubt a well-formed enterprise code leaves, or null; refuses a wrong check digit. */
function checkEnterpriseCode(code: string, path: string): string | null {
  const expected = checkDigitOf(code);
  if (expected === 10) return 'The check digit of this code is undecided: implementations differ on it.';
  if (expected !== Number(code[9])) {
    refuseInput(
      path,
      `${code} ends in ${code[9]}, but its check digit is ${expected}; the code was mistyped`,
    );
  }
  return null;
}

/**
 * Checks an identifier against its scheme. Returns a doubt to keep with it, or null when there is none;
 * a value its scheme excludes is refused at `path`.
 */
export function checkIdentifier(scheme: IdentifierScheme, value: string, path: string): string | null {
  const { pattern, wording } = FORMATS[scheme];
  if (!pattern.test(value)) refuseInput(path, `${scheme} is ${wording}`);
  switch (scheme) {
    case 'ENTERPRISE_CODE':
    case 'BRANCH_CODE':
      return checkEnterpriseCode(value, path);
    case 'AGENCY_EID':
      if (value.length > AGENCY_EID_MAX)
        refuseInput(path, `has ${value.length} characters; at most ${AGENCY_EID_MAX} are allowed`);
      return LEGACY_EID.test(value) ? 'Written in the form used before Decision 20/2020.' : null;
    default:
      return null;
  }
}

export interface DeclaredIdentifier {
  scheme: IdentifierScheme;
  value: string;
  status: IdentifierStatus;
}

/** The identifier rows of a new organisation; one that declares none is given a LOCAL one with its number. */
export function toIdentifierRows(
  { kind, identifiers }: { kind: string; identifiers: readonly DeclaredIdentifier[] },
  number: string,
): (DeclaredIdentifier & { warning: string | null })[] {
  if (identifiers.length === 0) {
    return [{ scheme: 'LOCAL', value: `HD-${kind}-${number}`, status: 'VERIFIED', warning: null }];
  }
  return identifiers.map(({ scheme, value, status }, i) => {
    const path = `input.identifiers.${i}.value`;
    if (scheme === 'LOCAL') refuseInput(path, 'a LOCAL identifier is issued by this register, not declared');
    return { scheme, value, status, warning: checkIdentifier(scheme, value, path) };
  });
}
