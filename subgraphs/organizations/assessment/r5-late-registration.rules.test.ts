import { describe, expect, it } from '@jest/globals';
import { requireRegistrationDay } from './safety-registration.rules.js';

const standard = {
  ...{ instrument: '124/2021/TT-BCA', version: 1, firstYear: 2022, lastYear: null, registrationDue: '03-31' },
};
const register = (registeredOn: string, late: boolean) => () =>
  requireRegistrationDay({ standard, year: 2026 }, registeredOn, late);

describe('R5: a registration after 31 March says that it is late', () => {
  it('is on time until 31 March, and accepted late with the flag', () => {
    expect(register('2026-03-31', false)).not.toThrow();
    expect(register('2026-04-01', true)).not.toThrow();
  });

  it('is refused late without the flag', () => {
    expect(register('2026-04-01', false)).toThrow(
      'the registration of 2026-04-01 came after 2026-03-31 and must say that it is late (124/2021/TT-BCA, version 1)',
    );
    expect(register('2026-04-01', false)).toThrow(
      expect.objectContaining({ code: 'BAD_USER_INPUT', details: { path: 'input.late', rule: 'R5' } }),
    );
  });

  it('does not carry the flag when it is on time, and lies in its year', () => {
    expect(register('2026-03-31', true)).toThrow('2026-03-31 is not after 2026-03-31');
    expect(register('2025-12-31', false)).toThrow('a registration for 2026 is made in 2026');
  });
});
