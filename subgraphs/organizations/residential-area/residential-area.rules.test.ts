import { describe, expect, it } from '@jest/globals';
import { requireAfterSpan, requireExisting } from './residential-area.rules.js';

describe('a residential area', () => {
  it('is changed while it exists', () => {
    expect(() => requireExisting({ nameVi: 'Thôn 1', until: null })).not.toThrow();
    expect(() => requireExisting({ nameVi: 'Thôn 1', until: '2024-01-01' })).toThrow(
      expect.objectContaining({ code: 'STATE_NOT_ALLOWED', message: expect.stringContaining('2024-01-01') }),
    );
  });

  it('is changed after the start of its present span', () => {
    expect(requireAfterSpan('2025-07-01', '2025-07-02', 'input.until')).toBe('2025-07-02');
    expect(() => requireAfterSpan('2025-07-01', '2025-07-01', 'input.until')).toThrow('a change comes later');
  });
});
