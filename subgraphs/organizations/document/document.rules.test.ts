import { describe, expect, it } from '@jest/globals';
import {
  type ClauseFacts,
  requireClauses,
  requireInForce,
  requireNumberAndDay,
  requireRecipients,
  requireRepealable,
  requireUnclassified,
} from './document.rules.js';

it.each(['CONFIDENTIAL', 'SECRET', 'TOP_SECRET'] as const)('a %s document is never entered', (secrecy) => {
  expect(() => requireUnclassified(secrecy)).toThrow(`a ${secrecy} document is never entered here`);
  expect(() => requireUnclassified('UNCLASSIFIED')).not.toThrow();
});

describe('number and day', () => {
  it('may both be unknown, of a directive only', () => {
    expect(() => requireNumberAndDay('DIRECTIVE', {})).not.toThrow();
    expect(() => requireNumberAndDay('PLAN', {})).toThrow('a PLAN is registered with its number');
  });

  it('belong together', () => {
    expect(() => requireNumberAndDay('PLAN', { number: '1/KH-UBND', issuedOn: '2026-01-05' })).not.toThrow();
    expect(() => requireNumberAndDay('DIRECTIVE', { number: '1/CT-UBND' })).toThrow('input.issuedOn: ');
    expect(() => requireNumberAndDay('DIRECTIVE', { issuedOn: '2026-01-05' })).toThrow('input.number: ');
  });
});

describe('clauses', () => {
  const heading: ClauseFacts = { code: '2', recurrence: null, dueDay: null, bearerKinds: [] };
  const part: ClauseFacts = { code: '2e', recurrence: 'ANNUAL', dueDay: '08-19', bearerKinds: ['PC'] };

  it('come in order, a part after its clause', () => {
    expect(() => requireClauses([heading, part])).not.toThrow();
    expect(() => requireClauses([part])).toThrow('2e is a part of clause 2, which does not come before it');
    expect(() => requireClauses([heading, heading])).toThrow('clause 2 is named twice');
  });

  it.each([
    [{ code: '2.5' }, 'input.clauses[1].code: 2.5 is no clause'],
    [{ dueDay: null }, 'clause 2e recurs and needs a day'],
    [{ dueDay: '02-30' }, 'clause 2e recurs and needs a day'],
    [{ recurrence: 'ONCE' as const }, 'clause 2e does not recur'],
    [{ bearerKinds: [] }, 'somebody bears it'],
    [{ recurrence: null, dueDay: null }, 'is a heading, nobody bears it'],
  ])('are refused with %j', (changes, reason) => {
    expect(() => requireClauses([heading, { ...part, ...changes }])).toThrow(reason);
  });
});

describe('recipients', () => {
  it('are a body, a group or words; an archive has its code', () => {
    expect(() =>
      requireRecipients([
        { role: 'IMPLEMENT', group: 'PROVINCIAL_FORCES' },
        { role: 'FOR_INFORMATION' },
        { role: 'ARCHIVE', archiveCode: 'VT' },
      ]),
    ).not.toThrow();
  });

  it.each([
    [{ role: 'ARCHIVE' as const }, 'archiveCode'],
    [{ role: 'IMPLEMENT' as const, archiveCode: 'NC' as const }, 'archiveCode'],
    [{ role: 'IMPLEMENT' as const, bodyId: 'x', group: 'ORGANIZATIONS' as const }, 'group'],
  ])('are refused as %j', (line, field) => {
    expect(() => requireRecipients([line])).toThrow(`input.recipients[0].${field}: `);
  });
});

describe('force', () => {
  it('ends once, after the day of issue, and assigns nothing afterwards', () => {
    expect(() => requireRepealable({ validTo: null, issuedOn: '2026-01-05' }, '2026-01-05')).not.toThrow();
    expect(() => requireRepealable({ validTo: null, issuedOn: '2026-01-05' }, '2026-01-04')).toThrow(
      'before',
    );
    expect(() => requireRepealable({ validTo: '2026-02-01', issuedOn: null }, '2026-03-01')).toThrow(
      'out of force since 2026-02-01',
    );
    expect(() => requireInForce({ validTo: '2026-02-02' }, '2026-02-01')).not.toThrow();
    expect(() => requireInForce({ validTo: '2026-02-01' }, '2026-02-01')).toThrow('assigns nothing new');
  });
});
