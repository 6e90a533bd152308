import type { EntityClass } from '@mikro-orm/core';
import type DataLoader from 'dataloader';
import { sql } from 'kysely';
import { columnNameOf, columnsOf, tableOf } from './columns.js';
import type { GraphContext } from './context.js';
import { byId, createLoader } from './loader.js';
import type { ReferenceResolver } from './schema.js';

type LoadOne<Row> = (context: GraphContext) => DataLoader<string, Row | null>;

/** One loader per entity and parent column, so that all who read the same rows of a request share the batch. */
const loaders = new Map<Function, Map<string, unknown>>();

/** Keyed by the class: subgraphs of one process have entities of the same name. */
function shared<Loader>(entity: Function, key: string, create: () => Loader): Loader {
  const perKey = loaders.get(entity) ?? new Map<string, unknown>();
  loaders.set(entity, perKey);
  const loader = (perKey.get(key) as Loader | undefined) ?? create();
  perKey.set(key, loader);
  return loader;
}

/** Plain rows of an entity by id, batched: a hundred ids cost one statement. */
export function rowById<Row extends { id: string }>(entity: EntityClass<Row>): LoadOne<Row> {
  return shared(entity, 'id', () =>
    createLoader(async ({ db }: GraphContext, ids) => {
      const { rows } = await sql<Row>`
        select ${columnsOf(entity, 'r')} from ${tableOf(entity)} r where r.id = any(cast(${[...ids]} as uuid[]))`.execute(
        db,
      );
      return byId(rows);
    }),
  );
}

/** How the gateway's representations of an entity are resolved. */
export function referenceTo<Row extends { id: string }>(entity: EntityClass<Row>): ReferenceResolver {
  return ({ id }, context) => rowById(entity)(context).load(id);
}

/** All rows of an entity per parent id, batched. For lists that stay short; long ones are paged. */
export function rowsByParent<Row extends object>(
  entity: EntityClass<Row>,
  parent: keyof Row & string,
  orderBy: string,
): (context: GraphContext) => DataLoader<string, Row[] | null> {
  return shared(entity, `${parent}.${orderBy}`, () =>
    createLoader(async ({ db }: GraphContext, ids) => {
      const { rows } = await sql<Row>`
        select ${columnsOf(entity, 'r')} from ${tableOf(entity)} r
        where ${sql.ref(`r.${columnNameOf(entity, parent)}`)} = any(cast(${[...ids]} as uuid[]))
        order by ${sql.raw(orderBy)}`.execute(db);
      return Map.groupBy(rows, (row) => row[parent] as string);
    }),
  );
}
