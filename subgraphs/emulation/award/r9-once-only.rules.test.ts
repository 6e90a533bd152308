import { describe, expect, it } from '@jest/globals';
import catalog from './award-catalog.json' with { type: 'json' };
import { requireOnceOnly } from './award.rules.js';

const MEDAL = { nameVi: 'Kỷ niệm chương', onceOnly: true, instrument: '20/2025/TT-BCA' };
const EARLIER = { decisionNumber: '77/QĐ-BCA' };

describe('R9: a medal that a person receives once', () => {
  it('is given to who has none, and to a namesake', () => {
    expect(() => requireOnceOnly(MEDAL, null, false)).not.toThrow();
    expect(() => requireOnceOnly(MEDAL, EARLIER, true)).not.toThrow();
  });

  it('is refused a second time, naming the first decision and the instrument', () => {
    expect(() => requireOnceOnly(MEDAL, EARLIER, false)).toThrow(
      expect.objectContaining({
        ...{ code: 'CONFLICT', message: expect.stringMatching(/\(R9, 20\/2025\/TT-BCA\).*77\/QĐ-BCA/) },
        details: { path: 'input.recipientName', rule: 'R9' },
      }),
    );
  });

  it('is refused also on a day of which no instrument is known', () => {
    expect(() => requireOnceOnly({ ...MEDAL, instrument: null }, EARLIER, false)).toThrow(
      'to a person (R9);',
    );
  });

  it('does not hold for other awards', () => {
    expect(() => requireOnceOnly({ ...MEDAL, onceOnly: false }, EARLIER, false)).not.toThrow();
  });

  it('is the commemorative medal alone, in the catalogue', () => {
    const once = catalog.filter((kind) => 'onceOnly' in kind && kind.onceOnly);
    expect(once.map(({ code }) => code)).toEqual(['KNC_ANTQ']);
  });
});
