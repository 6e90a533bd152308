import { buildSubgraphSchema } from '@apollo/subgraph';
import {
  type DocumentNode,
  GraphQLError,
  type GraphQLSchema,
  isInterfaceType,
  isObjectType,
  Kind,
  parse,
} from 'graphql';
import type { TinySubgraph } from '../support/tiny-supergraph.js';

export type Thing = Record<string, unknown>;
type Resolve = (thing: Thing, args: Args) => unknown;

/** Every argument some field of a world takes; those without a question mark have a default. */
export interface Args {
  by: number;
  first?: number | null;
  id: string;
  limit?: number | null;
  of?: number | null;
  prefix?: string | null;
  rate: number | null;
  scale: number | null;
  text: string;
  unit: string | null;
  upper?: boolean | null;
  where?: { ids?: string[] | null } | null;
}

/** The same data and the same resolvers behind one schema and behind several subgraphs. */
export interface World {
  name: string;
  /** Types each subgraph contributes, without `@link`. */
  subgraphs: Readonly<Record<string, string>>;
  things: readonly Thing[];
  resolvers: Readonly<Record<string, Readonly<Record<string, Resolve>>>>;
}

const LINK = `extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: [
  "@key", "@external", "@shareable", "@requires", "@provides", "@override", "@interfaceObject", "@inaccessible"
])`;

export function refuse(code: string): never {
  throw new GraphQLError(`refused with ${code}`, { extensions: { code } });
}

export function openSubgraphs(world: World): TinySubgraph[] {
  return Object.entries(world.subgraphs).map(([name, sdl]) => {
    const typeDefs = parse(`${LINK}\n${sdl}`);
    const schema = buildSubgraphSchema([
      { typeDefs, resolvers: toReferenceResolvers(world, typeDefs) as never },
    ]);
    addResolvers(schema, world);
    return { name, typeDefs, schema, createContext: (viewer, requestId) => ({ viewer, requestId }) };
  });
}

export function addResolvers(schema: GraphQLSchema, { resolvers }: World): void {
  for (const type of Object.values(schema.getTypeMap())) {
    if (!isObjectType(type)) continue;
    for (const field of Object.values(type.getFields())) {
      const resolve = resolvers[type.name]?.[field.name];
      if (resolve) field.resolve = (thing, args) => resolve(thing as Thing, args as never);
    }
  }
}

/** By each type with a key: the thing the representation means, without what only others know of it. */
function toReferenceResolvers({ things }: World, typeDefs: DocumentNode): object {
  const schema = buildSubgraphSchema([{ typeDefs }]);
  const resolvers: Record<string, object> = {};
  for (const definition of typeDefs.definitions) {
    if (definition.kind !== Kind.OBJECT_TYPE_DEFINITION && definition.kind !== Kind.INTERFACE_TYPE_DEFINITION)
      continue;
    const keys = definition.directives?.filter(({ name }) => name.value === 'key') ?? [];
    if (keys.length === 0) continue;
    const external = (definition.fields ?? [])
      .filter(({ directives }) => directives?.some(({ name }) => name.value === 'external'))
      .map(({ name }) => name.value);
    const isInterface = isInterfaceType(schema.getType(definition.name.value));
    resolvers[definition.name.value] = {
      __resolveReference: (representation: Thing) => {
        const found = things.find((thing) => isMeant(thing, representation));
        if (!found) return null;
        // Only the gateway knows these: forgotten, they are null here and the answer differs.
        const unknown = Object.fromEntries(external.map((name) => [name, null]));
        const { __typename: _, ...given } = representation;
        return { ...found, ...unknown, ...given, ...(isInterface && { __typename: found['__typename'] }) };
      },
    };
  }
  return resolvers;
}

/** A thing is of a type, or of an interface, and has all the keys that were sent. */
function isMeant(thing: Thing, { __typename: typename, ...given }: Thing): boolean {
  if (thing['__typename'] !== typename && thing['kind'] !== typename) return false;
  return KEYS.every((key) => given[key] === undefined || given[key] === thing[key]);
}

const KEYS = ['id', 'sku', 'priceId', 'country', 'code'];
