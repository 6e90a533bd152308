import { Arg, Ctx, FieldResolver, Mutation, Resolver, Root } from 'type-graphql';
import { Access } from '../../kit/access.js';
import { changeRecord } from '../../kit/change.js';
import { today } from '../../kit/clock.js';
import type { GraphContext } from '../../kit/context.js';
import { requirePastDay } from '../../kit/days.js';
import { newId } from '../../kit/ids.js';
import { rowsByParent } from '../../kit/rows.js';
import { stateAfter } from '../../kit/states.js';
import { commentOf, keepStep } from '../../kit/step.js';
import { optionalText, requireText } from '../../kit/text.js';
import { requireDocumentNumber } from '../document/document-number.rules.js';
import { MODEL, requireHost } from './model-host.view.js';
import { publishModels } from './model-facts.view.js';
import { closePoints, countOpenPoints, lastStepOf } from './model-point.view.js';
import { type ModelEvent, ModelStep } from './model-step.js';
import { DocumentedModelStepInput, ModelStepInput, ProposeModelInput } from './model.inputs.js';
import { requireStepAfter } from './model.rules.js';
import { MODEL_LIFE } from './model.states.js';
import { MovementModel } from './movement-model.js';

type Step = ModelStepInput & Partial<Pick<DocumentedModelStepInput, 'documentNumber'>>;

/** Takes a step and writes down who took it, when, and by which document. */
function takeStep(context: GraphContext, event: ModelEvent, input: Step): Promise<MovementModel> {
  const takenOn = requirePastDay(input.takenOn, today(), 'input.takenOn');
  const document = MODEL_LIFE[event].document
    ? requireDocumentNumber(input.documentNumber ?? '', 'input.documentNumber')
    : null;
  const comment = commentOf(input);
  return changeRecord(context, MODEL, {
    ...input,
    change: async (model, em) => {
      const facts = { state: model.state, openPoints: await countOpenPoints(em, model.id) };
      const state = stateAfter(MODEL_LIFE, facts, event);
      requireStepAfter((await lastStepOf(em, model.id))?.takenOn ?? model.proposedOn, takenOn);
      if (event === 'LAUNCH') model.launchedOn = takenOn;
      if (event === 'DISCONTINUE') await closePoints(em, { modelId: model.id }, takenOn);
      model.state = state;
      const step = { modelId: model.id, event, state, takenOn, document, comment };
      keepStep(em, ModelStep, { ...step, viewer: context.viewer });
    },
  });
}

@Resolver(() => MovementModel)
export class ModelStepResolver {
  @FieldResolver(() => [ModelStep], { description: 'Steps it took, earliest first.' })
  async steps(@Root() model: MovementModel, @Ctx() context: GraphContext): Promise<ModelStep[]> {
    return (await rowsByParent(ModelStep, 'modelId', 'r.taken_on, r.id')(context).load(model.id)) ?? [];
  }

  @Access('PROVINCE_OFFICER', 'COMMUNE_OFFICER', 'ORGANIZATION')
  @Mutation(() => MovementModel, {
    description: 'Proposes a model of the viewer’s organisation or area (clause 2b).',
  })
  async proposeModel(
    @Arg('input', () => ProposeModelInput, { description: 'The model.' }) input: ProposeModelInput,
    @Ctx() context: GraphContext,
  ): Promise<MovementModel> {
    const proposedOn = requirePastDay(input.proposedOn, today(), 'input.proposedOn');
    const host = await requireHost(context, input, proposedOn);
    const row = {
      name: requireText(input.name, 'input.name', 200),
      descriptionVi: optionalText(input.descriptionVi, 'input.descriptionVi', 500),
      type: input.type,
      proposedOn,
    };
    return context.write(async (em) => {
      const life = { state: 'PROPOSED', launchedOn: null, version: 1 } as const;
      const model = em.create(MovementModel, { id: newId(), ...host, ...row, ...life });
      await em.flush();
      await publishModels(em, [model.id]);
      return model;
    });
  }

  @Access(...MODEL_LIFE.START_PILOT.who)
  @Mutation(() => MovementModel, {
    description: 'Starts trying a proposed model out; points can be added from now on.',
  })
  startModelPilot(
    @Arg('input', () => ModelStepInput, { description: 'The step.' }) input: ModelStepInput,
    @Ctx() context: GraphContext,
  ): Promise<MovementModel> {
    return takeStep(context, 'START_PILOT', input);
  }

  @Access(...MODEL_LIFE.LAUNCH.who)
  @Mutation(() => MovementModel, { description: 'Launches (ra mắt) a model that has a point.' })
  launchModel(
    @Arg('input', () => DocumentedModelStepInput, { description: 'The step.' })
    input: DocumentedModelStepInput,
    @Ctx() context: GraphContext,
  ): Promise<MovementModel> {
    return takeStep(context, 'LAUNCH', input);
  }

  @Access(...MODEL_LIFE.RECOGNISE.who)
  @Mutation(() => MovementModel, { description: 'Recognises a launched model as effective (clause 5a).' })
  recogniseModel(
    @Arg('input', () => DocumentedModelStepInput, { description: 'The step.' })
    input: DocumentedModelStepInput,
    @Ctx() context: GraphContext,
  ): Promise<MovementModel> {
    return takeStep(context, 'RECOGNISE', input);
  }

  @Access(...MODEL_LIFE.REPLICATE.who)
  @Mutation(() => MovementModel, {
    description: 'Declares a recognised model replicated; it needs two open points.',
  })
  replicateModel(
    @Arg('input', () => ModelStepInput, { description: 'The step.' }) input: ModelStepInput,
    @Ctx() context: GraphContext,
  ): Promise<MovementModel> {
    return takeStep(context, 'REPLICATE', input);
  }

  @Access(...MODEL_LIFE.DISCONTINUE.who)
  @Mutation(() => MovementModel, {
    description: 'Ends a model with all its points and teams; its history stays.',
  })
  discontinueModel(
    @Arg('input', () => DocumentedModelStepInput, { description: 'The step.' })
    input: DocumentedModelStepInput,
    @Ctx() context: GraphContext,
  ): Promise<MovementModel> {
    return takeStep(context, 'DISCONTINUE', input);
  }
}
