import { graphql, type GraphQLSchema } from 'graphql';
import type { GraphContext } from '../context.js';
import { FEED_PAGE_SIZE } from './feed.resolver.js';
import type { ChangePage } from './outbox.js';

/** Sends a query to the graph or subgraph that owns a feed, with the role SERVICE, and returns its data. */
export type AskOwner = (
  query: string,
  variables: Record<string, unknown>,
) => Promise<Record<string, unknown>>;

/** Who answers for a feed. */
export type FindOwner = (feed: string) => AskOwner;

/** Reads one page of a feed. */
export type FeedSource = (after: string | null) => Promise<ChangePage>;

export function feedSource(feed: string, findOwner: FindOwner | undefined): FeedSource {
  if (!findOwner) throw new Error(`${feed} is followed, but no way to ask its owner was given`);
  const askOwner = findOwner(feed);
  const query = `query Follow($after: String, $first: Int!) {
    ${feed}(after: $after, first: $first) { nodes { topic entityId facts } endCursor hasNextPage }
  }`;
  return async (after) => (await askOwner(query, { after, first: FEED_PAGE_SIZE }))[feed] as ChangePage;
}

interface Owner {
  feed?: string;
  schema: GraphQLSchema;
  createContext(claims: unknown): GraphContext;
}

/** Asks owners that live in this process; looked up when asked, since followers are opened before or after them. */
export const findOwnerAmong =
  (subgraphs: () => Iterable<Owner>): FindOwner =>
  (feed) =>
  async (source, variableValues) => {
    const owner = [...subgraphs()].find((subgraph) => subgraph.feed === feed);
    if (!owner) throw new Error(`no subgraph in this process publishes ${feed}`);
    const { schema, createContext } = owner;
    const contextValue = createContext({ role: 'SERVICE' });
    const { data, errors } = await graphql({ schema, source, variableValues, contextValue });
    if (!data || errors?.length)
      throw new Error(`the feed’s owner answered: ${errors?.[0]?.message ?? 'no data'}`);
    return data;
  };
