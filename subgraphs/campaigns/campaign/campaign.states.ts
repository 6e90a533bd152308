import type { Day } from '../../kit/clock.js';
import type { LifeCycle } from '../../kit/states.js';
import type { Role } from '../../kit/viewer.js';
import type { CampaignEvent } from './campaign-step.js';
import type { CampaignKind, CampaignState } from './campaign.js';

/** Who may act for a host: the organisation itself, and the officers of its area. */
export const HOSTS = [
  'ORGANIZATION',
  'COMMUNE_OFFICER',
  'PROVINCE_OFFICER',
] as const satisfies readonly Role[];

/** Who approves, returns and accepts reports: a host never decides on its own campaign. */
export const OFFICERS = ['COMMUNE_OFFICER', 'PROVINCE_OFFICER'] as const satisfies readonly Role[];

export interface CampaignFacts {
  state: CampaignState;
  kind: CampaignKind;
  startsOn: Day;
  today: Day;
}

const isInternal = ({ kind }: CampaignFacts): boolean => kind === 'INTERNAL';

/** The life of a campaign (domain 5.2). */
export const CAMPAIGN_CYCLE: LifeCycle<CampaignState, CampaignEvent, CampaignFacts> = {
  SUBMIT: {
    from: ['DRAFT', 'RETURNED'],
    to: 'SUBMITTED',
    who: HOSTS,
    guard: (facts) => (isInternal(facts) ? 'an INTERNAL campaign is recorded, not approved' : null),
  },
  RETURN: { from: ['SUBMITTED'], to: 'RETURNED', who: OFFICERS },
  APPROVE: { from: ['SUBMITTED'], to: 'APPROVED', who: OFFICERS, document: true },
  START: {
    from: ['APPROVED'],
    to: 'RUNNING',
    who: HOSTS,
    guard: ({ startsOn, today }) => (today < startsOn ? `it begins on ${startsOn}` : null),
  },
  CLOSE: { from: ['RUNNING'], to: 'CLOSED', who: HOSTS },
  REPORT: { from: ['CLOSED'], to: 'REPORTED', who: OFFICERS, document: true },
  CANCEL: {
    from: ['DRAFT', 'SUBMITTED', 'RETURNED', 'APPROVED', 'RUNNING'],
    to: 'CANCELLED',
    who: HOSTS,
    document: true,
  },
  RECORD: {
    from: ['DRAFT'],
    to: 'RECORDED',
    who: HOSTS,
    guard: (facts) => (isInternal(facts) ? null : 'only an INTERNAL campaign is recorded without approval'),
  },
};

/** States in which a campaign is for everyone to see; CANCELLED joins them when it had been approved. */
export const PUBLIC_STATES: readonly CampaignState[] = [
  'APPROVED',
  'RUNNING',
  'CLOSED',
  'REPORTED',
  'RECORDED',
];
