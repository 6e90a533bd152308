import DataLoader from 'dataloader';
import type { GraphContext } from './context.js';

type Fetch<Value, Args> = (
  context: GraphContext,
  ids: readonly string[],
  args: Args,
) => Promise<Map<string, Value>>;

/**
 * Turns one batched read (ids in, map out) into per-parent loads of a request.
 * Loads with equal `args` share a batch, so fifty parents cost one statement.
 */
export function createLoader<Value, Args = undefined>(fetch: Fetch<Value, Args>) {
  return (
    context: GraphContext,
    ...rest: Args extends undefined ? [] : [args: Args]
  ): DataLoader<string, Value | null> => {
    const args = rest[0] as Args;
    const signature = JSON.stringify(args) ?? '';
    const perArgs = context.loaders.get(fetch) ?? new Map<string, unknown>();
    context.loaders.set(fetch, perArgs);
    const known = perArgs.get(signature) as DataLoader<string, Value | null> | undefined;
    if (known) return known;
    const loader = new DataLoader<string, Value | null>(async (ids) => {
      const found = await fetch(context, ids, args);
      return ids.map((id) => found.get(id) ?? null);
    });
    perArgs.set(signature, loader);
    return loader;
  };
}

/** Rows by their id, as a loader's answer. */
export function byId<Row extends { id: string }>(rows: readonly Row[]): Map<string, Row> {
  return new Map(rows.map((row) => [row.id, row]));
}
