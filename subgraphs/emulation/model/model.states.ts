import type { LifeCycle } from '../../kit/states.js';
import type { ModelEvent } from './model-step.js';
import type { ModelState } from './movement-model.js';

export interface ModelFacts {
  state: ModelState;
  /** Points where it is applied now. */
  openPoints: number;
}

/** “REPLICATED (≥ 2 points)”, domain 5.7. */
const REPLICATED_POINTS = 2;

const needsPoints =
  (wanted: number) =>
  ({ openPoints }: ModelFacts): string | null =>
    openPoints >= wanted ? null : `open points needed: ${wanted}, there: ${openPoints}`;

/** Life of a model (domain 5.7); † steps name their document. */
export const MODEL_LIFE: LifeCycle<ModelState, ModelEvent, ModelFacts> = {
  START_PILOT: { from: ['PROPOSED'], to: 'PILOT', who: ['PROVINCE_OFFICER', 'COMMUNE_OFFICER'] },
  LAUNCH: {
    from: ['PILOT'],
    to: 'LAUNCHED',
    who: ['PROVINCE_OFFICER', 'COMMUNE_OFFICER'],
    document: true,
    guard: needsPoints(1),
  },
  RECOGNISE: { from: ['LAUNCHED'], to: 'RECOGNISED', who: ['PROVINCE_OFFICER'], document: true },
  REPLICATE: {
    from: ['RECOGNISED'],
    to: 'REPLICATED',
    who: ['PROVINCE_OFFICER'],
    guard: needsPoints(REPLICATED_POINTS),
  },
  DISCONTINUE: {
    from: ['PROPOSED', 'PILOT', 'LAUNCHED', 'RECOGNISED', 'REPLICATED'],
    to: 'DISCONTINUED',
    who: ['PROVINCE_OFFICER', 'COMMUNE_OFFICER'],
    document: true,
  },
};
