import type { LifeCycle } from '../../kit/states.js';
import type { Role } from '../../kit/viewer.js';
import type { ExemplarEvent } from './exemplar-step.js';
import type { ExemplarState } from './exemplar.js';

const OFFICE = ['EMULATION_OFFICE', 'PROVINCE_OFFICER'] as const satisfies readonly Role[];

/** Life of an exemplar (domain 5.7); † steps name their document. */
export const EXEMPLAR_LIFE: LifeCycle<ExemplarState, ExemplarEvent, { state: ExemplarState }> = {
  RECOGNISE: { from: ['NOMINATED'], to: 'RECOGNISED', who: OFFICE, document: true },
  PUBLICISE: { from: ['RECOGNISED'], to: 'PUBLICISED', who: OFFICE },
  LAPSE: { from: ['NOMINATED', 'RECOGNISED', 'PUBLICISED'], to: 'LAPSED', who: OFFICE, document: true },
};

/** States in which an exemplar is for everyone to see; LAPSED joins them when it had been recognised. */
export const PUBLIC_EXEMPLARS: readonly ExemplarState[] = ['RECOGNISED', 'PUBLICISED'];
