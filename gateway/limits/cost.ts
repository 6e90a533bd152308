import {
  type ArgumentNode,
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  Kind,
  type OperationDefinitionNode,
  type SelectionSetNode,
} from 'graphql';
import type { CostModel, FieldCost, PageArgument } from './cost-model.js';

type Variables = Readonly<Record<string, unknown>>;

/** A number of rows that a request's variables decide. */
interface VariableSize {
  variable: string;
  fallback: number;
}
type Size = number | VariableSize;

/** What an operation costs, folded to one number but for the pages that variables size. */
interface Cost {
  fixed: number;
  pages: readonly { size: VariableSize; each: Cost }[];
}

const NOTHING: Cost = { fixed: 0, pages: [] };

export type MeasureCost = (variables: Variables) => number;

interface Reader {
  model: CostModel;
  /** Costs of fragments already read: in a cycle, which validation refuses, a fragment within itself costs nothing. */
  known: Map<string, Cost>;
  /** Most rows of a page. */
  page: number;
  fragments: ReadonlyMap<string, FragmentDefinitionNode>;
  /** Defaults of the operation's variables. */
  defaults: ReadonlyMap<string, number>;
}

/** Prepares the cost of each operation by name; an anonymous one is "". What `@skip` may leave out is counted. */
export function prepareCosts(
  document: DocumentNode,
  model: CostModel,
  page: number,
): ReadonlyMap<string, MeasureCost> {
  const fragments = new Map<string, FragmentDefinitionNode>();
  for (const definition of document.definitions) {
    if (definition.kind === Kind.FRAGMENT_DEFINITION) fragments.set(definition.name.value, definition);
  }
  const costs = new Map<string, MeasureCost>();
  for (const definition of document.definitions) {
    if (definition.kind !== Kind.OPERATION_DEFINITION) continue;
    const reader = { model, known: new Map(), page, fragments, defaults: readDefaults(definition) };
    const root = model.roots.get(definition.operation) ?? '';
    const cost = readSelections(definition.selectionSet, { type: root }, reader);
    costs.set(definition.name?.value ?? '', (variables) => evaluate(cost, variables, page));
  }
  return costs;
}

interface Place {
  type: string;
  /** The page this object is the connection of. */
  connection?: { size: Size; sizedFields?: readonly string[] };
}

function readSelections({ selections }: SelectionSetNode, place: Place, reader: Reader): Cost {
  const parts = selections.map((selection): Cost => {
    if (selection.kind === Kind.FIELD) return readField(selection, place, reader);
    if (selection.kind === Kind.INLINE_FRAGMENT) {
      const type = selection.typeCondition?.name.value ?? place.type;
      return readSelections(selection.selectionSet, { ...place, type }, reader);
    }
    return readFragment(selection.name.value, place, reader);
  });
  return {
    fixed: parts.reduce((sum, { fixed }) => sum + fixed, 0),
    pages: parts.flatMap(({ pages }) => pages),
  };
}

function readFragment(name: string, { connection }: Place, reader: Reader): Cost {
  const key = `${name} ${JSON.stringify(connection)}`;
  const known = reader.known.get(key);
  if (known) return known;
  reader.known.set(key, NOTHING);
  const fragment = reader.fragments.get(name);
  const place = { type: fragment?.typeCondition.name.value ?? '', connection };
  const cost = fragment ? readSelections(fragment.selectionSet, place, reader) : NOTHING;
  reader.known.set(key, cost);
  return cost;
}

function readField(field: FieldNode, { type, connection }: Place, reader: Reader): Cost {
  const known = reader.model.types.get(type)?.get(field.name.value);
  // Introspection has a limit of its own; a field nobody knows is refused by validation.
  if (!known) return NOTHING;
  const page = readPage(field.arguments ?? [], known, reader);
  const inner: Place = {
    type: known.type,
    connection:
      !known.isList && page !== undefined ? { size: page, sizedFields: known.sizedFields } : undefined,
  };
  const below = field.selectionSet ? readSelections(field.selectionSet, inner, reader) : NOTHING;
  const each = { ...below, fixed: below.fixed + known.weight };
  if (!known.isList) return each;
  const isSized = connection?.sizedFields?.includes(field.name.value) ?? true;
  return multiply(each, page ?? (isSized ? connection?.size : undefined) ?? known.assumedSize);
}

/** Undefined: the field has no page arguments. Without one of them, or with several, it counts as the largest page. */
function readPage(
  given: readonly ArgumentNode[],
  { pageArguments }: FieldCost,
  reader: Reader,
): Size | undefined {
  if (pageArguments.length === 0) return undefined;
  const [size, ...others] = pageArguments.flatMap((argument) => readSize(given, argument, reader) ?? []);
  return size === undefined || others.length ? reader.page : size;
}

function readSize(
  given: readonly ArgumentNode[],
  { name, fallback }: PageArgument,
  { page, defaults }: Reader,
): Size | undefined {
  const value = given.find((argument) => argument.name.value === name)?.value;
  if (value?.kind === Kind.VARIABLE) {
    const variable = value.name.value;
    return { variable, fallback: defaults.get(variable) ?? fallback ?? page };
  }
  if (value?.kind === Kind.INT) return clamp(Number(value.value), page);
  return fallback === undefined ? undefined : clamp(fallback, page);
}

function multiply({ fixed, pages }: Cost, size: Size): Cost {
  if (typeof size === 'object') return { fixed: 0, pages: [{ size, each: { fixed, pages } }] };
  return {
    fixed: fixed * size,
    pages: pages.map((inner) => ({ ...inner, each: multiply(inner.each, size) })),
  };
}

function evaluate({ fixed, pages }: Cost, variables: Variables, page: number): number {
  return pages.reduce((sum, { size, each }) => {
    const given = variables[size.variable] ?? size.fallback;
    // Not a number: the graph will refuse it; until then it counts as the most.
    const rows = typeof given === 'number' ? clamp(given, page) : page;
    return sum + rows * evaluate(each, variables, page);
  }, fixed);
}

function clamp(rows: number, page: number): number {
  return Number.isFinite(rows) ? Math.min(Math.max(rows, 1), page) : page;
}

function readDefaults({ variableDefinitions = [] }: OperationDefinitionNode): Map<string, number> {
  const defaults = new Map<string, number>();
  for (const { variable, defaultValue } of variableDefinitions) {
    if (defaultValue?.kind === Kind.INT) defaults.set(variable.name.value, Number(defaultValue.value));
  }
  return defaults;
}
