import { describe, expect, it } from '@jest/globals';
import { requireHeldInWindow, requireWindowAround } from './festival.rules.js';

const WINDOW = { opensOn: '2024-07-02', closesOn: '2024-08-10' };

describe('R16: a festival event lies inside the window of its plan', () => {
  it.each(['2024-07-02', '2024-08-10'])('%s holds', (day) => {
    expect(requireHeldInWindow(WINDOW, day, '2024-08-20')).toBe(day);
  });

  it.each(['2024-07-01', '2024-08-11'])('%s is refused with the window and the rule', (day) => {
    expect(() => requireHeldInWindow(WINDOW, day, '2024-08-20')).toThrow(
      expect.objectContaining({
        code: 'BAD_USER_INPUT',
        details: { path: 'input.heldOn', rule: 'R16' },
        message: expect.stringContaining('2024-07-02 to 2024-08-10'),
      }),
    );
  });

  it('refuses a day inside the window that has not come', () => {
    expect(() => requireHeldInWindow(WINDOW, '2024-08-01', '2024-07-31')).toThrow('lies in the future');
  });

  it('keeps events inside a window that is moved', () => {
    expect(() => requireWindowAround(WINDOW, [{ heldOn: '2024-08-10' }])).not.toThrow();
    const moved = () => requireWindowAround(WINDOW, [{ heldOn: '2024-08-11' }]);
    expect(moved).toThrow('event of 2024-08-11');
    expect(moved).toThrow(
      expect.objectContaining({
        code: 'BAD_USER_INPUT',
        details: { path: 'input.opensOn', rule: 'R16' },
      }),
    );
  });
});
