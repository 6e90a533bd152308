import { sql } from 'kysely';
import { Arg, Args, Ctx, FieldResolver, ID, Query, Resolver, Root } from 'type-graphql';
import { today } from '../../kit/clock.js';
import { columnsOf } from '../../kit/columns.js';
import { type Connection, connectionOf, PageArgs } from '../../kit/connection.js';
import type { GraphContext } from '../../kit/context.js';
import { requireId } from '../../kit/ids.js';
import { createLoader } from '../../kit/loader.js';
import { matches, matchesId } from '../../kit/filter.js';
import { type OrderBy, orderKeys } from '../../kit/order.js';
import { type ListQuery, readPage, readPagePerParent, type Sql } from '../../kit/page.js';
import { rowById } from '../../kit/rows.js';
import { LocalDate } from '../../kit/scalars.js';
import { searches } from '../../kit/search.js';
import { normalizeText } from '../../kit/text.js';
import { AdministrativeUnit } from '../place/administrative-unit.js';
import { selectUnitsWithin } from '../place/units-within.view.js';
import { readinessConditions } from '../readiness/readiness.view.js';
import { OrganizationOrderBy, OrganizationWhere } from './organization.inputs.js';
import { isForeignInvested } from './organization.rules.js';
import { Organization } from './organization.js';

const OrganizationConnection = connectionOf(Organization);
const COLUMNS = columnsOf(Organization, 'o');
const FROM = sql`organizations.organization o`;
const FOREIGN = sql`(o.ownership in ('FOREIGN_INVESTED_100', 'FOREIGN_JOINT_VENTURE'))`;

const ORDER = {
  CODE: { expression: sql`o.code`, type: 'text' },
  NAME: { expression: sql`o.name collate public.vietnamese`, type: 'text' },
  ESTABLISHED_ON: { expression: sql`coalesce(o.established_on, '0001-01-01'::date)`, type: 'date' },
} as const;
const UNIQUE = { expression: sql`o.id`, type: 'uuid' } as const;

/** Placed on `day` somewhere `where` holds (the placement is `p`). */
const placedWhere = (where: Sql, day: string): Sql => sql`exists (
  select from organizations.organization_placement p
  where p.organization_id = o.id and p.valid_from <= ${day} and coalesce(p.valid_to > ${day}, true) and ${where})`;

function conditionsOf(where: OrganizationWhere | null | undefined, day: string): Sql[] {
  // As an array the units are found first; as a subquery, PostgreSQL walks the organisations to look for them.
  const inUnits = selectUnitsWithin(where?.unit).map((units) => sql`p.unit_id = any(array(${units}))`);
  const inZone = matchesId(sql`p.zone_id`, where?.zone, 'where.zone');
  return [
    ...matches(sql`o.kind`, where?.kind),
    ...matches(sql`o.ownership`, where?.ownership),
    ...matches(FOREIGN, where?.foreignInvested),
    ...matches(sql`o.size_class`, where?.sizeClass),
    ...matches(sql`o.education_level`, where?.educationLevel),
    ...matches(sql`o.status`, where?.status),
    ...matchesId(sql`o.managing_body_id`, where?.managingBody, 'where.managingBody'),
    ...inUnits.map((condition) => placedWhere(condition, day)),
    ...(inZone.length ? [placedWhere(sql`(${sql.join(inZone, sql` and `)})`, day)] : []),
  ];
}

const organizationsOfUnit = createLoader(({ db }: GraphContext, parents, page: PageArgs) => {
  const query: ListQuery & { parent: Sql; parents: readonly string[] } = {
    list: 'unit-organizations',
    columns: COLUMNS,
    from: sql`organizations.organization o join organizations.organization_placement p on p.organization_id = o.id`,
    where: [sql`p.valid_from <= ${today()}`, sql`coalesce(p.valid_to > ${today()}, true)`],
    orderBy: orderKeys([{ field: 'CODE', direction: 'ASC' }], ORDER, UNIQUE),
    parent: sql`p.unit_id`,
    parents,
  };
  return readPagePerParent<Organization>(db, query, page);
});

@Resolver(() => Organization)
export class OrganizationResolver {
  @Query(() => Organization, { nullable: true, description: 'One organisation by id; null: there is none.' })
  organization(
    @Arg('id', () => ID, { description: 'Id in the graph.' }) id: string,
    @Ctx() context: GraphContext,
  ) {
    return rowById(Organization)(context).load(requireId(id, 'id'));
  }

  @Query(() => Organization, {
    nullable: true,
    description: 'One organisation by the register’s code, e.g. HD-0001; null: there is none.',
  })
  async organizationByCode(
    @Arg('code', () => String, { description: 'Code issued by the register.' }) code: string,
    @Ctx() { db }: GraphContext,
  ): Promise<Organization | null> {
    const { rows } =
      await sql<Organization>`select ${COLUMNS} from ${FROM} where o.code = ${normalizeText(code)}`.execute(
        db,
      );
    return rows[0] ?? null;
  }

  @Query(() => OrganizationConnection, { description: 'Organisations of the register, a page at a time.' })
  organizations(
    @Arg('where', () => OrganizationWhere, { nullable: true, description: 'Which to list.' })
    where: OrganizationWhere | null,
    @Arg('search', () => String, {
      nullable: true,
      description: 'Words of the name; without accents it finds every spelling.',
    })
    search: string | null,
    @Arg('orderBy', () => [OrganizationOrderBy], {
      defaultValue: [{ field: 'CODE', direction: 'ASC' }],
      description: 'Order; ties end in id order.',
    })
    orderBy: OrderBy<keyof typeof ORDER>[],
    @Arg('asOf', () => LocalDate, {
      nullable: true,
      description: 'Day on which `unit`, `zone` and `readiness` are asked; absent: today.',
    })
    asOf: string | null,
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() { db, viewer }: GraphContext,
  ): Promise<Connection<Organization>> {
    const day = asOf ?? today();
    const conditions = [
      ...conditionsOf(where, day),
      ...readinessConditions(viewer, where?.readiness, day),
      ...searches('organizations', { name: sql`o.name`, folded: sql`o.folded` }, search),
    ];
    const order = orderKeys(orderBy, ORDER, UNIQUE);
    return readPage(
      db,
      { list: 'organizations', columns: COLUMNS, from: FROM, where: conditions, orderBy: order },
      page,
    );
  }

  @FieldResolver(() => Boolean, {
    description: 'Whether it has foreign capital, wholly or in a joint venture (clause 4h).',
  })
  foreignInvested(@Root() organization: Organization): boolean {
    return isForeignInvested(organization.ownership);
  }
}

@Resolver(() => AdministrativeUnit)
export class UnitOrganizationsResolver {
  @FieldResolver(() => OrganizationConnection, {
    description: 'Organisations placed in this very unit today, by code.',
  })
  organizations(
    @Root() unit: AdministrativeUnit,
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() context: GraphContext,
  ) {
    return organizationsOfUnit(context, { first: page.first, after: page.after ?? null }).load(unit.id);
  }
}
