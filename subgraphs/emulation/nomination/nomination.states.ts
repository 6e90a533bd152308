import type { LifeCycle } from '../../kit/states.js';
import type { EmulationRoundState, EmulationRoundType } from '../round/emulation-round.js';
import { PARTICIPANTS, ROUND_OFFICE } from '../round/round.states.js';
import type { NominationEvent } from './nomination-step.js';
import type { NominationState } from './nomination.js';

export interface NominationFacts {
  state: NominationState;
  roundState: EmulationRoundState;
  roundType: EmulationRoundType;
  /** What the rules say against it before the vote; null: nothing. */
  obstacle: string | null;
  /** What the vote says against it (R11); null: nothing. */
  voteObstacle: string | null;
}

const whileRound =
  (...states: EmulationRoundState[]) =>
  ({ roundState }: NominationFacts): string | null =>
    states.includes(roundState) ? null : `its round is ${roundState}, not ${states.join(' or ')}`;

const UNDER_REVIEW = whileRound('NOMINATING', 'COUNCIL_REVIEW');

/** Life of a nomination (domain 5.4); † steps name their document. */
export const NOMINATION_LIFE: LifeCycle<NominationState, NominationEvent, NominationFacts> = {
  SUBMIT: { from: ['DRAFT', 'RETURNED'], to: 'SUBMITTED', who: PARTICIPANTS, guard: UNDER_REVIEW },
  RETURN: {
    from: ['SUBMITTED', 'ELIGIBILITY_CHECKED'],
    to: 'RETURNED',
    who: ROUND_OFFICE,
    guard: UNDER_REVIEW,
  },
  CHECK: {
    from: ['SUBMITTED'],
    to: 'ELIGIBILITY_CHECKED',
    who: ROUND_OFFICE,
    guard: (facts) => UNDER_REVIEW(facts) ?? facts.obstacle,
  },
  CONSULT: {
    from: ['ELIGIBILITY_CHECKED'],
    to: 'CONSULTED',
    who: ROUND_OFFICE,
    document: true,
    guard: UNDER_REVIEW,
  },
  VOTE: {
    from: ['CONSULTED'],
    to: 'VOTED',
    who: ROUND_OFFICE,
    document: true,
    guard: whileRound('COUNCIL_REVIEW'),
  },
  PROPOSE: { from: ['VOTED'], to: 'PROPOSED', who: ROUND_OFFICE, guard: ({ voteObstacle }) => voteObstacle },
  PROPOSE_AD_HOC: {
    from: ['ELIGIBILITY_CHECKED'],
    to: 'PROPOSED',
    who: ROUND_OFFICE,
    document: true,
    guard: ({ roundType }) =>
      roundType === 'AD_HOC' ? null : `a round of type ${roundType} does not skip the council`,
  },
  AWARD: {
    from: ['PROPOSED'],
    to: 'AWARDED',
    who: ROUND_OFFICE,
    document: true,
    guard: whileRound('SUBMITTED_FOR_DECISION'),
  },
  REJECT: {
    from: ['SUBMITTED', 'RETURNED', 'ELIGIBILITY_CHECKED', 'CONSULTED', 'VOTED', 'PROPOSED'],
    to: 'REJECTED',
    who: ROUND_OFFICE,
    document: true,
  },
  REVOKE: { from: ['AWARDED'], to: 'REVOKED', who: ROUND_OFFICE, document: true },
};
