import { sql } from 'kysely';
import { Arg, Args, Ctx, FieldResolver, ID, Query, Resolver, Root } from 'type-graphql';
import { today } from '../../kit/clock.js';
import { columnsOf } from '../../kit/columns.js';
import { type Connection, connectionOf, PageArgs } from '../../kit/connection.js';
import type { GraphContext } from '../../kit/context.js';
import { matches } from '../../kit/filter.js';
import { requireId } from '../../kit/ids.js';
import { createLoader } from '../../kit/loader.js';
import { type OrderBy, orderKeys } from '../../kit/order.js';
import { readPage, readPagePerParent, type Sql } from '../../kit/page.js';
import { rowById } from '../../kit/rows.js';
import { searches } from '../../kit/search.js';
import { AdministrativeUnit } from '../references/administrative-unit.js';
import { placedWithin, toUnitSets } from '../references/organization-reach.view.js';
import { Organization } from '../references/organization.js';
import { openOn } from './model-summary.view.js';
import { MovementModelOrderBy, MovementModelWhere } from './model.inputs.js';
import { MovementModel } from './movement-model.js';

const MovementModelConnection = connectionOf(MovementModel);
const COLUMNS = columnsOf(MovementModel, 'm');
const FROM = sql`emulation.movement_model m`;

const ORDER = {
  NAME: { expression: sql`m.name collate public.vietnamese`, type: 'text' },
  PROPOSED_ON: { expression: sql`m.proposed_on`, type: 'date' },
} as const;
const UNIQUE = { expression: sql`m.id`, type: 'uuid' } as const;
const BY_NAME = [{ field: 'NAME', direction: 'ASC' }] as const;

const appliedWithin = (units: readonly string[], day: string): Sql => sql`exists (
  select from emulation.model_point pt where pt.model_id = m.id and ${openOn('pt', day)}
    and (pt.area_ids && cast(${[...units]} as uuid[]) or ${placedWithin(units, sql`pt.organization_id`, sql`cast(${day} as date)`)}))`;

const notReviewedSince = (
  day: string,
): Sql => sql`(m.state not in ('PROPOSED', 'DISCONTINUED') and not exists (
  select from emulation.model_review rv where rv.model_id = m.id and rv.reviewed_on >= ${day}))`;

const conditionsOf = (where: MovementModelWhere | null, search: string | null): Sql[] => [
  ...matches(sql`m.state`, where?.state),
  ...matches(sql`m.type`, where?.type),
  ...toUnitSets(where?.unit, 'where.unit').map((units) => appliedWithin(units, today())),
  ...(where?.notReviewedSince ? [notReviewedSince(where.notReviewedSince)] : []),
  ...searches('emulation', { name: sql`m.name`, folded: sql`m.folded` }, search),
];

const modelsOfOrganization = createLoader(({ db }: GraphContext, parents, page: PageArgs) => {
  const query = {
    ...{ list: 'organization-models', columns: COLUMNS, orderBy: orderKeys(BY_NAME, ORDER, UNIQUE), parents },
    from: sql`${FROM} join (select distinct pt.model_id, pt.organization_id from emulation.model_point pt
      where ${openOn('pt', today())}) as applied on applied.model_id = m.id`,
    where: [],
    parent: sql`applied.organization_id`,
  };
  return readPagePerParent<MovementModel>(db, query, page);
});

@Resolver(() => MovementModel)
export class MovementModelResolver {
  @Query(() => MovementModel, { nullable: true, description: 'One model by id; null: there is none.' })
  movementModel(
    @Arg('id', () => ID, { description: 'Id in the graph.' }) id: string,
    @Ctx() context: GraphContext,
  ) {
    return rowById(MovementModel)(context).load(requireId(id, 'id'));
  }

  @Query(() => MovementModelConnection, { description: 'Models of the movement, a page at a time.' })
  movementModels(
    @Arg('where', () => MovementModelWhere, { nullable: true, description: 'Which to list.' })
    where: MovementModelWhere | null,
    @Arg('search', () => String, {
      nullable: true,
      description: 'Words of the name; without accents it finds every spelling.',
    })
    search: string | null,
    @Arg('orderBy', () => [MovementModelOrderBy], {
      defaultValue: BY_NAME,
      description: 'Order; ties end in id order.',
    })
    orderBy: OrderBy<keyof typeof ORDER>[],
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() { db }: GraphContext,
  ): Promise<Connection<MovementModel>> {
    const list = {
      list: 'movement-models',
      columns: COLUMNS,
      from: FROM,
      where: conditionsOf(where, search),
    };
    return readPage(db, { ...list, orderBy: orderKeys(orderBy, ORDER, UNIQUE) }, page);
  }

  @FieldResolver(() => Organization, {
    nullable: true,
    description: 'Organisation that leads it; null: a unit does.',
  })
  organization(@Root() { organizationId }: MovementModel): Organization | null {
    return organizationId ? { id: organizationId } : null;
  }

  @FieldResolver(() => AdministrativeUnit, {
    nullable: true,
    description: 'Unit that leads it; null: an organisation does.',
  })
  unit(@Root() { unitId }: MovementModel): AdministrativeUnit | null {
    return unitId ? { id: unitId } : null;
  }
}

@Resolver(() => Organization)
export class OrganizationModelsResolver {
  @FieldResolver(() => MovementModelConnection, {
    nullable: true,
    description: 'Models applied there today, by name.',
  })
  models(
    @Root() organization: Organization,
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() context: GraphContext,
  ) {
    return modelsOfOrganization(context, { first: page.first, after: page.after ?? null }).load(
      organization.id,
    );
  }
}
