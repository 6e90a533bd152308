import type { FetchNode, QueryPlanSelectionNode } from '@apollo/query-planner';
import type { Data } from './failures.js';
import { compileRewrites } from './rewrites.js';
import type { SupergraphTypes } from './types.js';

/** What a subgraph must know of an entity; or that it is of none of the types the subgraph completes; or that something is missing. */
export type Represent = (entity: Data) => Data | 'other type' | 'incomplete';

/** Copies what is needed; false when something of it is not there. */
type Select = (source: Data, target: Data) => boolean;

export function compileRepresentation(
  { requires, inputRewrites }: FetchNode,
  types: SupergraphTypes,
): Represent {
  const select = compileSelect(requires ?? [], types);
  const rewrite = compileRewrites(inputRewrites, types);
  return (entity) => {
    const representation: Data = {};
    if (!select(entity, representation)) return 'incomplete';
    if (representation['__typename'] === undefined) return 'other type';
    rewrite(representation);
    return representation;
  };
}

function compileSelect(selections: readonly QueryPlanSelectionNode[], types: SupergraphTypes): Select {
  const parts = selections.map((selection): Select => {
    if (selection.kind === 'Field') return compileField(selection, types);
    const select = compileSelect(selection.selections, types);
    const { typeCondition } = selection;
    if (typeCondition === undefined) return select;
    const fitting = types.fitting(typeCondition);
    return (source, target) => !fitting.has(source['__typename'] as string) || select(source, target);
  });
  return (source, target) => parts.every((part) => part(source, target));
}

function compileField(
  { alias, name, selections }: QueryPlanSelectionNode & { kind: 'Field' },
  types: SupergraphTypes,
): Select {
  const key = alias ?? name;
  const select = selections && compileSelect(selections, types);
  return (source, target) => {
    const value = source[key];
    if (value === undefined) return false;
    if (!select) {
      target[key] = value;
      return true;
    }
    const copied = copy(value, target[key], select);
    target[key] = copied;
    return copied !== undefined;
  };
}

/** Undefined when something is missing; `begun`: what another fragment has copied of the same objects. */
function copy(value: unknown, begun: unknown, select: Select): unknown {
  if (value === null || typeof value !== 'object') return value;
  if (Array.isArray(value)) {
    const items = value.map((item, index) => copy(item, (begun as unknown[] | undefined)?.[index], select));
    return items.includes(undefined) ? undefined : items;
  }
  const target = (begun ?? {}) as Data;
  return select(value as Data, target) ? target : undefined;
}
