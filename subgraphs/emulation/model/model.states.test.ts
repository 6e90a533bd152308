import { describe, expect, it } from '@jest/globals';
import { openEvents, stateAfter } from '../../kit/states.js';
import type { ModelEvent } from './model-step.js';
import type { ModelState } from './movement-model.js';
import { MODEL_LIFE, type ModelFacts } from './model.states.js';

const at = (state: ModelState, openPoints: number): ModelFacts => ({ state, openPoints });

const OPEN: Record<ModelState, ModelEvent[]> = {
  PROPOSED: ['START_PILOT', 'DISCONTINUE'],
  PILOT: ['LAUNCH', 'DISCONTINUE'],
  LAUNCHED: ['RECOGNISE', 'DISCONTINUE'],
  RECOGNISED: ['REPLICATE', 'DISCONTINUE'],
  REPLICATED: ['DISCONTINUE'],
  DISCONTINUED: [],
};

describe('the life of a model', () => {
  it.each(Object.entries(OPEN) as [ModelState, ModelEvent[]][])('from %s allows %j', (state, events) => {
    expect(openEvents(MODEL_LIFE, at(state, 5))).toEqual(events);
  });

  it('is launched only where it is applied', () => {
    expect(() => stateAfter(MODEL_LIFE, at('PILOT', 0), 'LAUNCH')).toThrow('open points needed: 1, there: 0');
    expect(stateAfter(MODEL_LIFE, at('PILOT', 1), 'LAUNCH')).toBe('LAUNCHED');
  });

  it('is replicated only at two points', () => {
    expect(() => stateAfter(MODEL_LIFE, at('RECOGNISED', 1), 'REPLICATE')).toThrow(
      'open points needed: 2, there: 1',
    );
    expect(stateAfter(MODEL_LIFE, at('RECOGNISED', 2), 'REPLICATE')).toBe('REPLICATED');
  });

  it('names a document where the domain marks †', () => {
    const documented = Object.entries(MODEL_LIFE).filter(([, step]) => step.document);
    expect(documented.map(([event]) => event)).toEqual(['LAUNCH', 'RECOGNISE', 'DISCONTINUE']);
  });
});
