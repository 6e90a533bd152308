import { buildSubgraphSchema } from '@apollo/subgraph';
import { printSchemaWithDirectives } from '@graphql-tools/utils';
import {
  defaultFieldResolver,
  type GraphQLFieldResolver,
  type GraphQLSchema,
  isObjectType,
  OperationTypeNode,
  parse,
} from 'graphql';
import { buildSchemaSync, createResolversMap, getMetadataStorage, type NonEmptyArray } from 'type-graphql';
import { ACCESS_SDL, ACCESS_SPEC, accessOf } from './access.js';
import { bindReads } from './bind.js';
import { requireTime } from './deadline.js';
import { digest } from './idempotency.js';
import type { GraphContext } from './context.js';

const FEDERATION_LINK = `
extend schema
  @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key", "@shareable", "@composeDirective"])
  @link(url: "${ACCESS_SPEC}", import: ["@access"])
  @composeDirective(name: "@access")
`;

/** Loads an entity of this subgraph from a representation another subgraph sent, or null. */
export type ReferenceResolver = (reference: { id: string }, context: GraphContext) => unknown;

export interface SchemaOptions {
  resolvers: readonly Function[];
  /** Types other subgraphs may point at, by name. Batched through a loader. */
  references: Readonly<Record<string, ReferenceResolver>>;
  /** Wraps resolvers of the finished schema; what it throws is translated like any resolver's error. */
  prepare?: (schema: GraphQLSchema) => void;
  /** Turns what a resolver threw into what a client may read. */
  toPublicError: (error: unknown, context: GraphContext) => Error;
}

export interface BuiltSchema {
  schema: GraphQLSchema;
  sdl: string;
}

/** Builds a subgraph's schema from its resolver classes, and the SDL that composition reads. */
export function buildSubgraph(options: SchemaOptions): BuiltSchema {
  // Columns are read by graphql-js itself. A guard needs a method (@Access is a method decorator), so none is lost.
  for (const type of getMetadataStorage().objectTypes) type.simpleResolvers ??= true;
  const built = buildSchemaSync({
    resolvers: [...options.resolvers] as NonEmptyArray<Function>,
    orphanedTypes: extendedTypes(options.resolvers),
    validate: false,
    // The federation types are added below; on its own this schema is not complete.
    skipCheck: true,
  });
  bindReads(built, options.resolvers);
  describeRoots(built);
  const sdl = `${FEDERATION_LINK}${ACCESS_SDL}\n${printSchemaWithDirectives(built)}\n`;
  const resolvers = createResolversMap(built) as Record<string, Record<string, unknown>>;
  for (const [type, resolve] of Object.entries(options.references)) {
    resolvers[type] = { ...resolvers[type], __resolveReference: resolve };
  }
  const schema = buildSubgraphSchema([{ typeDefs: parse(sdl), resolvers: resolvers as never }]);
  options.prepare?.(schema);
  guardResolvers(schema, options.toPublicError);
  return { schema, sdl };
}

/** The same words in every subgraph: composition keeps one description of a shared type. */
function describeRoots(schema: GraphQLSchema): void {
  const query = schema.getQueryType();
  const mutation = schema.getMutationType();
  if (query)
    query.description =
      'What can be read. A field the viewer may not see is null, with FORBIDDEN at its path.';
  if (mutation)
    mutation.description = 'What can be changed. Each is one transaction; a refused one changes nothing.';
}

/** Types these resolvers add fields to: to one that another subgraph owns no field of this one may lead. */
function extendedTypes(resolvers: readonly Function[]): Function[] {
  const { resolverClasses, fieldResolvers } = getMetadataStorage();
  const extending = new Set(fieldResolvers.map(({ target }) => target));
  return resolverClasses
    .filter(({ target }) => extending.has(target) && resolvers.includes(target))
    .map(({ getObjectType }) => getObjectType());
}

/**
 * Before each resolver: may the viewer use the field, and is there time? Every error is translated where it is thrown,
 * so no transport can leak a raw one.
 */
function guardResolvers(schema: GraphQLSchema, toPublicError: SchemaOptions['toPublicError']): void {
  for (const type of Object.values(schema.getTypeMap())) {
    if (!isObjectType(type) || type.name.startsWith('__')) continue;
    for (const field of Object.values(type.getFields())) {
      const requireAccess = accessOf(schema, field);
      const resolve = field.resolve ?? defaultFieldResolver;
      if (requireAccess || resolve !== defaultFieldResolver)
        field.resolve = guarded({ resolve, requireAccess }, toPublicError);
    }
  }
}

interface Guarded {
  resolve: GraphQLFieldResolver<unknown, GraphContext>;
  requireAccess?: ReturnType<typeof accessOf>;
}

function guarded(
  { resolve, requireAccess }: Guarded,
  toPublicError: SchemaOptions['toPublicError'],
): GraphQLFieldResolver<unknown, GraphContext> {
  // The shape of a resolver is that of graphql-js.
  // oxlint-disable-next-line max-params
  return (source, args, context, info) => {
    if (info.path.prev === undefined && info.operation.operation === OperationTypeNode.MUTATION) {
      const place = String(info.path.key);
      context.mutation = { place, fingerprint: digest(info.fieldName, args), writes: 0 };
    }
    try {
      requireAccess?.(context, info);
      requireTime(context.signal);
      const result = resolve(source, args, context, info);
      if (!(result instanceof Promise)) return result;
      return result.catch((error: unknown) => {
        throw toPublicError(error, context);
      });
    } catch (error) {
      throw toPublicError(error, context);
    }
  };
}
