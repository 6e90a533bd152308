type Values = Record<string, unknown>;

export function isPromise(value: unknown): value is Promise<unknown> {
  return typeof (value as { then?: unknown } | null | undefined)?.then === 'function';
}

/** An object whose values under these keys are still to come; of most objects it is one. */
export function settle(
  results: Values,
  keys: readonly string[],
  pending: readonly Promise<unknown>[],
): Promise<Values> {
  if (pending.length === 1)
    return pending[0]!.then((value) => {
      results[keys[0]!] = value;
      return results;
    });
  return Promise.all(pending).then((values) => {
    for (let index = 0; index < keys.length; index += 1) results[keys[index]!] = values[index];
    return results;
  });
}
