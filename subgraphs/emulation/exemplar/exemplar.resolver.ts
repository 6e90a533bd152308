import { sql } from 'kysely';
import { Arg, Args, Ctx, FieldResolver, ID, Query, Resolver, Root } from 'type-graphql';
import { columnsOf } from '../../kit/columns.js';
import { type Connection, connectionOf, PageArgs } from '../../kit/connection.js';
import type { GraphContext } from '../../kit/context.js';
import { matches } from '../../kit/filter.js';
import { requireId } from '../../kit/ids.js';
import { createLoader } from '../../kit/loader.js';
import { type OrderKey, readPage, readPagePerParent } from '../../kit/page.js';
import { rowsByParent } from '../../kit/rows.js';
import { placedWithin, toUnitSets } from '../references/organization-reach.view.js';
import { Organization } from '../references/organization.js';
import { exemplarById, exemplarVisibleTo } from './exemplar-life.view.js';
import { ExemplarStep } from './exemplar-step.js';
import { ExemplarWhere } from './exemplar.inputs.js';
import { Exemplar } from './exemplar.js';

const ExemplarConnection = connectionOf(Exemplar);
const COLUMNS = columnsOf(Exemplar, 'x');
const FROM = sql`emulation.exemplar x`;
const LATEST_FIRST: readonly OrderKey[] = [
  { expression: sql`x.year`, direction: 'DESC', type: 'int' },
  { expression: sql`x.id`, direction: 'ASC', type: 'uuid' },
];

const exemplarsOfOrganization = createLoader(({ db, viewer }: GraphContext, parents, page: PageArgs) => {
  const list = { list: 'organization-exemplars', columns: COLUMNS, from: FROM, orderBy: LATEST_FIRST };
  const where = [exemplarVisibleTo(viewer)];
  return readPagePerParent<Exemplar>(db, { ...list, where, parent: sql`x.organization_id`, parents }, page);
});

@Resolver(() => Exemplar)
export class ExemplarResolver {
  @Query(() => Exemplar, {
    nullable: true,
    description: 'One exemplar by id; null: there is none the viewer may see.',
  })
  exemplar(
    @Arg('id', () => ID, { description: 'Id in the graph.' }) id: string,
    @Ctx() context: GraphContext,
  ) {
    return exemplarById(context).load(requireId(id, 'id'));
  }

  @Query(() => ExemplarConnection, {
    description:
      'Exemplars, latest year first: recognised ones, and all of organisations in the viewer’s reach.',
  })
  exemplars(
    @Arg('where', () => ExemplarWhere, { nullable: true, description: 'Which to list; absent: all.' })
    where: ExemplarWhere | null,
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() { db, viewer }: GraphContext,
  ): Promise<Connection<Exemplar>> {
    const conditions = [
      exemplarVisibleTo(viewer),
      ...matches(sql`x.year`, where?.year),
      ...matches(sql`x.state`, where?.state),
      ...toUnitSets(where?.unit, 'where.unit').map((units) =>
        placedWithin(units, sql`x.organization_id`, sql`make_date(x.year, 12, 31)`),
      ),
    ];
    const list = { list: 'exemplars', columns: COLUMNS, from: FROM, orderBy: LATEST_FIRST };
    return readPage(db, { ...list, where: conditions }, page);
  }

  @FieldResolver(() => Organization, { nullable: true, description: 'The organisation.' })
  organization(@Root() { organizationId }: Exemplar): Organization {
    return { id: organizationId };
  }

  @FieldResolver(() => [ExemplarStep], { description: 'Steps it took, earliest first.' })
  async steps(@Root() { id }: Exemplar, @Ctx() context: GraphContext): Promise<ExemplarStep[]> {
    return (await rowsByParent(ExemplarStep, 'exemplarId', 'r.taken_on, r.id')(context).load(id)) ?? [];
  }
}

@Resolver(() => Organization)
export class OrganizationExemplarsResolver {
  @FieldResolver(() => ExemplarConnection, {
    nullable: true,
    description: 'Years for which it is an example, latest first.',
  })
  exemplars(
    @Root() { id }: Organization,
    @Args(() => PageArgs) { first, after }: PageArgs,
    @Ctx() context: GraphContext,
  ) {
    return exemplarsOfOrganization(context, { first, after: after ?? null }).load(id);
  }
}
