import { describe, expect, it } from '@jest/globals';
import { requireAdult, requireEmployable, requireEmployed } from './guard-member.rules.js';

const STANDARD = { minimumAge: 18, instrument: '06/2013/NĐ-CP' };

describe('R13: a guard is 18 or older', () => {
  it('holds for one who is', () => {
    expect(() => requireAdult(true, STANDARD)).not.toThrow();
  });

  it('refuses one who is not, and names the rule and the instrument', () => {
    expect(() => requireAdult(false, STANDARD)).toThrow(
      expect.objectContaining({
        code: 'BAD_USER_INPUT',
        message: 'input.over18: is false; a guard is 18 or older (06/2013/NĐ-CP)',
        details: { path: 'input.over18', rule: 'R13' },
      }),
    );
  });
});

describe('the employment of a guard', () => {
  const organization = { establishedOn: '2020-01-01', closedOn: '2024-01-01' };

  it.each(['2020-01-01', '2023-12-31'])('lies in the life of the organisation: %s', (day) => {
    expect(() => requireEmployable(day, organization)).not.toThrow();
  });

  it.each(['2019-12-31', '2024-01-01'])('does not begin outside it: %s', (day) => {
    expect(() => requireEmployable(day, organization)).toThrow('input.employedFrom');
  });

  it('ends once and not before it began', () => {
    const employment = { employedFrom: '2021-05-01', employedTo: null };
    expect(() => requireEmployed(employment, '2021-05-01', 'input.employedTo')).not.toThrow();
    expect(() => requireEmployed(employment, '2021-04-30', 'input.employedTo')).toThrow(
      'before the first day',
    );
    const ended = { ...employment, employedTo: '2022-01-01' };
    expect(() => requireEmployed(ended, '2022-02-01', 'input.employedTo')).toThrow('ended on 2022-01-01');
  });
});
