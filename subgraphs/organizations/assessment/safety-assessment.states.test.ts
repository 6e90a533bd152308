import { describe, expect, it } from '@jest/globals';
import { openEvents, stateAfter } from '../../kit/states.js';
import { SAFETY_CYCLE, type SafetyFacts } from './safety-assessment.states.js';
import { SafetyState } from './safety-assessment.js';

type Event = keyof typeof SAFETY_CYCLE;

const facts = (changes: Partial<SafetyFacts>): SafetyFacts => ({
  ...{ state: 'REGISTERED', unmet: [], recognised: true, ...changes },
});

/** Domain 5.1, as a person reads it: state → event → state. */
const LIFE: Readonly<Record<SafetyState, Partial<Record<Event, SafetyState>>>> = {
  REGISTERED: { SELF_ASSESS: 'SELF_ASSESSED', WITHDRAW: 'WITHDRAWN' },
  SELF_ASSESSED: { SUBMIT: 'SUBMITTED', WITHDRAW: 'WITHDRAWN' },
  SUBMITTED: { START_VERIFICATION: 'UNDER_VERIFICATION', WITHDRAW: 'WITHDRAWN' },
  UNDER_VERIFICATION: { RETURN: 'RETURNED', VERIFY: 'VERIFIED', WITHDRAW: 'WITHDRAWN' },
  RETURNED: { SELF_ASSESS: 'SELF_ASSESSED', SUBMIT: 'SUBMITTED', WITHDRAW: 'WITHDRAWN' },
  VERIFIED: { REVIEW: 'COUNCIL_REVIEWED' },
  COUNCIL_REVIEWED: { RECOGNISE: 'RECOGNISED', REFUSE: 'NOT_RECOGNISED' },
  RECOGNISED: { PUBLISH: 'PUBLISHED', REVOKE: 'REVOKED' },
  NOT_RECOGNISED: { PUBLISH: 'PUBLISHED' },
  PUBLISHED: { REVOKE: 'REVOKED' },
  REVOKED: {},
  WITHDRAWN: {},
};
const EVENTS = Object.keys(SAFETY_CYCLE) as Event[];
const PAIRS = Object.values(SafetyState).flatMap((state) => EVENTS.map((event) => [event, state] as const));

describe('the life of a safety assessment', () => {
  it.each(PAIRS)('%s in %s', (event, state) => {
    const next = LIFE[state][event];
    const take = () => stateAfter(SAFETY_CYCLE, facts({ state }), event);
    if (next) expect(take()).toBe(next);
    else expect(take).toThrow(expect.objectContaining({ code: 'STATE_NOT_ALLOWED' }));
  });

  it('says what is allowed instead', () => {
    expect(() => stateAfter(SAFETY_CYCLE, facts({ state: 'SUBMITTED' }), 'RECOGNISE')).toThrow(
      'RECOGNISE is not possible in state SUBMITTED: it starts from COUNCIL_REVIEWED. Allowed: START_VERIFICATION, WITHDRAW.',
    );
  });

  it('does not recognise while a mandatory criterion is not met', () => {
    const reviewed = facts({ state: 'COUNCIL_REVIEWED', unmet: ['C124-6-1e'] });
    expect(() => stateAfter(SAFETY_CYCLE, reviewed, 'RECOGNISE')).toThrow(
      'not met: C124-6-1e. Allowed: REFUSE.',
    );
    expect(stateAfter(SAFETY_CYCLE, reviewed, 'REFUSE')).toBe('NOT_RECOGNISED');
  });

  it('does not revoke a published refusal', () => {
    const published = facts({ state: 'PUBLISHED', recognised: false });
    expect(() => stateAfter(SAFETY_CYCLE, published, 'REVOKE')).toThrow('recognised nothing');
  });
});

describe('steps open to a role', () => {
  it.each([
    ['ORGANIZATION', 'REGISTERED', ['SELF_ASSESS', 'WITHDRAW']],
    ['ORGANIZATION', 'COUNCIL_REVIEWED', []],
    ['COMMUNE_OFFICER', 'UNDER_VERIFICATION', ['RETURN', 'VERIFY', 'WITHDRAW']],
    ['PUBLIC', 'SUBMITTED', []],
  ] as const)('%s in %s', (role, state, events) => {
    expect(openEvents(SAFETY_CYCLE, facts({ state }), role)).toEqual(events);
  });
});
