import { sql } from 'kysely';
import { Arg, Args, Ctx, ID, Query, Resolver } from 'type-graphql';
import { columnsOf } from '../../kit/columns.js';
import { type Connection, connectionOf } from '../../kit/connection.js';
import type { GraphContext } from '../../kit/context.js';
import { matches } from '../../kit/filter.js';
import { requireId } from '../../kit/ids.js';
import { type OrderKey, readPage } from '../../kit/page.js';
import { rowById } from '../../kit/rows.js';
import { searches } from '../../kit/search.js';
import { IndustrialZonesArgs } from './industrial-zone.inputs.js';
import { IndustrialZone } from './industrial-zone.js';

const ZoneConnection = connectionOf(IndustrialZone);
const COLUMNS = columnsOf(IndustrialZone, 'z');
const FROM = sql`organizations.industrial_zone z`;

const BY_NAME: OrderKey[] = [
  { expression: sql`z.name collate public.vietnamese`, direction: 'ASC', type: 'text' },
  { expression: sql`z.id`, direction: 'ASC', type: 'uuid' },
];

@Resolver(() => IndustrialZone)
export class IndustrialZoneResolver {
  @Query(() => IndustrialZone, {
    nullable: true,
    description: 'One industrial zone by id; null: there is none.',
  })
  industrialZone(
    @Arg('id', () => ID, { description: 'Id in the graph.' }) id: string,
    @Ctx() context: GraphContext,
  ): Promise<IndustrialZone | null> {
    return rowById(IndustrialZone)(context).load(requireId(id, 'id'));
  }

  @Query(() => ZoneConnection, {
    description: 'Industrial zones in Vietnamese alphabetical order, a page at a time.',
  })
  industrialZones(
    @Args(() => IndustrialZonesArgs) { where, search, ...page }: IndustrialZonesArgs,
    @Ctx() { db }: GraphContext,
  ): Promise<Connection<IndustrialZone>> {
    const found = searches('organizations', { name: sql`z.name`, folded: sql`z.folded` }, search);
    const conditions = [...matches(sql`z.kind`, where?.kind), ...found];
    return readPage(
      db,
      { list: 'industrial-zones', columns: COLUMNS, from: FROM, where: conditions, orderBy: BY_NAME },
      page,
    );
  }
}
