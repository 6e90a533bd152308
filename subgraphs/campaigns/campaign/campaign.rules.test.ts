import { describe, expect, it } from '@jest/globals';
import { requireEditable, requireHostThroughout, requireSpan } from './campaign.rules.js';

describe('the days of a campaign', () => {
  it.each([
    ['one day', '2026-08-19', '2026-08-19'],
    ['a leap year, both its ends counted', '2024-01-01', '2024-12-31'],
  ])('may be %s', (_, startsOn, endsOn) => {
    expect(() => requireSpan({ startsOn, endsOn })).not.toThrow();
  });

  it.each([
    ['an end before the start', { startsOn: '2026-08-19', endsOn: '2026-08-18' }, 'before the first day'],
    ['367 days', { startsOn: '2025-01-01', endsOn: '2026-01-02' }, '367 days; one lasts at most 366'],
  ])('may not be %s', (_, span, reason) => {
    expect(() => requireSpan(span)).toThrow(reason);
  });
});

describe('the host of a campaign', () => {
  const span = { startsOn: '2026-04-01', endsOn: '2026-06-30' };

  it.each([
    ['was there all the time', { establishedOn: '2026-04-01', closedOn: '2026-07-01' }],
    ['has no dates on record', { establishedOn: null, closedOn: null }],
  ])('%s', (_, host) => {
    expect(() => requireHostThroughout(host, span)).not.toThrow();
  });

  it.each([
    ['was established later', { establishedOn: '2026-04-02', closedOn: null }, 'input.startsOn'],
    ['had closed before the end', { establishedOn: null, closedOn: '2026-06-30' }, 'input.endsOn'],
  ])('is refused when it %s', (_, host, path) => {
    expect(() => requireHostThroughout(host, span)).toThrow(
      expect.objectContaining({ code: 'BAD_USER_INPUT', details: { path } }),
    );
  });
});

it('a campaign is revised as a draft or after its return, never once submitted', () => {
  expect(() => requireEditable('DRAFT')).not.toThrow();
  expect(() => requireEditable('RETURNED')).not.toThrow();
  expect(() => requireEditable('SUBMITTED')).toThrow('this one is SUBMITTED');
});
