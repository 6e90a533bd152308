import { describe, expect, it } from '@jest/globals';
import { requireExistingBody } from './authority-body.rules.js';

const DISTRICT = { nameVi: 'UBND huyện Nam Sách', validFrom: null, validTo: '2025-07-01' };
const COMMUNE = { nameVi: 'UBND xã Nam Sách', validFrom: '2025-07-01', validTo: null };

describe('R19: an abolished body receives no new task', () => {
  it('holds up to and on its last day', () => {
    expect(() => requireExistingBody(DISTRICT, '2025-06-30', 'input.bodyId')).not.toThrow();
    expect(() => requireExistingBody(COMMUNE, '2025-07-01', 'input.bodyId')).not.toThrow();
  });

  it('refuses from the day of its end, naming that day and the rule', () => {
    expect(() => requireExistingBody(DISTRICT, '2025-07-01', 'input.bodyId')).toThrow(
      expect.objectContaining({
        code: 'BAD_USER_INPUT',
        message:
          'input.bodyId: UBND huyện Nam Sách was abolished on 2025-07-01; name its successor (day in question: 2025-07-01)',
        details: { path: 'input.bodyId', rule: 'R19' },
      }),
    );
  });

  it('refuses a body that is not there yet', () => {
    expect(() => requireExistingBody(COMMUNE, '2025-06-30', 'input.bodyId')).toThrow(
      'UBND xã Nam Sách exists only from 2025-07-01',
    );
  });
});
