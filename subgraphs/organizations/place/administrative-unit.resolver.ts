import { sql } from 'kysely';
import { Args, Ctx, FieldResolver, Query, Resolver, Root } from 'type-graphql';
import { type Day, today } from '../../kit/clock.js';
import { columnsOf } from '../../kit/columns.js';
import { type Connection, connectionOf } from '../../kit/connection.js';
import type { GraphContext } from '../../kit/context.js';
import { refuseInput } from '../../kit/errors.js';
import { matches, matchesId, type TextFilter } from '../../kit/filter.js';
import { requireId } from '../../kit/ids.js';
import { orderKeys } from '../../kit/order.js';
import { all, readPage, type Sql } from '../../kit/page.js';
import { rowById, rowsByParent } from '../../kit/rows.js';
import { searches } from '../../kit/search.js';
import { requireText } from '../../kit/text.js';
import {
  AdministrativeUnitArgs,
  AdministrativeUnitsArgs,
  type AdministrativeUnitWhere,
  type UnitValidity,
} from './administrative-unit.inputs.js';
import { AdministrativeUnit } from './administrative-unit.js';
import { UnitSuccession } from './unit-succession.js';

const UnitConnection = connectionOf(AdministrativeUnit);
const COLUMNS = columnsOf(AdministrativeUnit, 'u');
const FROM = sql`organizations.administrative_unit u`;

const ORDER = {
  NAME: { expression: sql`u.name_vi collate public.vietnamese`, type: 'text' },
  CODE: { expression: sql`coalesce(u.code, '')`, type: 'text' },
  VALID_FROM: { expression: sql`coalesce(u.valid_from, '0001-01-01'::date)`, type: 'date' },
} as const;
const MAX_TEXT = 100;
const UNIQUE = { expression: sql`u.id`, type: 'uuid' } as const;

/** A page of fifty units has one statement for either list; the other end's name puts it in order. */
const orderByNameOf = (end: string): string =>
  `r.effective_on, (select u.name_vi from organizations.administrative_unit u where u.id = r.${end}) collate public.vietnamese, r.id`;
const successorsOf = rowsByParent(UnitSuccession, 'fromId', orderByNameOf('to_id'));
const predecessorsOf = rowsByParent(UnitSuccession, 'toId', orderByNameOf('from_id'));

const validOn = (day: Day): Sql =>
  sql`u.validity_known and coalesce(u.valid_from <= ${day}, true) and coalesce(u.valid_to > ${day}, true)`;

const VALIDITY: Record<UnitValidity, (day: Day) => Sql[]> = {
  VALID: (day) => [validOn(day)],
  FORMER: (day) => [sql`(u.valid_to <= ${day} or not u.validity_known)`],
  ANY: () => [],
};

const normalized = (filter: TextFilter | null | undefined, path: string): TextFilter => ({
  eq: filter?.eq == null ? null : requireText(filter.eq, `${path}.eq`, MAX_TEXT),
  in: filter?.in?.map((text) => requireText(text, `${path}.in`, MAX_TEXT)),
});

const followsProvince = (conditions: Sql[]): Sql[] =>
  conditions.length === 0
    ? []
    : [
        sql`exists (select from organizations.unit_succession s join organizations.administrative_unit f on f.id = s.from_id
          where s.to_id = u.id and ${all(conditions)})`,
      ];

const conditionsOf = (where: AdministrativeUnitWhere | null | undefined, day: Day): Sql[] => [
  ...VALIDITY[where?.validity ?? 'VALID'](day),
  ...matches(sql`u.level`, where?.level),
  ...matches(sql`u.type`, where?.type),
  ...matches(sql`u.code`, normalized(where?.code, 'where.code')),
  ...matchesId(sql`u.parent_id`, where?.parent, 'where.parent'),
  ...matches(sql`u.former_province`, normalized(where?.formerProvince, 'where.formerProvince')),
  ...followsProvince(
    matches(sql`f.former_province`, normalized(where?.predecessorProvince, 'where.predecessorProvince')),
  ),
];

async function findByCode({ db }: GraphContext, code: string, day: Day): Promise<AdministrativeUnit | null> {
  const { rows } = await sql<AdministrativeUnit>`
    select ${COLUMNS} from ${FROM} where u.code = ${code} and ${validOn(day)} order by u.level, u.id`.execute(
    db,
  );
  if (rows.length > 1) {
    const units = rows.map(({ nameVi, level, id }) => `${nameVi} (${level}, ${id})`).join('; ');
    refuseInput('code', `${code} means ${rows.length} units on ${day}: ${units}. Ask by id`);
  }
  return rows[0] ?? null;
}

@Resolver(() => AdministrativeUnit)
export class AdministrativeUnitResolver {
  @Query(() => AdministrativeUnit, {
    nullable: true,
    description: 'One unit, by id or by the code it has on a day; null: there is none.',
  })
  administrativeUnit(
    @Args(() => AdministrativeUnitArgs) { id, code, asOf }: AdministrativeUnitArgs,
    @Ctx() context: GraphContext,
  ): Promise<AdministrativeUnit | null> {
    if ((id == null) === (code == null)) refuseInput('id', 'give either id or code, and not both');
    if (code != null) return findByCode(context, requireText(code, 'code', MAX_TEXT), asOf ?? today());
    if (asOf != null) refuseInput('asOf', 'goes with code only; an id already means one version');
    return rowById(AdministrativeUnit)(context).load(requireId(id!, 'id'));
  }

  @Query(() => UnitConnection, {
    description: 'Administrative units of the whole country, a page at a time.',
  })
  administrativeUnits(
    @Args(() => AdministrativeUnitsArgs) { where, asOf, search, orderBy, ...page }: AdministrativeUnitsArgs,
    @Ctx() { db }: GraphContext,
  ): Promise<Connection<AdministrativeUnit>> {
    const found = searches('organizations', { name: sql`u.name_vi`, folded: sql`u.folded` }, search);
    const conditions = [...conditionsOf(where, asOf ?? today()), ...found];
    const order = orderKeys(orderBy, ORDER, UNIQUE);
    return readPage(
      db,
      { list: 'administrative-units', columns: COLUMNS, from: FROM, where: conditions, orderBy: order },
      page,
    );
  }

  @FieldResolver(() => AdministrativeUnit, {
    nullable: true,
    description: 'Unit it lies in, in the version of the same days; null: a province.',
  })
  parent(
    @Root() { parentId }: AdministrativeUnit,
    @Ctx() context: GraphContext,
  ): Promise<AdministrativeUnit | null> | null {
    return parentId === null ? null : rowById(AdministrativeUnit)(context).load(parentId);
  }

  @FieldResolver(() => [UnitSuccession], {
    description: 'Units it came from, earliest day first; empty: the source names none.',
  })
  async predecessors(
    @Root() unit: AdministrativeUnit,
    @Ctx() context: GraphContext,
  ): Promise<UnitSuccession[]> {
    return (await predecessorsOf(context).load(unit.id)) ?? [];
  }

  @FieldResolver(() => [UnitSuccession], {
    description: 'Units that followed it, earliest day first; empty: still valid, or none named.',
  })
  async successors(
    @Root() unit: AdministrativeUnit,
    @Ctx() context: GraphContext,
  ): Promise<UnitSuccession[]> {
    return (await successorsOf(context).load(unit.id)) ?? [];
  }
}
