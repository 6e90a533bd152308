import { describe, expect, it } from '@jest/globals';
import { CampaignState } from '../campaign/campaign.js';
import {
  requireHeldOn,
  requireNotWithdrawn,
  requireOpenForActivities,
  requireRoomForActivities,
  requireUnfrozen,
  requireYear,
} from './campaign-activity.rules.js';

const CAMPAIGN = { kind: 'GENERAL', state: 'RUNNING', startsOn: '2026-04-01', endsOn: '2026-12-31' } as const;
const TODAY = '2026-11-20';

describe('the day of an activity', () => {
  it.each(['2026-04-01', '2026-11-20'])('may be %s', (day) => {
    expect(requireHeldOn(CAMPAIGN, day, TODAY)).toBe(day);
  });

  it.each([
    ['2026-03-31', 'outside its campaign (2026-04-01 to 2026-12-31)'],
    ['2026-11-21', 'lies in the future'],
  ])('may not be %s', (day, reason) => {
    expect(() => requireHeldOn(CAMPAIGN, day, TODAY)).toThrow(reason);
  });

  it('may not lie after the campaign', () => {
    const ended = { ...CAMPAIGN, endsOn: '2026-06-30' };
    expect(() => requireHeldOn(ended, '2026-07-01', TODAY)).toThrow('outside its campaign');
  });
});

describe('activities are added', () => {
  const open = (kind: 'GENERAL' | 'INTERNAL'): CampaignState[] =>
    Object.values(CampaignState).filter((state) => {
      try {
        requireOpenForActivities({ ...CAMPAIGN, kind, state });
        return true;
      } catch (error) {
        expect(error).toMatchObject({ code: 'STATE_NOT_ALLOWED' });
        return false;
      }
    });

  it('to an approved campaign until it is closed', () => {
    expect(open('GENERAL')).toEqual(['APPROVED', 'RUNNING']);
  });

  it('to an INTERNAL one as a draft and once on record', () => {
    expect(open('INTERNAL')).toEqual(['DRAFT', 'RECORDED']);
  });
});

describe('figures', () => {
  it('are corrected until the campaign is REPORTED', () => {
    expect(() => requireUnfrozen({ ...CAMPAIGN, state: 'CLOSED' })).not.toThrow();
    expect(() => requireUnfrozen({ ...CAMPAIGN, state: 'REPORTED' })).toThrow('figures are frozen');
  });

  it('of a withdrawn activity never change', () => {
    expect(() => requireNotWithdrawn({ withdrawn: false })).not.toThrow();
    expect(() => requireNotWithdrawn({ withdrawn: true })).toThrow('was withdrawn');
  });

  it.each([1999, 2101, 2147483647])('of the year %i are refused', (year) => {
    expect(() => requireYear(year, 'year')).toThrow(`year: is ${year}`);
  });
});

describe('a campaign with activities', () => {
  const activities = [{ heldOn: '2026-05-05' }];

  it('may be revised around them', () => {
    expect(() =>
      requireRoomForActivities(activities, CAMPAIGN, { ...CAMPAIGN, startsOn: '2026-05-05' }),
    ).not.toThrow();
  });

  it('may not leave one outside, nor change its kind', () => {
    const later = { ...CAMPAIGN, startsOn: '2026-05-06' };
    expect(() => requireRoomForActivities(activities, CAMPAIGN, later)).toThrow(
      'leaves the activity of 2026-05-05 outside',
    );
    expect(() => requireRoomForActivities(activities, CAMPAIGN, { ...CAMPAIGN, kind: 'INTERNAL' })).toThrow(
      'stays GENERAL',
    );
    expect(() => requireRoomForActivities([], CAMPAIGN, { ...later, kind: 'INTERNAL' })).not.toThrow();
  });
});
