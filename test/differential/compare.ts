import type { GraphQLFormattedError } from 'graphql';

export interface Outcome {
  data?: unknown;
  errors?: readonly Pick<GraphQLFormattedError, 'path' | 'extensions'>[];
}

/** What a client sees: the data, and for each null that has an error where it is and what the errors say. */
export interface Seen {
  data: unknown;
  /** Errors at the null itself; or, under a null that took over, any of those that may have caused it. */
  nulls: Record<string, { own: string[]; beneath: string[] }>;
}

export function toSeen({ data, errors = [] }: Outcome): Seen {
  // A client may call a field `__proto__`.
  const nulls = Object.create(null) as Seen['nulls'];
  for (const { path = [], extensions } of errors) {
    const place = findNull(data, path);
    const known = (nulls[place.join('.')] ??= { own: [], beneath: [] });
    const list = place.length === path.length ? known.own : known.beneath;
    const code = codeOf(extensions);
    const text = list === known.own ? code : toText(path, code);
    if (!list.includes(text)) list.push(text);
  }
  for (const { own, beneath } of Object.values(nulls)) void [own.sort(), beneath.sort()];
  return { data: JSON.parse(JSON.stringify(data ?? null)) as unknown, nulls };
}

const toText = (path: readonly (string | number)[], code: string): string => `${path.join('.')} ${code}`;

function codeOf(extensions: GraphQLFormattedError['extensions']): string {
  return (extensions?.['code'] as string | undefined) ?? 'INTERNAL';
}

/** All errors of an execution in which no null takes over the one above, and what the schema would refuse. */
export function toPossible({ data, errors = [] }: Outcome): string[] {
  const told = errors.map(({ path = [], extensions }) => toText(path, codeOf(extensions)));
  const nulls: string[] = [];
  const walk = (value: unknown, path: (string | number)[]): void => {
    if (value === null) nulls.push(toText(path, 'INTERNAL'));
    else if (typeof value === 'object')
      for (const [key, item] of Object.entries(value)) walk(item, [...path, key]);
  };
  walk(data, []);
  return [...told, ...nulls];
}

/** The first null on the way; the whole path when there is none, which no answer should have. */
function findNull(data: unknown, path: readonly (string | number)[]): (string | number)[] {
  let value = data;
  for (const [index, key] of path.entries()) {
    if (value === null || value === undefined) return path.slice(0, index);
    value = (value as Record<string | number, unknown>)[key];
  }
  return [...path];
}

/**
 * Why two answers differ for a client; undefined when they do not. Of several errors that may each have caused a null
 * above them, an executor may tell any: `possible` are all there are.
 */
export function explainDifference(
  ours: Seen,
  expected: Seen,
  possible: readonly string[],
): string | undefined {
  const [data, expectedData] = [JSON.stringify(ours.data), JSON.stringify(expected.data)];
  if (data !== expectedData) return `data ${data} instead of ${expectedData}`;
  const places = new Set([...Object.keys(ours.nulls), ...Object.keys(expected.nulls)]);
  for (const place of places) {
    const [got, wanted] = [ours.nulls[place], expected.nulls[place]];
    const isSame =
      got?.own.length || wanted?.own.length
        ? got?.own.join() === wanted?.own.join()
        : got !== undefined && wanted !== undefined && got.beneath.every((error) => possible.includes(error));
    if (!isSame) return `errors at "${place}": ${JSON.stringify(got)} instead of ${JSON.stringify(wanted)}`;
  }
  return undefined;
}
