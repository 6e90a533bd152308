import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import { Access } from '../../kit/access.js';
import { changeRecord } from '../../kit/change.js';
import { today } from '../../kit/clock.js';
import type { GraphContext } from '../../kit/context.js';
import { requirePastDay } from '../../kit/days.js';
import { Refusal } from '../../kit/errors.js';
import { requireId } from '../../kit/ids.js';
import { MODEL } from './model-host.view.js';
import { addTeam, requirePoint } from './model-point.view.js';
import { ModelTeam } from './model-team.js';
import { AddModelTeamInput, CloseModelTeamInput } from './model.inputs.js';
import { requireApplied, requireEnd } from './model.rules.js';
import { MovementModel } from './movement-model.js';

@Resolver()
export class ModelTeamResolver {
  @Access('PROVINCE_OFFICER', 'COMMUNE_OFFICER')
  @Mutation(() => MovementModel, { description: 'Adds a team to an open point of a model.' })
  addModelTeam(
    @Arg('input', () => AddModelTeamInput, { description: 'The team.' }) input: AddModelTeamInput,
    @Ctx() context: GraphContext,
  ): Promise<MovementModel> {
    const since = requirePastDay(input.since, today(), 'input.since');
    return changeRecord(context, MODEL, {
      ...input,
      change: async (model, em) => {
        requireApplied(model.state);
        addTeam(em, await requirePoint(em, model.id, input.pointId), {
          name: input.name,
          since,
          path: 'input.name',
        });
      },
    });
  }

  @Access('PROVINCE_OFFICER', 'COMMUNE_OFFICER')
  @Mutation(() => MovementModel, { description: 'Ends a team of a model.' })
  closeModelTeam(
    @Arg('input', () => CloseModelTeamInput, { description: 'The end.' }) input: CloseModelTeamInput,
    @Ctx() context: GraphContext,
  ): Promise<MovementModel> {
    const until = requirePastDay(input.until, today(), 'input.until');
    const id = requireId(input.teamId, 'input.teamId');
    return changeRecord(context, MODEL, {
      ...input,
      change: async (model, em) => {
        const team = await em.findOne(ModelTeam, { id });
        if (!team) throw new Refusal('NOT_FOUND', `No team has the id ${id}.`, { path: 'input.teamId' });
        await requirePoint(em, model.id, team.pointId);
        requireEnd(team, until);
        team.until = until;
      },
    });
  }
}
