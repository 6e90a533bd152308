import { readFile } from 'node:fs/promises';
import { describe, expect, it } from '@jest/globals';
import { sourcePath } from '../../../test/support/source-path.js';
import { checkIdentifier, toIdentifierRows } from './organization-identifier.rules.js';

interface Vectors {
  validSyntheticUnallocatedPrefix99: string[];
  sumMultipleOf11Bodies: string[];
  invalid: string[];
}

const vectors = JSON.parse(
  await readFile(sourcePath('subgraphs/organizations/organization/tax-code-vectors.json'), 'utf8'),
) as Vectors;

const check = (value: string) => checkIdentifier('ENTERPRISE_CODE', value, 'value');
const branch = (value: string) => checkIdentifier('BRANCH_CODE', value, 'value');

describe('the check digit of an enterprise code', () => {
  it.each(vectors.validSyntheticUnallocatedPrefix99)('accepts %s', (code) => expect(check(code)).toBeNull());

  it.each(vectors.invalid)('refuses %s and names the digit expected', (code) =>
    expect(() => check(code)).toThrow(/its check digit is \d/),
  );

  it.each(vectors.sumMultipleOf11Bodies)(
    'accepts any last digit after %s, with a doubt: implementations differ',
    (body) => {
      for (const digit of '0123456789') expect(check(`${body}${digit}`)).toContain('undecided');
    },
  );

  it('is also that of a branch code’s parent part', () => {
    expect(branch(`${vectors.validSyntheticUnallocatedPrefix99[0]}-001`)).toBeNull();
    expect(() => branch(`${vectors.invalid[0]}-001`)).toThrow('mistyped');
  });
});

describe('the form of an identifier', () => {
  it.each([
    ['ENTERPRISE_CODE', '995260181'],
    ['ENTERPRISE_CODE', '９952601811'],
    ['BRANCH_CODE', '9952601811-1'],
    ['AGENCY_EID', 'H23.1'],
    ['SCHOOL_CODE', 'A12'],
    ['SOCIAL_INSURANCE_UNIT', ''],
  ] as const)('%s %s is refused with its wording', (scheme, value) =>
    expect(() => checkIdentifier(scheme, value, 'input.value')).toThrow(`${scheme} is `),
  );

  it('keeps a doubt about the older form of an agency’s electronic identifier', () => {
    expect(checkIdentifier('AGENCY_EID', 'H23.01.02', 'v')).toBeNull();
    expect(checkIdentifier('AGENCY_EID', '000.00.12.H23', 'v')).toContain('before Decision 20/2020');
  });
});

describe('identifiers of a new organisation', () => {
  it('issues a LOCAL one where none is declared, and refuses a declared LOCAL one', () => {
    expect(toIdentifierRows({ kind: 'SCHOOL', identifiers: [] }, '0042')).toEqual([
      { scheme: 'LOCAL', value: 'HD-SCHOOL-0042', status: 'VERIFIED', warning: null },
    ]);
    const declared = [{ scheme: 'LOCAL', value: 'HD-SCHOOL-0001', status: 'DECLARED' }] as const;
    expect(() => toIdentifierRows({ kind: 'SCHOOL', identifiers: declared }, '0042')).toThrow(
      'issued by this register',
    );
  });
});
