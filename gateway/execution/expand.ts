import {
  type DocumentNode,
  type FieldNode,
  getNamedType,
  type GraphQLNamedType,
  type GraphQLSchema,
  type InlineFragmentNode,
  isAbstractType,
  isInterfaceType,
  isObjectType,
  Kind,
  type SelectionNode,
  type SelectionSetNode,
} from 'graphql';

/**
 * The same operation with a fragment for each object type in place of every fragment on an interface or union. The
 * planner fails on some fragments whose interface an interface object's subgraph does not know; on these it does not.
 */
export function expandAbstractTypes(document: DocumentNode, schema: GraphQLSchema): DocumentNode {
  return {
    ...document,
    definitions: document.definitions.map((definition) => {
      if (definition.kind !== Kind.OPERATION_DEFINITION) return definition;
      const root = schema.getRootType(definition.operation)!;
      return { ...definition, selectionSet: new Expander(schema).expand(definition.selectionSet, root) };
    }),
  };
}

class Expander {
  constructor(private readonly schema: GraphQLSchema) {}

  expand(set: SelectionSetNode, type: GraphQLNamedType): SelectionSetNode {
    const selections = set.selections.flatMap((selection): SelectionNode[] => {
      if (selection.kind === Kind.FIELD) return [this.#expandField(selection, type)];
      return selection.kind === Kind.INLINE_FRAGMENT ? this.#expandFragment(selection, type) : [selection];
    });
    return { ...set, selections };
  }

  #expandField(field: FieldNode, type: GraphQLNamedType): FieldNode {
    const fields = isObjectType(type) || isInterfaceType(type) ? type.getFields() : {};
    const definition = fields[field.name.value];
    if (!field.selectionSet || !definition) return field;
    return { ...field, selectionSet: this.expand(field.selectionSet, getNamedType(definition.type)) };
  }

  #expandFragment(fragment: InlineFragmentNode, type: GraphQLNamedType): SelectionNode[] {
    const condition = this.schema.getType(fragment.typeCondition!.name.value)!;
    const within = this.#possible(type);
    return [...this.#possible(condition)]
      .filter((name) => within.has(name))
      .flatMap((name): SelectionNode[] => {
        const selectionSet = this.expand(fragment.selectionSet, this.schema.getType(name)!);
        if (name === type.name) return [...selectionSet.selections];
        const typeCondition = { kind: Kind.NAMED_TYPE, name: { kind: Kind.NAME, value: name } } as const;
        return [{ kind: Kind.INLINE_FRAGMENT, typeCondition, selectionSet }];
      });
  }

  #possible(type: GraphQLNamedType): ReadonlySet<string> {
    return new Set(
      isAbstractType(type) ? this.schema.getPossibleTypes(type).map(({ name }) => name) : [type.name],
    );
  }
}
