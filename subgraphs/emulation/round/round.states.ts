import type { LifeCycle } from '../../kit/states.js';
import type { Role } from '../../kit/viewer.js';
import type { EmulationRoundState, EmulationRoundType } from './emulation-round.js';
import type { EmulationRoundEvent } from './round-step.js';

/** Who leads a round: the office that advises on emulation, and the province's officers. */
export const ROUND_OFFICE = ['EMULATION_OFFICE', 'PROVINCE_OFFICER'] as const satisfies readonly Role[];

/** Who may act for an organisation in a round: itself, the officers of its area and the office. */
export const PARTICIPANTS = [
  'ORGANIZATION',
  'COMMUNE_OFFICER',
  ...ROUND_OFFICE,
] as const satisfies readonly Role[];

export interface RoundFacts {
  state: EmulationRoundState;
  type: EmulationRoundType;
  /** Nominations that were handed in and neither awarded nor rejected. */
  undecided: number;
}

const isAdHoc = ({ type }: RoundFacts): boolean => type === 'AD_HOC';

/** Life of a round (domain 5.4); † steps name their document. An AD_HOC round skips registration and council. */
export const ROUND_LIFE: LifeCycle<EmulationRoundState, EmulationRoundEvent, RoundFacts> = {
  LAUNCH: {
    from: ['DRAFT'],
    to: 'OPEN_FOR_REGISTRATION',
    who: ROUND_OFFICE,
    document: true,
    guard: (facts) => (isAdHoc(facts) ? 'an AD_HOC round has no registration' : null),
  },
  CLOSE_REGISTRATION: { from: ['OPEN_FOR_REGISTRATION'], to: 'REGISTRATION_CLOSED', who: ROUND_OFFICE },
  START_NOMINATING: {
    from: ['DRAFT', 'REGISTRATION_CLOSED'],
    to: 'NOMINATING',
    who: ROUND_OFFICE,
    guard: (facts) =>
      facts.state === 'DRAFT' && !isAdHoc(facts)
        ? `registration comes first in a round of type ${facts.type}`
        : null,
  },
  START_REVIEW: {
    from: ['NOMINATING'],
    to: 'COUNCIL_REVIEW',
    who: ROUND_OFFICE,
    guard: (facts) => (isAdHoc(facts) ? 'an AD_HOC round has no council' : null),
  },
  SUBMIT: {
    from: ['NOMINATING', 'COUNCIL_REVIEW'],
    to: 'SUBMITTED_FOR_DECISION',
    who: ROUND_OFFICE,
    document: true,
    guard: (facts) =>
      facts.state === 'NOMINATING' && !isAdHoc(facts)
        ? `the council comes first in a round of type ${facts.type}`
        : null,
  },
  DECIDE: {
    from: ['SUBMITTED_FOR_DECISION'],
    to: 'DECIDED',
    who: ROUND_OFFICE,
    document: true,
    guard: ({ undecided }) =>
      undecided ? `${undecided} nominations are neither awarded nor rejected` : null,
  },
  PUBLISH: { from: ['DECIDED'], to: 'PUBLISHED', who: ROUND_OFFICE },
  CLOSE: { from: ['PUBLISHED'], to: 'CLOSED', who: ROUND_OFFICE },
};

/** What is being prepared is the office's own; every later state is for everyone to see. */
export const HIDDEN_STATE: EmulationRoundState = 'DRAFT';
