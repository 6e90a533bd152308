import { readFile } from 'node:fs/promises';
import { Supergraph } from '@apollo/federation-internals';
import Fastify from 'fastify';
import {
  defaultFieldResolver,
  type GraphQLField,
  type GraphQLFieldResolver,
  type GraphQLObjectType,
  type GraphQLSchema,
  isAbstractType,
  isObjectType,
  isScalarType,
  parse,
} from 'graphql';
import { type CompiledQuery, compileQuery, isCompiledQuery } from 'graphql-jit';
import { createAuthenticator } from '../../gateway/identity.js';
import type { GraphContext } from '../../subgraphs/kit/context.js';
import type { Subgraph } from '../../subgraphs/kit/subgraph.js';
import { ROLES } from '../../subgraphs/kit/viewer.js';
import {
  DEVELOPMENT_ALGORITHM,
  DEVELOPMENT_AUDIENCE,
  DEVELOPMENT_ISSUER,
  type DevelopmentIssuer,
} from '../../gateway/development-issuer.js';

/** The contexts of the subgraphs for one request, each made when it is needed first. */
type Contexts = (subgraph: Subgraph) => GraphContext;
type Resolve = GraphQLFieldResolver<unknown, Contexts>;
type Subgraphs = ReadonlyMap<string, Subgraph>;
type LoadReference = (reference: object, context: GraphContext, info: unknown) => unknown;

/** What the graph would cost without federation: the same resolvers in one schema, under graphql-jit. */
export async function serveMonolith(subgraphs: Subgraphs, { publicKey }: DevelopmentIssuer): Promise<string> {
  const schema = await buildMonolith(subgraphs);
  const authenticate = createAuthenticator([
    {
      issuer: DEVELOPMENT_ISSUER,
      audience: DEVELOPMENT_AUDIENCE,
      algorithms: [DEVELOPMENT_ALGORITHM],
      keys: publicKey,
      roles: ROLES,
    },
  ]);
  const compiled = new Map<string, CompiledQuery>();
  const app = Fastify();
  app.post<{ Body: { query: string; variables?: object } }>('/graphql', async (request, reply) => {
    const { query, variables = {} } = request.body;
    const claims = await authenticate(request.headers.authorization);
    const known = compiled.get(query) ?? compile(schema, query);
    compiled.set(query, known);
    const made = new Map<Subgraph, GraphContext>();
    const contexts: Contexts = (subgraph) => {
      const context = made.get(subgraph) ?? subgraph.createContext(claims, request.id);
      made.set(subgraph, context);
      return context;
    };
    void reply.type('application/json; charset=utf-8');
    return JSON.stringify(await known.query(undefined, contexts, { ...variables }));
  });
  return `${await app.listen({ host: '127.0.0.1', port: 0 })}/graphql`;
}

function compile(schema: GraphQLSchema, query: string): CompiledQuery {
  const result = compileQuery(schema, parse(query));
  if (isCompiledQuery(result)) return result;
  throw new Error(`the monolith cannot compile: ${JSON.stringify(result.errors)}`);
}

/** The public schema; each field with the resolver of the subgraph that has it. */
async function buildMonolith(subgraphs: Subgraphs): Promise<GraphQLSchema> {
  const supergraph = Supergraph.build(await readFile('schema/supergraph.graphql', 'utf8'));
  const schema = supergraph.apiSchema().toGraphQLJSSchema();
  for (const type of Object.values(schema.getTypeMap())) {
    if (type.name.startsWith('__')) continue;
    const having = [...subgraphs.values()].filter((each) => each.schema.getType(type.name));
    const theirs = having[0]?.schema.getType(type.name);
    if (isObjectType(type)) {
      for (const field of Object.values(type.getFields())) field.resolve = resolverOf(field, type, having);
    } else if (isScalarType(type) && isScalarType(theirs)) {
      const { serialize, parseValue, parseLiteral } = theirs;
      Object.assign(type, { serialize, parseValue, parseLiteral });
    } else if (isAbstractType(type) && isAbstractType(theirs)) {
      type.resolveType = theirs.resolveType;
    }
  }
  return schema;
}

/** An object is taken to come from the first subgraph that has its type; another one is given its own view of it. */
function resolverOf(
  { name }: GraphQLField<unknown, unknown>,
  type: GraphQLObjectType,
  having: readonly Subgraph[],
): Resolve | undefined {
  const typeIn = (subgraph: Subgraph) => subgraph.schema.getType(type.name) as GraphQLObjectType;
  const subgraph = having.find((each) => typeIn(each).getFields()[name]);
  const resolve = subgraph && typeIn(subgraph).getFields()[name]!.resolve;
  // graphql-jit does not call what it reads; a page counts its rows only when it is asked to.
  if (!resolve) return name === 'totalCount' ? (defaultFieldResolver as Resolve) : undefined;
  const { apollo } = typeIn(subgraph).extensions as {
    apollo?: { subgraph?: { resolveReference?: LoadReference } };
  };
  const load = subgraph === having[0] ? undefined : apollo?.subgraph?.resolveReference;
  // The shape of a resolver is that of graphql-js.
  // oxlint-disable max-params
  if (!load) return (source, args, contexts, info) => resolve(source, args, contexts(subgraph), info);
  return async (source, args, contexts, info) => {
    const context = contexts(subgraph);
    const { id } = source as { id: string };
    return resolve(await load({ __typename: type.name, id }, context, info), args, context, info);
  };
}
