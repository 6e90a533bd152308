import { describe, expect, it } from '@jest/globals';
import { requireDecidable } from './dispute.rules.js';

const open = { state: 'OPEN', version: 1 } as const;

describe('a dispute', () => {
  it.each(['UPHELD', 'DISMISSED'] as const)('is decided as %s', (outcome) => {
    expect(() => requireDecidable(open, { outcome, version: 1 })).not.toThrow();
  });

  it.each([
    ['back to OPEN', open, { outcome: 'OPEN', version: 1 }, 'BAD_USER_INPUT'],
    ['in an older version', { ...open, version: 2 }, { outcome: 'UPHELD', version: 1 }, 'CONFLICT'],
    ['twice', { state: 'UPHELD', version: 1 }, { outcome: 'DISMISSED', version: 1 }, 'STATE_NOT_ALLOWED'],
  ] as const)('is not decided %s', (_, dispute, decision, code) => {
    expect(() => requireDecidable(dispute, decision)).toThrow(expect.objectContaining({ code }));
  });
});
