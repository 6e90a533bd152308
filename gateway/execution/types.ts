import {
  type DirectiveNode,
  type GraphQLSchema,
  isAbstractType,
  isInterfaceType,
  isObjectType,
  Kind,
  parse,
  type SelectionSetNode,
} from 'graphql';
import type { PlanNames } from './level.js';

/** What execution needs to know of the supergraph's types, read once; clients see fewer. */
export class SupergraphTypes implements PlanNames {
  readonly fields = new Set<string>();
  readonly reserved = new Set<string>();
  readonly abstractTypes = new Set<string>();
  readonly #schema: GraphQLSchema;
  readonly #fitting = new Map<string, ReadonlySet<string>>();

  constructor(supergraph: GraphQLSchema) {
    this.#schema = supergraph;
    for (const type of Object.values(supergraph.getTypeMap())) {
      if (isAbstractType(type)) this.abstractTypes.add(type.name);
      if (!isObjectType(type) && !isInterfaceType(type)) continue;
      const fields = Object.values(type.getFields());
      for (const { name } of fields) this.fields.add(name);
      for (const { astNode } of [type, ...fields])
        for (const read of readByPlan(astNode?.directives ?? [])) addReserved(read, this.reserved);
    }
  }

  /** The names an object of a type, or of one that belongs to it, may go by. */
  fitting(condition: string): ReadonlySet<string> {
    const known = this.#fitting.get(condition);
    if (known) return known;
    const type = this.#schema.getType(condition);
    const names = new Set([condition]);
    if (isAbstractType(type)) for (const { name } of this.#schema.getPossibleTypes(type)) names.add(name);
    if (isInterfaceType(type))
      for (const { name } of this.#schema.getImplementations(type).interfaces) names.add(name);
    this.#fitting.set(condition, names);
    return names;
  }
}

/** What the plan reads of a type to know an entity, or of a field's surroundings to ask for it. */
const READS: Readonly<Record<string, string>> = { join__type: 'key', join__field: 'requires' };

function readByPlan(directives: readonly DirectiveNode[]): SelectionSetNode[] {
  return directives.flatMap(({ name, arguments: list = [] }) => {
    const value = list.find((argument) => argument.name.value === READS[name.value])?.value;
    if (value?.kind !== Kind.STRING) return [];
    const [definition] = parse(`{ ${value.value} }`).definitions;
    return definition?.kind === Kind.OPERATION_DEFINITION ? [definition.selectionSet] : [];
  });
}

function addReserved({ selections }: SelectionSetNode, names: Set<string>): void {
  for (const selection of selections) {
    if (selection.kind === Kind.FRAGMENT_SPREAD) continue;
    if (selection.kind === Kind.FIELD && (selection.arguments?.length || selection.selectionSet))
      names.add(selection.name.value);
    if (selection.selectionSet) addReserved(selection.selectionSet, names);
  }
}
