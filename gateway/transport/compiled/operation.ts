import {
  type DocumentNode,
  type FieldNode,
  getNamedType,
  type GraphQLAbstractType,
  type GraphQLField,
  type GraphQLLeafType,
  type GraphQLNamedType,
  type GraphQLObjectType,
  type GraphQLOutputType,
  type GraphQLSchema,
  isAbstractType,
  isCompositeType,
  isListType,
  isNonNullType,
  isObjectType,
  Kind,
  type OperationDefinitionNode,
  OperationTypeNode,
  type SelectionSetNode,
  visit,
  BREAK,
} from 'graphql';

/** How a resolver's value becomes part of the answer. */
export interface Completion {
  field: CompiledField;
  isNonNull: boolean;
  item?: Completion;
  leaf?: GraphQLLeafType;
  /** Its selection, for each type that turns up. */
  selection?: Selection;
  object?: GraphQLObjectType;
  abstract?: GraphQLAbstractType;
}

export interface CompiledField {
  key: string;
  /** Absent: `__typename`. */
  definition?: GraphQLField<unknown, unknown>;
  nodes: FieldNode[];
  parentType: GraphQLObjectType;
  completion?: Completion;
}

/** A selection set, with what it means for an object type found out when the first object of it is met. */
export class Selection {
  readonly #byType = new Map<GraphQLObjectType, readonly CompiledField[]>();

  constructor(
    private readonly schema: GraphQLSchema,
    private readonly sets: readonly SelectionSetNode[],
  ) {}

  fieldsOf(type: GraphQLObjectType): readonly CompiledField[] {
    const known = this.#byType.get(type);
    if (known) return known;
    const found = new Map<string, FieldNode[]>();
    for (const set of this.sets) this.#collect(set, type, found);
    const fields = [...found].map(([key, nodes]) => this.#compile({ key, nodes, parentType: type }));
    this.#byType.set(type, fields);
    return fields;
  }

  #collect({ selections }: SelectionSetNode, type: GraphQLObjectType, found: Map<string, FieldNode[]>): void {
    for (const selection of selections) {
      if (selection.kind === Kind.FIELD) {
        const key = (selection.alias ?? selection.name).value;
        const nodes = found.get(key);
        if (nodes) nodes.push(selection);
        else found.set(key, [selection]);
      } else if (selection.kind === Kind.INLINE_FRAGMENT) {
        const name = selection.typeCondition?.name.value;
        if (name === undefined || this.#fits(type, this.schema.getType(name)))
          this.#collect(selection.selectionSet, type, found);
      }
    }
  }

  #fits(type: GraphQLObjectType, condition: GraphQLNamedType | undefined): boolean {
    return condition === type || (isAbstractType(condition) && this.schema.isSubType(condition, type));
  }

  #compile(field: CompiledField): CompiledField {
    const { parentType, nodes } = field;
    const definition = parentType.getFields()[nodes[0]!.name.value];
    if (!definition) return field;
    field.definition = definition;
    field.completion = this.#complete(definition.type, field);
    return field;
  }

  #complete(type: GraphQLOutputType, field: CompiledField): Completion {
    const isNonNull = isNonNullType(type);
    const nullable = isNonNull ? type.ofType : type;
    if (isListType(nullable)) return { field, isNonNull, item: this.#complete(nullable.ofType, field) };
    const named = getNamedType(nullable);
    if (!isCompositeType(named)) return { field, isNonNull, leaf: named };
    const sets = field.nodes.flatMap(({ selectionSet }) => selectionSet ?? []);
    const selection = new Selection(this.schema, sets);
    return isObjectType(named)
      ? { field, isNonNull, selection, object: named }
      : { field, isNonNull, selection, abstract: named };
  }
}

export interface CompiledOperation {
  schema: GraphQLSchema;
  node: OperationDefinitionNode;
  rootType: GraphQLObjectType;
  selection: Selection;
}

/**
 * What does not change from one execution of a read to the next. Undefined for what graphql-js executes better itself:
 * mutations, and documents with conditions, named fragments or introspection, none of which a plan's reads have.
 */
export function compileOperation(
  schema: GraphQLSchema,
  document: DocumentNode,
): CompiledOperation | undefined {
  const [node, ...others] = document.definitions;
  if (node?.kind !== Kind.OPERATION_DEFINITION || others.length) return undefined;
  const rootType = schema.getQueryType();
  if (node.operation !== OperationTypeNode.QUERY || !rootType || !isPlain(document)) return undefined;
  return { schema, node, rootType, selection: new Selection(schema, [node.selectionSet]) };
}

function isPlain(document: DocumentNode): boolean {
  let isPlainSoFar = true;
  const refuse = (): typeof BREAK => {
    isPlainSoFar = false;
    return BREAK;
  };
  visit(document, {
    Directive: refuse,
    FragmentSpread: refuse,
    // `__schema` and `__type`; and a key `__proto__`, which vanishes when it is assigned.
    Field: ({ name, alias }) =>
      (name.value.startsWith('__') && name.value !== '__typename') || alias?.value === '__proto__'
        ? refuse()
        : undefined,
  });
  return isPlainSoFar;
}
