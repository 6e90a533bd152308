import { Arg, Ctx, Int, Query, Resolver } from 'type-graphql';
import { Access } from '../../kit/access.js';
import type { GraphContext } from '../../kit/context.js';
import { requireYears, withholdSmallCells } from './training-effect.rules.js';
import { readTrainingEffects, TrainingEffect } from './training-effect.view.js';

@Resolver(() => TrainingEffect)
export class TrainingEffectResolver {
  @Access('COMMUNE_OFFICER', 'PROVINCE_OFFICER', 'ANALYST')
  @Query(() => [TrainingEffect], {
    description:
      'Change of grades to the next year, of organisations whose guards were trained against those whose were not, by year; over the viewer’s reach, for ANALYST over the register (duty 4b).',
  })
  async trainingEffects(
    @Arg('fromYear', () => Int, { description: 'First year of training, e.g. 2021.' }) fromYear: number,
    @Arg('toYear', () => Int, { description: 'Last year of training, at most 9 years later.' })
    toYear: number,
    @Ctx() context: GraphContext,
  ): Promise<TrainingEffect[]> {
    const effects = await readTrainingEffects(context, requireYears(fromYear, toYear));
    return context.viewer.role === 'ANALYST' ? effects.map(withholdSmallCells<TrainingEffect>) : effects;
  }
}
