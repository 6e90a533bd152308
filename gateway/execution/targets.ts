import type { Data, Key } from './failures.js';

/** The objects at a plan's path, `@` for each item of a list. */
export function findTargets(data: Data, path: readonly string[]): Data[] {
  const found: Data[] = [];
  const walk = (value: unknown, index: number): void => {
    if (value === null || value === undefined) return;
    const step = path[index];
    if (step === undefined) found.push(value as Data);
    else if (step !== '@') walk((value as Data)[step], index + 1);
    else for (const item of value as unknown[]) walk(item, index + 1);
  };
  walk(data, 0);
  return found;
}

/** Where each object at a plan's path stands; entities that two places share have several. Needed for errors only. */
export function findTargetPaths(data: Data, path: readonly string[]): Map<Data, Key[][]> {
  const found = new Map<Data, Key[][]>();
  const walk = (value: unknown, index: number, place: readonly Key[]): void => {
    if (value === null || value === undefined) return;
    const step = path[index];
    if (step === undefined) found.set(value as Data, [...(found.get(value as Data) ?? []), [...place]]);
    else if (step !== '@') walk((value as Data)[step], index + 1, [...place, step]);
    else (value as unknown[]).forEach((item, number) => walk(item, index + 1, [...place, number]));
  };
  walk(data, 0, []);
  return found;
}
