import { describe, expect, it } from '@jest/globals';
import { requirePublishable, type SubjectFacts } from './media-publication.rules.js';

const facts = (changes: Partial<SubjectFacts>): SubjectFacts => ({
  ...{
    type: 'MODEL',
    state: 'RECOGNISED',
    recognisedOn: '2026-03-01',
    clearedForPublication: true,
    ...changes,
  },
});

describe('R17: what is published was recognised or awarded', () => {
  it.each([
    ['MODEL', 'RECOGNISED'],
    ['MODEL', 'REPLICATED'],
    ['EXEMPLAR', 'RECOGNISED'],
    ['EXEMPLAR', 'PUBLICISED'],
    ['ORGANIZATION', 'AWARDED'],
  ] as const)('holds for a %s that is %s', (type, state) => {
    expect(() => requirePublishable(facts({ type, state }), '2026-03-01')).not.toThrow();
  });

  it.each([
    ['MODEL', 'LAUNCHED'],
    ['MODEL', 'DISCONTINUED'],
    ['MODEL', 'AWARDED'],
    ['EXEMPLAR', 'NOMINATED'],
    ['EXEMPLAR', 'LAPSED'],
    ['EXEMPLAR', 'REPLICATED'],
    ['ORGANIZATION', 'NOT_AWARDED'],
    ['ORGANIZATION', 'RECOGNISED'],
  ] as const)('refuses a %s that is %s', (type, state) => {
    expect(() => requirePublishable(facts({ type, state }), '2026-05-01')).toThrow(
      expect.objectContaining({ code: 'BAD_USER_INPUT', details: { path: 'input.subjectId', rule: 'R17' } }),
    );
  });

  it('refuses what is not cleared, and what appeared before the recognition', () => {
    expect(() => requirePublishable(facts({ clearedForPublication: false }), '2026-05-01')).toThrow(
      'not cleared for publication (R17)',
    );
    expect(() => requirePublishable(facts({}), '2026-02-28')).toThrow('was recognised on 2026-03-01, after');
    expect(() => requirePublishable(facts({ recognisedOn: null }), '2026-02-28')).not.toThrow();
  });
});
