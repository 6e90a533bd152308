import {
  defaultFieldResolver,
  getNamedType,
  type GraphQLFieldResolver,
  type GraphQLObjectType,
  type GraphQLSchema,
  isCompositeType,
  isEnumType,
  isObjectType,
  isScalarType,
  Kind,
} from 'graphql';
import type { GraphContext } from '../../../subgraphs/kit/context.js';
import type { Subgraph } from '../../../subgraphs/kit/subgraph.js';

/** What each subgraph's resolvers are given, by its name. */
export type Contexts = ReadonlyMap<string, GraphContext>;

type Subgraphs = ReadonlyMap<string, Subgraph>;
type Resolve = GraphQLFieldResolver<unknown, GraphContext>;

/** An object and the subgraph that gave it: what another adds to its type is asked there by reference. */
interface Located {
  home: string;
  value: object;
}

/** Gives each field of the client's schema the resolver of the subgraph that has it: one schema, no gateway. */
export function addRegisterResolvers(schema: GraphQLSchema, subgraphs: Subgraphs): void {
  for (const type of Object.values(schema.getTypeMap())) {
    if (type.name.startsWith('__')) continue;
    if (isObjectType(type)) addTypeResolvers(type, subgraphs);
    else if (isScalarType(type) || isEnumType(type)) copyLeaf(type, subgraphs);
  }
}

function addTypeResolvers(type: GraphQLObjectType, subgraphs: Subgraphs): void {
  for (const field of Object.values(type.getFields())) {
    const homes = [...subgraphs.values()]
      .filter((each) => fieldOf(each, type.name, field.name) !== undefined)
      .map(({ name }) => name);
    const isComposite = isCompositeType(getNamedType(field.type));
    // The shape of a resolver is that of graphql-js.
    // oxlint-disable-next-line max-params
    field.resolve = async (source: Located | undefined, args, contexts: Contexts, info) => {
      const home = source && homes.includes(source.home) ? source.home : homes[0]!;
      const subgraph = subgraphs.get(home)!;
      const context = contexts.get(home)!;
      const parent =
        source === undefined || source.home === home
          ? source?.value
          : await refer(subgraph, {
              ...{ typename: type.name, source, context },
              read: (name) => {
                const own = fieldOf(subgraphs.get(source.home)!, type.name, name)!;
                return ((own.resolve ?? defaultFieldResolver) as Resolve)(
                  ...([source.value, {}, contexts.get(source.home)!, info] as const),
                );
              },
            });
      if (source && !parent) return null;
      const resolve = (fieldOf(subgraph, type.name, field.name)!.resolve ?? defaultFieldResolver) as Resolve;
      const result: unknown = await resolve(parent, args, context, info);
      return isComposite ? locate(result, home) : result;
    };
  }
}

function fieldOf({ schema }: Subgraph, typename: string, name: string) {
  const type = schema.getType(typename);
  return isObjectType(type) ? type.getFields()[name] : undefined;
}

interface Reference {
  typename: string;
  source: Located;
  context: GraphContext;
  /** What a field of the type is where the object comes from: keys may have more than the id. */
  read(name: string): unknown;
}

async function refer({ schema }: Subgraph, { typename, source, context, read }: Reference): Promise<unknown> {
  const type = schema.getType(typename) as GraphQLObjectType;
  const { apollo } = type.extensions as {
    apollo: { subgraph: { resolveReference(reference: object, context: GraphContext): unknown } };
  };
  const { id } = source.value as { id: unknown };
  const others = keyOf(type).filter((name) => name !== 'id');
  const values = await Promise.all(others.map(async (name) => [name, await read(name)] as const));
  const reference = { __typename: typename, id, ...Object.fromEntries(values) };
  return apollo.subgraph.resolveReference(reference, context);
}

/** Names of the first key. */
function keyOf({ astNode }: GraphQLObjectType): string[] {
  const key = astNode?.directives?.find(({ name }) => name.value === 'key');
  const fields = key?.arguments?.find(({ name }) => name.value === 'fields')?.value;
  return fields?.kind === Kind.STRING ? fields.value.split(' ') : [];
}

function locate(result: unknown, home: string): unknown {
  if (Array.isArray(result)) return result.map((item) => locate(item, home));
  return typeof result === 'object' && result !== null ? { home, value: result } : result;
}

/** The client's schema knows names only: what a value is inside, and which text is a day, the subgraphs know. */
function copyLeaf(leaf: { name: string }, subgraphs: Subgraphs): void {
  for (const { schema } of subgraphs.values()) {
    const type = schema.getType(leaf.name);
    if (isEnumType(type) && type.getValues().some(({ name, value }) => name !== value))
      throw new Error(`${leaf.name} has values that are not their names`);
    if (isScalarType(type))
      Object.assign(leaf, {
        serialize: type.serialize,
        parseValue: type.parseValue,
        parseLiteral: type.parseLiteral,
      });
  }
}
