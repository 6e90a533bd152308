import type { FetchDataRewrite } from '@apollo/query-planner';
import type { Data } from './failures.js';
import type { SupergraphTypes } from './types.js';

type Rewrite = (value: unknown) => void;

const ON_TYPE = '... on ';

/** The planner's changes of received or sent data: a type's name set, or a field's name given back. */
export function compileRewrites(
  rewrites: readonly FetchDataRewrite[] | undefined,
  types: SupergraphTypes,
): Rewrite {
  const compiled = (rewrites ?? []).map((rewrite) => compileRewrite(rewrite, types));
  return (value) => {
    for (const rewrite of compiled) rewrite(value);
  };
}

function compileRewrite(rewrite: FetchDataRewrite, types: SupergraphTypes): Rewrite {
  const path = [...rewrite.path];
  const key = path.pop()!;
  let apply = (object: Data): void => {
    if (rewrite.kind === 'ValueSetter') object[key] = rewrite.setValueTo;
    else if (object[key] !== undefined) {
      object[rewrite.renameKeyTo] = object[key];
      object[key] = undefined;
    }
  };
  for (const step of path.reverse()) {
    const next = apply;
    if (step.startsWith(ON_TYPE)) {
      const fitting = types.fitting(step.slice(ON_TYPE.length));
      apply = (object) => {
        const { __typename: type } = object;
        if (typeof type !== 'string' || fitting.has(type)) next(object);
      };
    } else apply = (object) => eachObject(object[step], next);
  }
  return (value) => eachObject(value, apply);
}

function eachObject(value: unknown, apply: (object: Data) => void): void {
  if (Array.isArray(value)) for (const item of value) eachObject(item, apply);
  else if (typeof value === 'object' && value !== null) apply(value as Data);
}
