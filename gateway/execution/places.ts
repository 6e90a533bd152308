import type { Data, Key } from './failures.js';
import type { Shape, ShapeField, ShapeValue } from './shape.js';

interface At {
  shape: Shape | undefined;
  value: unknown;
  index: number;
  place: readonly Key[];
}

/**
 * The client's paths for a path of the collected data: several when the client asked for a field under several names,
 * the nearest place above when the plan asked for it on its own, none when it is a field of other types that the plan
 * asked of all alike.
 */
export function findPlaces(shape: Shape, data: Data, path: readonly Key[]): (readonly Key[])[] {
  const found = new Map<string, readonly Key[]>();
  let nearest: readonly Key[] = [];
  let isUnasked = false;

  const walk = ({ shape, value, index, place }: At): void => {
    if (place.length > nearest.length) nearest = place;
    const key = path[index];
    if (key === undefined) return void found.set(place.join('.'), place);
    if (typeof key === 'number') {
      const item = Array.isArray(value) ? (value as unknown[])[key] : undefined;
      return walk({ shape, value: item, index: index + 1, place: [...place, key] });
    }
    if (!shape) return;
    const fields = findFields(shape, value as Data | undefined, key);
    if (fields.length === 0 && shape.possibleTypes().some((type) => hasKey(shape, type, key)))
      isUnasked = true;
    for (const { responseKey, value: field } of fields) {
      const next = { shape: innerShape(field!), value: (value as Data | undefined)?.[key], index: index + 1 };
      walk({ ...next, place: [...place, responseKey] });
    }
  };
  walk({ shape, value: data, index: 0, place: [] });
  if (found.size) return [...found.values()];
  return isUnasked ? [] : [nearest];
}

/** The client's fields under a key; of an object that is gone, those of any type it may have had. */
function findFields(shape: Shape, object: Data | null | undefined, key: Key): ShapeField[] {
  const typename = shape.objectType ?? object?.['__typename'];
  const types = typeof typename === 'string' ? [typename] : shape.possibleTypes();
  const fields = types
    .flatMap((type) => shape.fieldsOf(type) ?? [])
    .filter(({ value }) => value?.key === key);
  return [...new Map(fields.map((field) => [field.responseKey, field])).values()];
}

function hasKey(shape: Shape, type: string, key: Key): boolean {
  return shape.fieldsOf(type)?.some(({ value }) => value?.key === key) ?? false;
}

function innerShape({ item, shape }: ShapeValue): Shape | undefined {
  return item ? innerShape(item) : shape;
}
