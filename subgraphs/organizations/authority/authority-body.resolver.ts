import { sql } from 'kysely';
import { Arg, Args, Ctx, FieldResolver, ID, Query, Resolver, Root } from 'type-graphql';
import { columnsOf } from '../../kit/columns.js';
import { type Connection, connectionOf, PageArgs } from '../../kit/connection.js';
import type { GraphContext } from '../../kit/context.js';
import { matches, matchesId } from '../../kit/filter.js';
import { requireId } from '../../kit/ids.js';
import { type OrderBy, orderKeys } from '../../kit/order.js';
import { readPage, type Sql } from '../../kit/page.js';
import { rowById } from '../../kit/rows.js';
import { AdministrativeUnit } from '../place/administrative-unit.js';
import { AuthorityBodyOrderBy, AuthorityBodyWhere } from './authority-body.inputs.js';
import { AuthorityBody } from './authority-body.js';
import { existsOnDay, holderOf } from './authority-reach.view.js';

const BodyConnection = connectionOf(AuthorityBody);
const COLUMNS = columnsOf(AuthorityBody, 'b');
const FROM = sql`organizations.authority_body b`;

const ORDER = {
  NAME: { expression: sql`b.name_vi collate public.vietnamese`, type: 'text' },
  VALID_TO: { expression: sql`coalesce(b.valid_to, '9999-12-31'::date)`, type: 'date' },
} as const;
const UNIQUE = { expression: sql`b.id`, type: 'uuid' } as const;

const conditionsOf = (where: AuthorityBodyWhere | null | undefined): Sql[] => [
  ...matches(sql`b.kind`, where?.kind),
  ...matches(sql`b.level`, where?.level),
  ...matchesId(sql`b.unit_id`, where?.unit, 'where.unit'),
  ...matchesId(sql`b.successor_id`, where?.successor, 'where.successor'),
  ...(where?.existsOn == null ? [] : [existsOnDay('b', where.existsOn)]),
  ...(where?.abolishedBy == null ? [] : [sql`b.valid_to <= ${where.abolishedBy}`]),
];

const bodyOrNull = (context: GraphContext, id: string | null): Promise<AuthorityBody | null> | null =>
  id === null ? null : rowById(AuthorityBody)(context).load(id);

@Resolver(() => AuthorityBody)
export class AuthorityBodyResolver {
  @Query(() => AuthorityBody, {
    nullable: true,
    description: 'One authority body by id; null: there is none.',
  })
  authorityBody(
    @Arg('id', () => ID, { description: 'Id in the graph.' }) id: string,
    @Ctx() context: GraphContext,
  ): Promise<AuthorityBody | null> {
    return rowById(AuthorityBody)(context).load(requireId(id, 'id'));
  }

  @Query(() => BodyConnection, { description: 'Authority bodies, abolished ones too, a page at a time.' })
  authorityBodies(
    @Arg('where', () => AuthorityBodyWhere, { nullable: true, description: 'Which to list; absent: all.' })
    where: AuthorityBodyWhere | null,
    @Arg('orderBy', () => [AuthorityBodyOrderBy], {
      defaultValue: [{ field: 'NAME', direction: 'ASC' }],
      description: 'Order; ties end in id order.',
    })
    orderBy: OrderBy<keyof typeof ORDER>[],
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() { db }: GraphContext,
  ): Promise<Connection<AuthorityBody>> {
    const list = { list: 'authority-bodies', columns: COLUMNS, from: FROM, where: conditionsOf(where) };
    return readPage(db, { ...list, orderBy: orderKeys(orderBy, ORDER, UNIQUE) }, page);
  }

  @FieldResolver(() => AdministrativeUnit, {
    nullable: true,
    description: 'Administrative unit it belongs to; null: a CENTRAL body.',
  })
  unit(@Root() { unitId }: AuthorityBody, @Ctx() context: GraphContext) {
    return unitId === null ? null : rowById(AdministrativeUnit)(context).load(unitId);
  }

  @FieldResolver(() => AuthorityBody, {
    nullable: true,
    description: 'Body that does its daily work (cơ quan thường trực); null: it has none.',
  })
  standingBody(@Root() { standingBodyId }: AuthorityBody, @Ctx() context: GraphContext) {
    return bodyOrNull(context, standingBodyId);
  }

  @FieldResolver(() => AuthorityBody, {
    nullable: true,
    description: 'Body that took over its duties; null: it exists, or nobody did.',
  })
  successor(@Root() { successorId }: AuthorityBody, @Ctx() context: GraphContext) {
    return bodyOrNull(context, successorId);
  }

  @FieldResolver(() => AuthorityBody, {
    nullable: true,
    description: 'Body that holds its duties today: itself or the last of its successors; null: nobody does.',
  })
  holder(@Root() { id }: AuthorityBody, @Ctx() context: GraphContext) {
    return holderOf(context).load(id);
  }
}
