import { Arg, Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { today } from '../../kit/clock.js';
import type { GraphContext } from '../../kit/context.js';
import { LocalDate } from '../../kit/scalars.js';
import { AdministrativeUnit } from '../references/administrative-unit.js';
import { ModelSummary, summaryOfModel, summaryOfUnit } from './model-summary.view.js';
import { MovementModel } from './movement-model.js';

const NONE: ModelSummary = { names: 0, points: 0, teams: 0 };

@Resolver(() => AdministrativeUnit)
export class UnitModelSummaryResolver {
  @FieldResolver(() => ModelSummary, {
    nullable: true,
    description:
      'Models applied on a day in this unit, below it, and at organisations placed there that day (R20).',
  })
  modelSummary(
    @Root() unit: AdministrativeUnit,
    @Arg('asOf', () => LocalDate, { nullable: true, description: 'The day; absent: today.' })
    asOf: string | null,
    @Ctx() context: GraphContext,
  ) {
    return summaryOfUnit(context, { asOf: asOf ?? today() }).load(unit.id);
  }
}

@Resolver(() => MovementModel)
export class ModelSummaryResolver {
  @FieldResolver(() => ModelSummary, {
    description: 'Its points and teams on a day; names is 1 when it has a point, else 0.',
  })
  async summary(
    @Root() model: MovementModel,
    @Arg('asOf', () => LocalDate, { nullable: true, description: 'The day; absent: today.' })
    asOf: string | null,
    @Ctx() context: GraphContext,
  ): Promise<ModelSummary> {
    return (await summaryOfModel(context, { asOf: asOf ?? today() }).load(model.id)) ?? NONE;
  }
}
