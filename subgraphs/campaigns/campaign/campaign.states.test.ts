import { describe, expect, it } from '@jest/globals';
import { openEvents, stateAfter } from '../../kit/states.js';
import type { CampaignEvent } from './campaign-step.js';
import { CAMPAIGN_CYCLE, type CampaignFacts } from './campaign.states.js';
import { CampaignState } from './campaign.js';

const facts = (changes: Partial<CampaignFacts>): CampaignFacts => ({
  ...{ state: 'DRAFT', kind: 'GENERAL', startsOn: '2026-04-01', today: '2026-05-01', ...changes },
});

/** Domain 5.2, as a person reads it: state → event → state. */
const LIFE: Readonly<Record<CampaignState, Partial<Record<CampaignEvent, CampaignState>>>> = {
  DRAFT: { SUBMIT: 'SUBMITTED', CANCEL: 'CANCELLED' },
  SUBMITTED: { RETURN: 'RETURNED', APPROVE: 'APPROVED', CANCEL: 'CANCELLED' },
  RETURNED: { SUBMIT: 'SUBMITTED', CANCEL: 'CANCELLED' },
  APPROVED: { START: 'RUNNING', CANCEL: 'CANCELLED' },
  RUNNING: { CLOSE: 'CLOSED', CANCEL: 'CANCELLED' },
  CLOSED: { REPORT: 'REPORTED' },
  REPORTED: {},
  CANCELLED: {},
  RECORDED: {},
};
const EVENTS = Object.keys(CAMPAIGN_CYCLE) as CampaignEvent[];
const PAIRS = Object.values(CampaignState).flatMap((state) => EVENTS.map((event) => [event, state] as const));

describe('the life of a campaign', () => {
  it.each(PAIRS)('%s in %s', (event, state) => {
    const next = LIFE[state][event];
    const take = () => stateAfter(CAMPAIGN_CYCLE, facts({ state }), event);
    if (next) expect(take()).toBe(next);
    else expect(take).toThrow(expect.objectContaining({ code: 'STATE_NOT_ALLOWED' }));
  });

  it('says what is allowed instead', () => {
    expect(() => stateAfter(CAMPAIGN_CYCLE, facts({ state: 'SUBMITTED' }), 'CLOSE')).toThrow(
      'CLOSE is not possible in state SUBMITTED: it starts from RUNNING. Allowed: RETURN, APPROVE, CANCEL.',
    );
    expect(() => stateAfter(CAMPAIGN_CYCLE, facts({ state: 'REPORTED' }), 'CANCEL')).toThrow(
      'Allowed: nothing.',
    );
  });

  it('records an INTERNAL campaign without approval, and no other', () => {
    const internal = facts({ kind: 'INTERNAL' });
    expect(stateAfter(CAMPAIGN_CYCLE, internal, 'RECORD')).toBe('RECORDED');
    expect(() => stateAfter(CAMPAIGN_CYCLE, internal, 'SUBMIT')).toThrow(
      'an INTERNAL campaign is recorded, not approved',
    );
    expect(() => stateAfter(CAMPAIGN_CYCLE, facts({}), 'RECORD')).toThrow('only an INTERNAL campaign');
  });

  it('starts on its first day, not before', () => {
    const approved = { state: 'APPROVED', startsOn: '2026-05-02' } as const;
    expect(() => stateAfter(CAMPAIGN_CYCLE, facts(approved), 'START')).toThrow('it begins on 2026-05-02');
    expect(stateAfter(CAMPAIGN_CYCLE, facts({ ...approved, today: '2026-05-02' }), 'START')).toBe('RUNNING');
  });
});

describe('steps open to a role', () => {
  it.each([
    ['ORGANIZATION', 'SUBMITTED', ['CANCEL']],
    ['COMMUNE_OFFICER', 'SUBMITTED', ['RETURN', 'APPROVE', 'CANCEL']],
    ['ORGANIZATION', 'CLOSED', []],
    ['PROVINCE_OFFICER', 'CLOSED', ['REPORT']],
    ['PUBLIC', 'SUBMITTED', []],
  ] as const)('%s in %s', (role, state, events) => {
    expect(openEvents(CAMPAIGN_CYCLE, facts({ state }), role)).toEqual(events);
  });
});
