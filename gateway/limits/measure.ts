import {
  type DirectiveNode,
  type DocumentNode,
  type FieldNode,
  Kind,
  type SelectionSetNode,
  type ValueNode,
} from 'graphql';

/** The figures of a document that have a limit of the same name. */
export interface Measures {
  depth: number;
  aliases: number;
  rootFields: number;
  fields: number;
  directives: number;
  introspection: number;
  valueDepth: number;
}

interface Counts extends Measures {
  /** Lists of the schema's own types within each other; they count once they are below an introspection field. */
  schemaLists: number;
}

const NOTHING: Counts = {
  depth: 0,
  aliases: 0,
  rootFields: 0,
  fields: 0,
  directives: 0,
  introspection: 0,
  valueDepth: 0,
  schemaLists: 0,
};

const INTROSPECTION = new Set(['__schema', '__type']);
const SCHEMA_LISTS = new Set(['fields', 'inputFields', 'interfaces', 'possibleTypes']);

/** The largest figures of any definition; each fragment is measured once, so a bomb costs no more than its text. */
export function measureDocument(document: DocumentNode): Measures {
  const fragments = new Map<string, SelectionSetNode>();
  for (const definition of document.definitions) {
    if (definition.kind === Kind.FRAGMENT_DEFINITION)
      fragments.set(definition.name.value, definition.selectionSet);
  }
  const known = new Map<string, Counts>();
  const measureFragment = (name: string): Counts => {
    const measured = known.get(name);
    if (measured) return measured;
    // A fragment within itself counts nothing here; validation refuses the cycle.
    known.set(name, NOTHING);
    const selections = fragments.get(name);
    const counts = selections ? measureSelections(selections, measureFragment) : NOTHING;
    known.set(name, counts);
    return counts;
  };
  const total = { ...NOTHING };
  for (const definition of document.definitions) {
    if (definition.kind === Kind.OPERATION_DEFINITION) {
      const counts = measureSelections(definition.selectionSet, measureFragment);
      const directives = [
        ...(definition.directives ?? []),
        ...(definition.variableDefinitions ?? []).flatMap((variable) => variable.directives ?? []),
      ];
      const defaults = (definition.variableDefinitions ?? []).map(({ defaultValue }) =>
        valueDepthOf(defaultValue),
      );
      keepLargest(total, { ...counts, valueDepth: Math.max(counts.valueDepth, ...defaults) });
      keepLargest(total, { ...NOTHING, directives: counts.directives + directives.length });
    } else if (definition.kind === Kind.FRAGMENT_DEFINITION) {
      keepLargest(total, { ...measureFragment(definition.name.value), rootFields: 0 });
      keepLargest(total, { ...NOTHING, directives: definition.directives?.length ?? 0 });
    }
  }
  const { schemaLists: _, ...measures } = total;
  return measures;
}

function measureSelections(
  { selections }: SelectionSetNode,
  measureFragment: (name: string) => Counts,
): Counts {
  const total = { ...NOTHING };
  for (const selection of selections) {
    const counts =
      selection.kind === Kind.FIELD
        ? measureField(selection, measureFragment)
        : selection.kind === Kind.FRAGMENT_SPREAD
          ? measureFragment(selection.name.value)
          : measureSelections(selection.selectionSet, measureFragment);
    total.aliases += counts.aliases;
    total.rootFields += counts.rootFields;
    total.fields += counts.fields;
    total.directives += counts.directives + (selection.directives?.length ?? 0);
    total.depth = Math.max(total.depth, counts.depth);
    total.introspection = Math.max(total.introspection, counts.introspection);
    total.schemaLists = Math.max(total.schemaLists, counts.schemaLists);
    total.valueDepth = Math.max(total.valueDepth, counts.valueDepth, argumentDepthOf(selection.directives));
  }
  return total;
}

function measureField(field: FieldNode, measureFragment: (name: string) => Counts): Counts {
  const inner = field.selectionSet ? measureSelections(field.selectionSet, measureFragment) : NOTHING;
  const name = field.name.value;
  return {
    ...inner,
    depth: inner.depth + 1,
    aliases: inner.aliases + (field.alias ? 1 : 0),
    rootFields: 1,
    fields: inner.fields + 1,
    introspection: INTROSPECTION.has(name) ? inner.schemaLists : inner.introspection,
    schemaLists: inner.schemaLists + (SCHEMA_LISTS.has(name) ? 1 : 0),
    valueDepth: Math.max(inner.valueDepth, argumentDepthOf([field])),
  };
}

function argumentDepthOf(nodes: readonly (FieldNode | DirectiveNode)[] = []): number {
  return Math.max(
    0,
    ...nodes.flatMap((node) => (node.arguments ?? []).map(({ value }) => valueDepthOf(value))),
  );
}

function valueDepthOf(value: ValueNode | undefined): number {
  if (value?.kind === Kind.LIST) return 1 + Math.max(0, ...value.values.map(valueDepthOf));
  if (value?.kind === Kind.OBJECT)
    return 1 + Math.max(0, ...value.fields.map((field) => valueDepthOf(field.value)));
  return 0;
}

function keepLargest(total: Counts, counts: Counts): void {
  for (const name of Object.keys(total) as (keyof Counts)[])
    total[name] = Math.max(total[name], counts[name]);
}
