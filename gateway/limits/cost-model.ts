import {
  type ConstDirectiveNode,
  type ConstValueNode,
  type FieldDefinitionNode,
  type InterfaceTypeDefinitionNode,
  Kind,
  type ObjectTypeDefinitionNode,
  OperationTypeNode,
  parse,
  type TypeNode,
  valueFromASTUntyped,
} from 'graphql';
import type { CostWeights } from './limits.js';

export interface PageArgument {
  name: string;
  /** What the schema puts in its place. */
  fallback?: number;
}

/** What a field costs, without what is below it. */
export interface FieldCost {
  type: string;
  isList: boolean;
  weight: number;
  /** Rows of a list nobody bounds. */
  assumedSize: number;
  pageArguments: readonly PageArgument[];
  /** Lists below a page that have its size; absent: all of them. */
  sizedFields?: readonly string[];
}

export interface CostModel {
  roots: ReadonlyMap<OperationTypeNode, string>;
  /** By type, then by field. */
  types: ReadonlyMap<string, ReadonlyMap<string, FieldCost>>;
}

/** What is below them has a limit of its own. */
const INTROSPECTION = ['__schema', '__type'];
const VALUE: FieldCost = { type: '', isList: false, weight: 0, assumedSize: 0, pageArguments: [] };

const PAGE_ARGUMENTS = ['first', 'last'];

type Composite = ObjectTypeDefinitionNode | InterfaceTypeDefinitionNode;

/** Reads the supergraph as data: `@cost` and `@listSize` where they are, the convention of connections elsewhere. */
export function readCostModel(supergraphSdl: string, weights: CostWeights): CostModel {
  const { definitions } = parse(supergraphSdl, { noLocation: true });
  const roots = new Map<OperationTypeNode, string>();
  const composites = new Map<string, Composite | undefined>();
  for (const definition of definitions) {
    if (definition.kind === Kind.SCHEMA_DEFINITION) {
      for (const { operation, type } of definition.operationTypes) roots.set(operation, type.name.value);
    } else if (
      definition.kind === Kind.OBJECT_TYPE_DEFINITION ||
      definition.kind === Kind.INTERFACE_TYPE_DEFINITION
    ) {
      composites.set(definition.name.value, definition);
    } else if (definition.kind === Kind.UNION_TYPE_DEFINITION)
      composites.set(definition.name.value, undefined);
  }

  const readField = (parent: string, field: FieldDefinitionNode): FieldCost => {
    const { name: type, isList } = unwrap(field.type);
    const size = argumentsOf(field.directives, 'listSize');
    const usual = composites.has(type) ? weights.object : weights.scalar;
    const slicing = (size['slicingArguments'] as string[] | undefined) ?? PAGE_ARGUMENTS;
    return {
      type,
      isList,
      weight:
        weightOf(field.directives) ??
        weightOf(composites.get(type)?.directives) ??
        (parent === roots.get(OperationTypeNode.MUTATION) ? weights.mutation : usual),
      assumedSize: (size['assumedSize'] as number | undefined) ?? weights.list,
      pageArguments: (field.arguments ?? [])
        .filter(({ name }) => slicing.includes(name.value))
        .map(({ name, defaultValue }) => ({ name: name.value, fallback: toNumber(defaultValue) })),
      sizedFields: size['sizedFields'] as string[] | undefined,
    };
  };

  const types = new Map(
    [...composites].map(([name, definition]) => [
      name,
      new Map((definition?.fields ?? []).map((field) => [field.name.value, readField(name, field)])),
    ]),
  );
  const query = types.get(roots.get(OperationTypeNode.QUERY) ?? '');
  for (const name of INTROSPECTION) query?.set(name, { ...VALUE, weight: weights.introspection });
  return { roots, types };
}

function unwrap(type: TypeNode): { name: string; isList: boolean } {
  if (type.kind === Kind.NAMED_TYPE) return { name: type.name.value, isList: false };
  const { name, isList } = unwrap(type.type);
  return { name, isList: isList || type.kind === Kind.LIST_TYPE };
}

function argumentsOf(directives: readonly ConstDirectiveNode[] = [], name: string): Record<string, unknown> {
  const directive = directives.find((it) => it.name.value === name);
  return Object.fromEntries(
    (directive?.arguments ?? []).map(({ name, value }) => [name.value, valueFromASTUntyped(value)]),
  );
}

function weightOf(directives: readonly ConstDirectiveNode[] | undefined): number | undefined {
  return argumentsOf(directives, 'cost')['weight'] as number | undefined;
}

function toNumber(value: ConstValueNode | undefined): number | undefined {
  return value?.kind === Kind.INT ? Number(value.value) : undefined;
}
