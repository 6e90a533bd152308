import 'reflect-metadata';
import { registerEnumType } from 'type-graphql';

type Values<Key extends string> = { readonly [K in Key]: K };

/**
 * An enum of the graph from `{ VALUE: 'what it means' }`; the description of each value is not optional.
 * The result is the value map itself, `{ VALUE: 'VALUE' }`, for entities and inputs.
 */
export function graphEnum<const Meaning extends Record<string, string>>(
  name: string,
  description: string,
  meanings: Meaning,
): Values<Extract<keyof Meaning, string>> {
  const keys = Object.keys(meanings) as Extract<keyof Meaning, string>[];
  const values = Object.fromEntries(keys.map((key) => [key, key])) as Values<Extract<keyof Meaning, string>>;
  registerEnumType(values, {
    name,
    description,
    valuesConfig: Object.fromEntries(keys.map((key) => [key, { description: meanings[key]! }])) as never,
  });
  return values;
}

/** The values of such an enum as a tuple, for `p.enum`. */
export function valuesOf<Value extends string>(values: Record<string, Value>): Value[] {
  return Object.values(values);
}
