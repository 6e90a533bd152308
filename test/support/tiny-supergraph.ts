import { ApolloServer } from '@apollo/server';
import { ApolloServerPluginInlineTraceDisabled } from '@apollo/server/plugin/disabled';
import { composeServices } from '@apollo/composition';
import { buildSubgraphSchema } from '@apollo/subgraph';
import fastifyApollo from '@as-integrations/fastify';
import Fastify from 'fastify';
import { type DocumentNode, GraphQLError, GraphQLScalarType, type GraphQLSchema, parse } from 'graphql';
import { decodeJwt } from 'jose';
import type { ViewerClaims } from '../../gateway/context.js';

/** What a resolver of the tiny subgraphs is given. */
export interface TinyContext {
  viewer?: ViewerClaims;
  requestId: string;
}

export interface TinySubgraph {
  name: string;
  typeDefs: DocumentNode;
  schema: GraphQLSchema;
  createContext(viewer: ViewerClaims | undefined, requestId: string): TinyContext;
}

const LINK = `extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key", "@external", "@shareable"])`;

const Day = new GraphQLScalarType({
  name: 'Day',
  parseValue: (value) => {
    if (typeof value !== 'string' || Number.isNaN(Date.parse(value)))
      throw new GraphQLError(`"${String(value)}" is no day`);
    return value;
  },
});

const BOOKS = [
  { id: '1', title: 'Kiều', author: { id: 'a' } },
  { id: '2', title: 'Dế Mèn', author: { id: 'b' } },
  { id: '3', title: 'Số đỏ', author: null },
  { id: '4', title: 'Vang bóng', author: { id: 'c' } },
];

/** A subgraph with lists, a viewer, a mutation, and every way to fail. */
export function bookSubgraph(): TinySubgraph {
  return tinySubgraph(
    'books',
    `scalar Day
     type Query {
       book(id: ID!): Book
       books: [Book!]!
       ghost: Author
       viewer: String
       publishedOn(day: Day): String
       boom: String
       refusal: String
     }
     type Mutation { rename(id: ID!, title: String!): Book }
     type Book @key(fields: "id") { id: ID! title: String author: Author broken: String }
     type Author @key(fields: "id", resolvable: false) { id: ID! }`,
    {
      Day,
      Query: {
        book: (_: unknown, { id }: { id: string }) => BOOKS.find((book) => book.id === id),
        books: () => BOOKS,
        ghost: () => ({ id: 'ghost' }),
        viewer: (_: unknown, __: unknown, { viewer, requestId }: TinyContext) =>
          JSON.stringify({ viewer, requestId }),
        publishedOn: (_: unknown, { day }: { day: string }) => day,
        boom: () => {
          throw new Error('select secret from table at /srv/app');
        },
        refusal: () => {
          throw new GraphQLError('no: 3 is more than 2', {
            extensions: {
              code: 'FORBIDDEN',
              path: 'input.x',
              rule: 'R1',
              http: { status: 418 },
              stacktrace: ['/srv/app'],
            },
          });
        },
      },
      Mutation: {
        rename: (_: unknown, { id, title }: { id: string; title: string }) => ({
          ...BOOKS.find((book) => book.id === id),
          title,
        }),
      },
      Book: {
        broken: ({ id }: { id: string }) => {
          if (id === '2') throw new GraphQLError('book 2 is broken', { extensions: { code: 'NOT_FOUND' } });
          return 'whole';
        },
      },
    },
  );
}

/** A subgraph that adds to the entities of the first; author "b" hides the city, "ghost" is unknown. `wait` holds its answers back. */
export function authorSubgraph(wait: () => Promise<void> = () => Promise.resolve()): TinySubgraph {
  return tinySubgraph(
    'authors',
    `type Author @key(fields: "id") { id: ID! name: String city: String motto: String! }
     type Query { slow: String }`,
    {
      Query: { slow: async () => (await wait(), 'done') },
      Author: {
        __resolveReference: ({ id }: { id: string }) => (id === 'ghost' ? null : { id }),
        name: ({ id }: { id: string }) => `Author ${id}`,
        motto: () => null,
        city: ({ id }: { id: string }) => {
          if (id === 'b') throw new GraphQLError('b hides the city', { extensions: { code: 'FORBIDDEN' } });
          return `City of ${id}`;
        },
      },
    },
  );
}

function tinySubgraph(name: string, sdl: string, resolvers: object): TinySubgraph {
  const typeDefs = parse(`${LINK}\n${sdl}`);
  return {
    name,
    typeDefs,
    schema: buildSubgraphSchema([{ typeDefs, resolvers: resolvers as never }]),
    createContext: (viewer, requestId) => ({ viewer, requestId }),
  };
}

/** The real composition; throws on a composition error. */
export function composeTiny(subgraphs: readonly TinySubgraph[]): string {
  const { supergraphSdl, errors } = composeServices(
    subgraphs.map(({ name, typeDefs }) => ({ name, typeDefs })),
  );
  if (!supergraphSdl) throw new Error(errors?.map(({ message }) => message).join('\n'));
  return supergraphSdl;
}

/** Serves a tiny subgraph over HTTP; its viewer comes from the internal token, unverified. */
export async function serveTiny({
  schema,
  createContext,
}: TinySubgraph): Promise<{ url: string; stop(): Promise<void> }> {
  const apollo = new ApolloServer<TinyContext>({
    schema,
    plugins: [ApolloServerPluginInlineTraceDisabled()],
  });
  await apollo.start();
  const app = Fastify({ forceCloseConnections: true });
  await app.register(fastifyApollo(apollo), {
    context: ({ headers }) => {
      const token = headers.authorization?.replace('Bearer ', '');
      const viewer = token === undefined ? undefined : (decodeJwt(token)['viewer'] as ViewerClaims);
      return Promise.resolve(createContext(viewer, String(headers['x-request-id'])));
    },
  });
  app.get('/readyz', () => ({ ready: true }));
  const url = await app.listen({ host: '127.0.0.1', port: 0 });
  return {
    url: `${url}/graphql`,
    stop: async () => {
      await app.close();
      await apollo.stop();
    },
  };
}
