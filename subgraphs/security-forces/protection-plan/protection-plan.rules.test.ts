import { describe, expect, it } from '@jest/globals';
import {
  firstCurrentDay,
  requireAfter,
  requireAfterDrill,
  requireApprovable,
  requireDrill,
  requireNextReview,
} from './protection-plan.rules.js';

const refused = (path: string) =>
  expect.objectContaining({ code: 'BAD_USER_INPUT', details: expect.objectContaining({ path }) });

describe('a plan', () => {
  it('is current for twelve months', () => {
    expect(firstCurrentDay('2026-11-20')).toBe('2025-11-20');
    expect(firstCurrentDay('2024-02-29')).toBe('2023-02-28');
  });

  it('is approved within the life of its organisation', () => {
    const open = { establishedOn: '2020-01-01', closedOn: null };
    expect(() => requireApprovable('2020-01-01', open)).not.toThrow();
    expect(() => requireApprovable('1999-01-01', { establishedOn: null, closedOn: null })).not.toThrow();
    expect(() => requireApprovable('2019-12-31', open)).toThrow(refused('input.decidedOn'));
    expect(() => requireApprovable('2024-01-01', { ...open, closedOn: '2024-01-01' })).toThrow(
      refused('input.decidedOn'),
    );
  });

  it('takes its steps in the order of their documents, and ends after its last drill', () => {
    expect(() => requireAfter(null, '2026-01-01')).not.toThrow();
    expect(() => requireAfter('2026-01-01', '2026-01-01')).not.toThrow();
    expect(() => requireAfter('2026-01-02', '2026-01-01')).toThrow(refused('input.decidedOn'));
    expect(() => requireAfterDrill('2026-01-01', '2026-01-02')).not.toThrow();
    expect(() => requireAfterDrill('2026-01-01', '2026-01-01')).toThrow(refused('input.decidedOn'));
  });

  it('is reviewed again within twelve months', () => {
    expect(() => requireNextReview('2026-03-01', '2027-03-01')).not.toThrow();
    expect(() => requireNextReview('2026-03-01', '2027-03-02')).toThrow('by 2027-03-01');
    expect(() => requireNextReview('2026-03-01', '2026-03-01')).toThrow(refused('input.nextReviewOn'));
  });
});

describe('a drill', () => {
  const plan = { approvedOn: '2025-01-01', withdrawnOn: '2026-01-01' };

  it('practises a plan in force', () => {
    expect(() => requireDrill(plan, { heldOn: '2025-01-01', participants: 1 })).not.toThrow();
    expect(() => requireDrill(plan, { heldOn: '2025-12-31', participants: 100_000 })).not.toThrow();
  });

  it.each([
    ['before the approval', plan, { heldOn: '2024-12-31', participants: 5 }, 'input.heldOn'],
    ['on the day it was withdrawn', plan, { heldOn: '2026-01-01', participants: 5 }, 'input.heldOn'],
    [
      'of a draft',
      { approvedOn: null, withdrawnOn: null },
      { heldOn: '2026-01-01', participants: 5 },
      'input.heldOn',
    ],
    ['with nobody', plan, { heldOn: '2025-05-01', participants: 0 }, 'input.participants'],
    ['with too many', plan, { heldOn: '2025-05-01', participants: 100_001 }, 'input.participants'],
    ['with a negative count', plan, { heldOn: '2025-05-01', participants: -1 }, 'input.participants'],
  ])('is refused %s', (_, of, drill, path) => {
    expect(() => requireDrill(of, drill)).toThrow(refused(path));
  });
});
