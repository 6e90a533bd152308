import type { EntityClass } from '@mikro-orm/core';
import type { GraphContext } from '../context.js';
import { Refusal } from '../errors.js';
import { requireId } from '../ids.js';
import { rowById } from '../rows.js';

/**
 * The projected record a write names. Before an unknown id is refused the feed is read once more: its owner may have
 * published it a moment ago. Call it before the transaction, see `GraphContext.catchUp`.
 */
export async function requireKnown<Row extends { id: string }>(
  context: GraphContext,
  entity: EntityClass<Row>,
  { id, path, noun }: { id: string; path: string; noun: string },
): Promise<Row> {
  const wanted = requireId(id, path);
  const known = await rowById(entity)(context).load(wanted);
  if (known) return known;
  await context.catchUp();
  const found = await rowById(entity)(context).clear(wanted).load(wanted);
  if (!found) throw new Refusal('NOT_FOUND', `No ${noun} has the id ${wanted}.`, { path });
  return found;
}
