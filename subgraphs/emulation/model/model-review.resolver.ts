import { Arg, Ctx, FieldResolver, Mutation, Resolver, Root } from 'type-graphql';
import { Access } from '../../kit/access.js';
import { changeRecord } from '../../kit/change.js';
import { today } from '../../kit/clock.js';
import type { GraphContext } from '../../kit/context.js';
import { requirePastDay } from '../../kit/days.js';
import { newId } from '../../kit/ids.js';
import { rowsByParent } from '../../kit/rows.js';
import { actorOf } from '../../kit/step.js';
import { requireDocumentNumber } from '../document/document-number.rules.js';
import { MODEL } from './model-host.view.js';
import { ReviewModelInput } from './model-review.inputs.js';
import { ModelReview } from './model-review.js';
import { requireReviewable, requireReviewDay } from './model-review.rules.js';
import { MovementModel } from './movement-model.js';

@Resolver(() => MovementModel)
export class ModelReviewResolver {
  @FieldResolver(() => [ModelReview], { description: 'Its yearly reviews, latest first (clause 5a).' })
  async reviews(@Root() model: MovementModel, @Ctx() context: GraphContext): Promise<ModelReview[]> {
    return (await rowsByParent(ModelReview, 'modelId', 'r.year desc')(context).load(model.id)) ?? [];
  }

  @Access('PROVINCE_OFFICER', 'COMMUNE_OFFICER')
  @Mutation(() => MovementModel, {
    description: 'Records the yearly review of a model of the viewer’s area; one a year (clause 5a).',
  })
  reviewModel(
    @Arg('input', () => ReviewModelInput, { description: 'The review.' }) input: ReviewModelInput,
    @Ctx() context: GraphContext,
  ): Promise<MovementModel> {
    const { year, outcome } = input;
    const reviewedOn = requirePastDay(input.reviewedOn, today(), 'input.reviewedOn');
    const documentNumber = requireDocumentNumber(input.documentNumber, 'input.documentNumber');
    return changeRecord(context, MODEL, {
      ...input,
      change: (model, em) => {
        requireReviewable(model.state);
        requireReviewDay(model, { year, reviewedOn });
        const facts = { id: newId(), modelId: model.id, year, outcome, reviewedOn, documentNumber };
        em.create(ModelReview, { ...facts, ...actorOf(context.viewer) });
      },
    });
  }
}
