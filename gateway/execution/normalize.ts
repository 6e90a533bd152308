import {
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  getDirectiveValues,
  getNamedType,
  GraphQLIncludeDirective,
  type GraphQLNamedType,
  type GraphQLSchema,
  GraphQLSkipDirective,
  isInterfaceType,
  isObjectType,
  Kind,
  type OperationDefinitionNode,
  OperationTypeNode,
  print,
  type SelectionNode,
  type SelectionSetNode,
} from 'graphql';
import { Level, type PlanNames } from './level.js';
import { Variables } from './literals.js';

/** A client's operation with the values of the variables its conditions use. */
export interface ClientOperation {
  schema: GraphQLSchema;
  operation: OperationDefinitionNode;
  fragments: ReadonlyMap<string, FragmentDefinitionNode>;
  conditions: Readonly<Record<string, unknown>>;
}

export interface NormalOperation {
  /** What the planner sees: no aliases of the client, no literals, no fragments, no conditions. Key of its plan. */
  text: string;
  /** Absent when no subgraph is needed. */
  document?: DocumentNode;
  variables: Variables;
  level: Level;
}

export const TYPENAME = '__typename';
const ASK_TYPENAME: FieldNode = { kind: Kind.FIELD, name: { kind: Kind.NAME, value: TYPENAME } };

/** Is it there, by its `@skip` and `@include`? */
export function isIncluded(node: SelectionNode, conditions: ClientOperation['conditions']): boolean {
  if (!node.directives?.length) return true;
  return (
    getDirectiveValues(GraphQLSkipDirective, node, conditions)?.['if'] !== true &&
    getDirectiveValues(GraphQLIncludeDirective, node, conditions)?.['if'] !== false
  );
}

export function normalize(client: ClientOperation, names: PlanNames): NormalOperation {
  const { schema, operation } = client;
  const variables = new Variables(operation.variableDefinitions ?? []);
  const level = new Level(names);
  const root = schema.getRootType(operation.operation)!;
  const selections = new Normalizer(client, variables).normalize(operation.selectionSet, root, level);
  // The type of the root is known without asking.
  if (!selections.some(asksSomething)) return { text: '', variables, level };
  const { definitions } = variables;
  const document: DocumentNode = {
    kind: Kind.DOCUMENT,
    definitions: [
      {
        kind: Kind.OPERATION_DEFINITION,
        operation: operation.operation,
        name: operation.name,
        variableDefinitions: definitions,
        selectionSet: { kind: Kind.SELECTION_SET, selections },
      },
    ],
  };
  return { text: print(document), document, variables, level };
}

function asksSomething(selection: SelectionNode): boolean {
  return selection.kind === Kind.INLINE_FRAGMENT
    ? selection.selectionSet.selections.some(asksSomething)
    : selection !== ASK_TYPENAME;
}

class Normalizer {
  readonly #isMutation: boolean;

  constructor(
    private readonly client: ClientOperation,
    private readonly variables: Variables,
  ) {
    this.#isMutation = client.operation.operation === OperationTypeNode.MUTATION;
  }

  normalize({ selections }: SelectionSetNode, type: GraphQLNamedType, level: Level): SelectionNode[] {
    const normal = selections.flatMap((selection): SelectionNode[] => {
      if (!isIncluded(selection, this.client.conditions)) return [];
      return selection.kind === Kind.FIELD
        ? this.#normalizeField(selection, type, level)
        : this.#normalizeFragment(selection, type, level);
    });
    // A selection must not be empty, and the type of an object does no harm.
    return normal.length ? normal : [ASK_TYPENAME];
  }

  #normalizeField(field: FieldNode, type: GraphQLNamedType, level: Level): SelectionNode[] {
    const name = field.name.value;
    if (name === TYPENAME) return [ASK_TYPENAME];
    // __schema and __type of the root are answered here.
    const definition = isObjectType(type) || isInterfaceType(type) ? type.getFields()[name] : undefined;
    if (!definition) return [];
    const isRootOfMutation = this.#isMutation && type === this.client.schema.getMutationType();
    const place = level.put(field, definition, isRootOfMutation);
    place.arguments ??= (field.arguments ?? []).map((argument) => {
      const { type } = definition.args.find((known) => known.name === argument.name.value)!;
      return { ...argument, value: this.variables.replace(argument.value, type, argument.name.value) };
    });
    return [
      {
        kind: Kind.FIELD,
        name: field.name,
        alias: place.key === name ? undefined : { kind: Kind.NAME, value: place.key },
        arguments: place.arguments,
        selectionSet: field.selectionSet && {
          kind: Kind.SELECTION_SET,
          selections: this.normalize(field.selectionSet, getNamedType(definition.type), place.level),
        },
      },
    ];
  }

  #normalizeFragment(
    fragment: Exclude<SelectionNode, FieldNode>,
    type: GraphQLNamedType,
    level: Level,
  ): SelectionNode[] {
    const { typeCondition, selectionSet } =
      fragment.kind === Kind.FRAGMENT_SPREAD ? this.client.fragments.get(fragment.name.value)! : fragment;
    if (!typeCondition || typeCondition.name.value === type.name)
      return this.normalize(selectionSet, type, level);
    const narrowed = this.client.schema.getType(typeCondition.name.value)!;
    const selections = this.normalize(selectionSet, narrowed, level);
    return [
      { kind: Kind.INLINE_FRAGMENT, typeCondition, selectionSet: { kind: Kind.SELECTION_SET, selections } },
    ];
  }
}
