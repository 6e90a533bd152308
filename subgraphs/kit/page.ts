import { type Kysely, type RawBuilder, sql } from 'kysely';
import { type Connection, type PageArgs, requirePageSize } from './connection.js';
import { refuseInput } from './errors.js';

export type Sql = RawBuilder<unknown>;

/** One key of a list's order. The value must never be NULL: `coalesce` in the expression. */
export interface OrderKey {
  expression: Sql;
  direction: 'ASC' | 'DESC';
  /** Where a client chooses the order: what it chose, so that a cursor of another order is refused. */
  field?: string;
  /** PostgreSQL type a cursor's text is cast back to. */
  type: 'text' | 'date' | 'int' | 'uuid';
}

export interface ListQuery {
  /** Names the list inside its cursors, so that a cursor of another list is refused. */
  list: string;
  columns: Sql;
  from: Sql;
  where: readonly Sql[];
  /** Must end in a unique key. */
  orderBy: readonly OrderKey[];
}

type Keyed<Row> = Row & { cursorKeys: string[] };

const signatureOf = ({ list, orderBy }: ListQuery): string =>
  `${list}:${orderBy.map((key) => `${key.field ?? ''}${key.direction[0]}`).join('')}`;

function encodeCursor(query: ListQuery, keys: readonly string[]): string {
  return Buffer.from(JSON.stringify([signatureOf(query), ...keys])).toString('base64url');
}

function decodeCursor(query: ListQuery, cursor: string): string[] {
  try {
    const [signature, ...keys] = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8')) as string[];
    if (
      signature === signatureOf(query) &&
      keys.length === query.orderBy.length &&
      keys.every((k) => typeof k === 'string')
    ) {
      return keys;
    }
  } catch {
    // Not a cursor at all: refused below like one of another list.
  }
  return refuseInput('after', 'is not a cursor of this list in this order');
}

/** `(a > x) or (a = x and b < y) or …`: everything behind the cursor, whatever the directions. */
function behind(query: ListQuery, cursor: string | null | undefined): Sql {
  if (!cursor) return sql`true`;
  const keys = decodeCursor(query, cursor);
  const values = query.orderBy.map((key, i) => sql`cast(cast(${keys[i]} as text) as ${sql.raw(key.type)})`);
  const steps = query.orderBy.map((key, i) => {
    const equal = query.orderBy.slice(0, i).map((before, j) => sql`${before.expression} = ${values[j]}`);
    return all([
      ...equal,
      sql`${key.expression} ${sql.raw(key.direction === 'ASC' ? '>' : '<')} ${values[i]}`,
    ]);
  });
  return sql`(${sql.join(steps, sql` or `)})`;
}

/** Conditions joined by `and`; `true` when there are none. */
export function all(conditions: readonly Sql[]): Sql {
  return conditions.length ? sql`(${sql.join(conditions, sql` and `)})` : sql`true`;
}

const orderOf = (query: ListQuery): Sql =>
  sql.join(query.orderBy.map((key) => sql`${key.expression} ${sql.raw(key.direction)}`));

const keysOf = (query: ListQuery): Sql =>
  sql`array[${sql.join(query.orderBy.map((key) => sql`cast(${key.expression} as text)`))}]`;

function toConnection<Row>(
  query: ListQuery,
  rows: Keyed<Row>[],
  { first, totalCount }: { first: number; totalCount: Connection<Row>['totalCount'] },
): Connection<Row> {
  const page = rows.slice(0, first);
  const edges = page.map((node) => ({ node, cursor: encodeCursor(query, node.cursorKeys) }));
  return {
    edges,
    nodes: page,
    pageInfo: { hasNextPage: rows.length > first, endCursor: edges.at(-1)?.cursor ?? null },
    totalCount,
  };
}

/** One page of a list: one statement, and a second one only when `totalCount` is asked for. */
export async function readPage<Row>(
  db: Kysely<unknown>,
  query: ListQuery,
  page: PageArgs,
): Promise<Connection<Row>> {
  const first = requirePageSize(page.first);
  const { rows } = await sql<Keyed<Row>>`
    select ${query.columns}, ${keysOf(query)} as "cursorKeys" from ${query.from}
    where ${all([...query.where, behind(query, page.after)])}
    order by ${orderOf(query)} limit ${first + 1}`.execute(db);
  const countAll = async (): Promise<number> => {
    const counted = await sql<{ n: number }>`
      select count(*)::int as n from ${query.from} where ${all(query.where)}`.execute(db);
    return counted.rows[0]!.n;
  };
  return toConnection(query, rows, { first, totalCount: countAll });
}

/**
 * The same page of the same list for many parents in one statement, keyed by parent id.
 * `parent` is the column that holds the parent's id; a parent without rows gets an empty page.
 */
export async function readPagePerParent<Row>(
  db: Kysely<unknown>,
  query: ListQuery & { parent: Sql; parents: readonly string[] },
  page: PageArgs,
): Promise<Map<string, Connection<Row>>> {
  const first = requirePageSize(page.first);
  const mine = sql`per_parent.id = ${query.parent}`;
  const { rows } = await sql<{ parentId: string; total: number; items: Keyed<Row>[] | null }>`
    select per_parent.id as "parentId",
      (select count(*)::int from ${query.from} where ${all([...query.where, mine])}) as total,
      (select json_agg(item) from (
        select ${query.columns}, ${keysOf(query)} as "cursorKeys" from ${query.from}
        where ${all([...query.where, mine, behind(query, page.after)])}
        order by ${orderOf(query)} limit ${first + 1}) as item) as items
    from unnest(cast(${[...query.parents]} as uuid[])) as per_parent(id)`.execute(db);
  return new Map(
    rows.map((row) => [row.parentId, toConnection(query, row.items ?? [], { first, totalCount: row.total })]),
  );
}
