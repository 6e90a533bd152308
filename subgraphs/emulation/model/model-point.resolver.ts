import { sql } from 'kysely';
import { Arg, Args, Ctx, FieldResolver, Mutation, Resolver, Root } from 'type-graphql';
import { Access } from '../../kit/access.js';
import { changeRecord } from '../../kit/change.js';
import { today } from '../../kit/clock.js';
import { columnsOf } from '../../kit/columns.js';
import { connectionOf, PageArgs } from '../../kit/connection.js';
import type { GraphContext } from '../../kit/context.js';
import { requirePastDay } from '../../kit/days.js';
import { refuseInput } from '../../kit/errors.js';
import { newId } from '../../kit/ids.js';
import { createLoader } from '../../kit/loader.js';
import { readPagePerParent } from '../../kit/page.js';
import { rowsByParent } from '../../kit/rows.js';
import { AdministrativeUnit } from '../references/administrative-unit.js';
import { Organization } from '../references/organization.js';
import { MODEL, requireHost } from './model-host.view.js';
import { addTeam, closePoints, publishPoints, requirePoint } from './model-point.view.js';
import { ModelPoint } from './model-point.js';
import { ModelTeam } from './model-team.js';
import { AddModelPointInput, CloseModelPointInput } from './model.inputs.js';
import { requireApplied, requireEnd, requireSince } from './model.rules.js';
import { MovementModel } from './movement-model.js';

const ModelPointConnection = connectionOf(ModelPoint);
const MAX_FIRST_TEAMS = 100;

const pointsOfModel = createLoader(({ db }: GraphContext, parents, page: PageArgs) => {
  const query = {
    ...{
      list: 'model-points',
      columns: columnsOf(ModelPoint, 'pt'),
      from: sql`emulation.model_point pt`,
      where: [],
    },
    ...{ parent: sql`pt.model_id`, parents },
    orderBy: [
      { expression: sql`pt.since`, direction: 'ASC', type: 'date' },
      { expression: sql`pt.id`, direction: 'ASC', type: 'uuid' },
    ],
  } as const;
  return readPagePerParent<ModelPoint>(db, query, page);
});

@Resolver(() => ModelPoint)
export class ModelPointResolver {
  @FieldResolver(() => Organization, {
    nullable: true,
    description: 'Organisation where it is applied; null: in a unit.',
  })
  organization(@Root() { organizationId }: ModelPoint): Organization | null {
    return organizationId ? { id: organizationId } : null;
  }

  @FieldResolver(() => AdministrativeUnit, {
    nullable: true,
    description: 'Unit where it is applied; null: at an organisation.',
  })
  unit(@Root() { unitId }: ModelPoint): AdministrativeUnit | null {
    return unitId ? { id: unitId } : null;
  }

  @FieldResolver(() => [ModelTeam], { description: 'All its teams, ended ones included, by name.' })
  async teams(@Root() point: ModelPoint, @Ctx() context: GraphContext): Promise<ModelTeam[]> {
    return (await rowsByParent(ModelTeam, 'pointId', 'r.name, r.since')(context).load(point.id)) ?? [];
  }
}

@Resolver(() => MovementModel)
export class ModelPointsResolver {
  @FieldResolver(() => ModelPointConnection, {
    description: 'All its points, closed ones included, earliest first.',
  })
  points(@Root() model: MovementModel, @Args(() => PageArgs) page: PageArgs, @Ctx() context: GraphContext) {
    return pointsOfModel(context, { first: page.first, after: page.after ?? null }).load(model.id);
  }

  @Access('PROVINCE_OFFICER', 'COMMUNE_OFFICER')
  @Mutation(() => MovementModel, {
    description: 'Applies a model at one more organisation or unit of the viewer’s area.',
  })
  async addModelPoint(
    @Arg('input', () => AddModelPointInput, { description: 'The point.' }) input: AddModelPointInput,
    @Ctx() context: GraphContext,
  ): Promise<MovementModel> {
    const since = requirePastDay(input.since, today(), 'input.since');
    if (input.teams.length > MAX_FIRST_TEAMS)
      refuseInput('input.teams', `has ${input.teams.length} names; at most 100 are allowed`);
    const host = await requireHost(context, input, since);
    return changeRecord(context, MODEL, {
      ...input,
      change: async (model, em) => {
        requireApplied(model.state);
        requireSince({ since: model.proposedOn, until: null }, since);
        const point = em.create(ModelPoint, { id: newId(), modelId: model.id, ...host, since, until: null });
        input.teams.forEach((name, i) => addTeam(em, point, { name, since, path: `input.teams.${i}` }));
        await publishPoints(em, [point]);
      },
    });
  }

  @Access('PROVINCE_OFFICER', 'COMMUNE_OFFICER')
  @Mutation(() => MovementModel, { description: 'Ends a point of a model, with its teams.' })
  closeModelPoint(
    @Arg('input', () => CloseModelPointInput, { description: 'The end.' }) input: CloseModelPointInput,
    @Ctx() context: GraphContext,
  ): Promise<MovementModel> {
    const until = requirePastDay(input.until, today(), 'input.until');
    return changeRecord(context, MODEL, {
      ...input,
      change: async (model, em) => {
        const point = await requirePoint(em, model.id, input.pointId);
        requireEnd(point, until);
        await closePoints(em, { modelId: model.id, id: point.id }, until);
      },
    });
  }
}
