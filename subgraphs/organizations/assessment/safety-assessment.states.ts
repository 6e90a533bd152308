import type { LifeCycle } from '../../kit/states.js';
import type { Role } from '../../kit/viewer.js';
import type { SafetyEvent } from './assessment-step.js';
import type { SafetyState } from './safety-assessment.js';

/** Who may see and act for a subject: the organisation itself, and the officers of its area. */
export const KEEPERS = [
  'ORGANIZATION',
  'COMMUNE_OFFICER',
  'PROVINCE_OFFICER',
] as const satisfies readonly Role[];

/** Who verifies and decides: a subject never decides on itself. */
const OFFICERS = ['COMMUNE_OFFICER', 'PROVINCE_OFFICER'] as const satisfies readonly Role[];

export interface SafetyFacts {
  state: SafetyState;
  /** Codes of mandatory criteria that are not verified as MET or NOT_APPLICABLE. */
  unmet: readonly string[];
  /** Whether a published decision recognised the subject. */
  recognised: boolean;
}

const unmetReason = ({ unmet }: SafetyFacts): string | null =>
  unmet.length ? `these mandatory criteria are not met: ${unmet.join(', ')}` : null;

const BEFORE_VERIFIED = [
  'REGISTERED',
  'SELF_ASSESSED',
  'SUBMITTED',
  'UNDER_VERIFICATION',
  'RETURNED',
] as const satisfies readonly SafetyState[];

/** The life of a safety assessment after its registration (domain 5.1). */
export const SAFETY_CYCLE: LifeCycle<SafetyState, Exclude<SafetyEvent, 'REGISTER'>, SafetyFacts> = {
  SELF_ASSESS: { from: ['REGISTERED', 'RETURNED'], to: 'SELF_ASSESSED', who: KEEPERS },
  SUBMIT: { from: ['SELF_ASSESSED', 'RETURNED'], to: 'SUBMITTED', who: KEEPERS },
  START_VERIFICATION: { from: ['SUBMITTED'], to: 'UNDER_VERIFICATION', who: OFFICERS },
  RETURN: { from: ['UNDER_VERIFICATION'], to: 'RETURNED', who: OFFICERS },
  VERIFY: { from: ['UNDER_VERIFICATION'], to: 'VERIFIED', who: OFFICERS },
  REVIEW: { from: ['VERIFIED'], to: 'COUNCIL_REVIEWED', who: OFFICERS, document: true },
  RECOGNISE: {
    from: ['COUNCIL_REVIEWED'],
    to: 'RECOGNISED',
    who: OFFICERS,
    document: true,
    guard: unmetReason,
  },
  REFUSE: { from: ['COUNCIL_REVIEWED'], to: 'NOT_RECOGNISED', who: OFFICERS, document: true },
  PUBLISH: { from: ['RECOGNISED', 'NOT_RECOGNISED'], to: 'PUBLISHED', who: OFFICERS },
  REVOKE: {
    from: ['RECOGNISED', 'PUBLISHED'],
    to: 'REVOKED',
    who: OFFICERS,
    document: true,
    guard: ({ recognised }) => (recognised ? null : 'the decision recognised nothing that could be revoked'),
  },
  WITHDRAW: { from: BEFORE_VERIFIED, to: 'WITHDRAWN', who: KEEPERS },
};
