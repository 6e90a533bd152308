import {
  type FieldNode,
  getNamedType,
  getNullableType,
  type GraphQLInterfaceType,
  type GraphQLLeafType,
  type GraphQLNamedType,
  type GraphQLObjectType,
  type GraphQLOutputType,
  isAbstractType,
  isCompositeType,
  isEnumType,
  isInterfaceType,
  isListType,
  isNonNullType,
  isObjectType,
  Kind,
  type SelectionSetNode,
} from 'graphql';
import type { Level } from './level.js';
import { type ClientOperation, isIncluded, TYPENAME } from './normalize.js';

/** One field of the answer, as the client wrote it. */
export interface ShapeField {
  responseKey: string;
  name: string;
  nodes: FieldNode[];
  /** Absent: `__typename` and introspection. */
  value?: ShapeValue & { key: string };
}

/** What a field, or an item of its list, looks like. */
export interface ShapeValue {
  type: GraphQLOutputType;
  isNonNull: boolean;
  item?: ShapeValue;
  shape?: Shape;
  isLeaf?: (value: unknown) => boolean;
}

type Selectable = GraphQLObjectType | GraphQLInterfaceType;

/** The client's selection of one place, compiled for each type that turns up there. */
export class Shape {
  readonly #fields = new Map<string, readonly ShapeField[]>();
  /** When it is known without asking. */
  readonly objectType: string | undefined;

  constructor(
    private readonly client: ClientOperation,
    readonly type: GraphQLNamedType,
    private readonly selected: { sets: readonly SelectionSetNode[]; level: Level },
  ) {
    this.objectType = isObjectType(type) ? type.name : undefined;
  }

  typeOf({ __typename: given }: Readonly<Record<string, unknown>>): string {
    return this.objectType ?? (typeof given === 'string' ? given : this.type.name);
  }

  /**
   * Undefined when no client may see an object of that type here. An interface's own name is what an interface object
   * goes by until someone needs to know more; when the selection does, it is not enough.
   */
  fieldsOf(typename: string): readonly ShapeField[] | undefined {
    const known = this.#fields.get(typename);
    if (known) return known;
    const { schema } = this.client;
    const type = schema.getType(typename);
    if (!isObjectType(type) && !isInterfaceType(type)) return undefined;
    if (type !== this.type && !(isAbstractType(this.type) && schema.isSubType(this.type, type)))
      return undefined;
    const found = this.#collect(type);
    if (isInterfaceType(type) && !this.#isEnough(found, type)) return undefined;
    const fields = [...found.values()];
    for (const field of fields) this.#complete(field, type);
    this.#fields.set(typename, fields);
    return fields;
  }

  /** Of every type that may turn up here: for errors under an object that is gone. */
  possibleTypes(): string[] {
    return isAbstractType(this.type)
      ? this.client.schema.getPossibleTypes(this.type).map(({ name }) => name)
      : [this.type.name];
  }

  #collect(type: Selectable): Map<string, ShapeField> {
    const found = new Map<string, ShapeField>();
    for (const set of this.selected.sets) this.#collectSet(set, type, found);
    return found;
  }

  #collectSet({ selections }: SelectionSetNode, type: Selectable, found: Map<string, ShapeField>): void {
    const { schema, fragments, conditions } = this.client;
    for (const selection of selections) {
      if (!isIncluded(selection, conditions)) continue;
      if (selection.kind === Kind.FIELD) {
        addField(selection, found);
        continue;
      }
      const { typeCondition, selectionSet } =
        selection.kind === Kind.FRAGMENT_SPREAD ? fragments.get(selection.name.value)! : selection;
      const condition = typeCondition && schema.getType(typeCondition.name.value);
      const isFit =
        !condition || condition === type || (isAbstractType(condition) && schema.isSubType(condition, type));
      if (isFit) this.#collectSet(selectionSet, type, found);
    }
  }

  /** Whatever object of the interface it is, the selection asks the same of it, and not for its type. */
  #isEnough(found: ReadonlyMap<string, ShapeField>, type: GraphQLInterfaceType): boolean {
    if ([...found.values()].some(({ name }) => name === TYPENAME)) return false;
    const count = countNodes(found);
    return this.client.schema
      .getPossibleTypes(type)
      .every((possible) => countNodes(this.#collect(possible)) === count);
  }

  #complete(field: ShapeField, parent: Selectable): void {
    const definition = parent.getFields()[field.name];
    if (!definition) return;
    const { places } = this.selected.level;
    const { key, level } = places.get(field.nodes[0]!)!;
    const sets = field.nodes.flatMap(({ selectionSet }) => selectionSet ?? []);
    const named = getNamedType(definition.type);
    const shape = isCompositeType(named) ? new Shape(this.client, named, { sets, level }) : undefined;
    field.value = { ...toValue(definition.type, shape), key };
  }
}

function addField(node: FieldNode, found: Map<string, ShapeField>): void {
  const responseKey = (node.alias ?? node.name).value;
  const known = found.get(responseKey);
  if (known) known.nodes.push(node);
  else found.set(responseKey, { responseKey, name: node.name.value, nodes: [node] });
}

/** Of a wider selection there are always more. */
function countNodes(found: ReadonlyMap<string, ShapeField>): number {
  return [...found.values()].reduce((sum, { nodes }) => sum + nodes.length, 0);
}

function toValue(type: GraphQLOutputType, shape: Shape | undefined): ShapeValue {
  const isNonNull = isNonNullType(type);
  const nullable = getNullableType(type);
  if (isListType(nullable)) return { type, isNonNull, item: toValue(nullable.ofType, shape) };
  return shape
    ? { type, isNonNull, shape }
    : { type, isNonNull, isLeaf: leafCheckOf(nullable as GraphQLLeafType) };
}

/** What a subgraph may give for a leaf; the values of custom scalars are its own. */
function leafCheckOf(type: GraphQLLeafType): (value: unknown) => boolean {
  if (isEnumType(type)) return (value) => typeof value === 'string' && type.getValue(value) != null;
  switch (type.name) {
    case 'Int':
      return (value) => Number.isInteger(value);
    case 'Float':
      return (value) => typeof value === 'number';
    case 'String':
      return (value) => typeof value === 'string';
    case 'Boolean':
      return (value) => typeof value === 'boolean';
    case 'ID':
      return (value) => typeof value === 'string' || Number.isInteger(value);
    default:
      return () => true;
  }
}
