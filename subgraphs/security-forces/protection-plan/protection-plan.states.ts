import type { LifeCycle } from '../../kit/states.js';
import type { Role } from '../../kit/viewer.js';
import type { ProtectionPlanEvent } from './protection-plan-step.js';
import type { ProtectionPlanState } from './protection-plan.js';

/** The head decides (Decree 06/2013); officers of the area may put on record what a head decided on paper. */
const RECORDERS = ['ORGANIZATION', 'COMMUNE_OFFICER', 'PROVINCE_OFFICER'] as const satisfies readonly Role[];

/** The life of a protection plan. A plan too old is found by its days, it has no state of its own. */
export const PLAN_CYCLE: LifeCycle<ProtectionPlanState, ProtectionPlanEvent, { state: ProtectionPlanState }> =
  {
    APPROVE: { from: ['DRAFT'], to: 'APPROVED', who: RECORDERS, document: true },
    REVIEW: { from: ['APPROVED'], to: 'APPROVED', who: RECORDERS, document: true },
    WITHDRAW: { from: ['DRAFT', 'APPROVED'], to: 'WITHDRAWN', who: RECORDERS, document: true },
  };
