import { type DocumentNode, type FieldNode, Kind, type SelectionSetNode } from 'graphql';
import type { Data } from './failures.js';

/** The keys a fetch gives to an object, by the fetch's own operation; null: a leaf, taken as it is. */
export type MergeShape = ReadonlyMap<string, MergeShape | null>;
type Growing = Map<string, Growing | null>;

/** The planner's own alias for a field that does not merge; its rewrites give the name back. */
const PLANNER_ALIAS = /__alias_\d+$/;

export function toMergeShape(document: DocumentNode, isEntityFetch: boolean): MergeShape {
  const shape: Growing = new Map();
  for (const definition of document.definitions) {
    if (definition.kind === Kind.OPERATION_DEFINITION) collect(definition.selectionSet, shape);
  }
  return isEntityFetch ? (shape.get('_entities') ?? new Map()) : shape;
}

function collect({ selections }: SelectionSetNode, shape: Growing): void {
  for (const selection of selections) {
    if (selection.kind === Kind.INLINE_FRAGMENT) collect(selection.selectionSet, shape);
    else if (selection.kind === Kind.FIELD) collectField(selection, shape);
    else
      throw new Error(`the plan has a fragment ${selection.name.value}, which no plan of ours should have`);
  }
}

function collectField({ alias, name, selectionSet }: FieldNode, shape: Growing): void {
  const key = (alias ?? name).value.replace(PLANNER_ALIAS, '');
  let inner = shape.get(key) ?? null;
  if (selectionSet) {
    inner ??= new Map();
    collect(selectionSet, inner);
  }
  shape.set(key, inner);
}

/** Takes over what fetches give; objects that are not there yet are not copied. */
export class Merger {
  /** `abstractTypes`: what a subgraph calls an object that it knows by its interface only. */
  constructor(private readonly abstractTypes: ReadonlySet<string>) {}

  merge(target: Data, source: Data, shape: MergeShape): void {
    for (const [key, inner] of shape) {
      const given = source[key];
      const present = target[key];
      if (given === undefined || given === present) continue;
      if (present === undefined || present === null) target[key] = given;
      else if (inner) target[key] = this.#combine(present, given, inner);
      else if (key !== '__typename' || !this.abstractTypes.has(given as string)) target[key] = given;
    }
  }

  #combine(present: unknown, given: unknown, shape: MergeShape): unknown {
    // Two subgraphs share the object and one has lost it: what the other gave stays, the rest is missing.
    if (given === null || given === undefined) return present;
    if (present === null || present === undefined || present === given) return given;
    if (Array.isArray(present) && Array.isArray(given)) {
      if (present.length !== given.length) return given;
      for (let index = 0; index < present.length; index += 1)
        present[index] = this.#combine(present[index], given[index], shape);
      return present;
    }
    this.merge(present as Data, given as Data, shape);
    return present;
  }
}
