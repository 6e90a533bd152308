import { graphql, type GraphQLSchema } from 'graphql';
import type { GraphContext } from '../context.js';
import { FEED_PAGE_SIZE } from './feed.resolver.js';
import type { ChangePage } from './outbox.js';

/** Sends a query to the graph or subgraph that owns a feed, with the role SERVICE, and returns its data. */
export type AskOwner = (
  query: string,
  variables: Record<string, unknown>,
) => Promise<Record<string, unknown>>;

/** Reads one page of a feed. */
export type FeedSource = (after: string | null) => Promise<ChangePage>;

export function feedSource(feed: string, askOwner: AskOwner | undefined): FeedSource {
  if (!askOwner) throw new Error(`${feed} is followed, but no way to ask its owner was given`);
  const query = `query Follow($after: String, $first: Int!) {
    ${feed}(after: $after, first: $first) { nodes { topic entityId facts } endCursor hasNextPage }
  }`;
  return async (after) => (await askOwner(query, { after, first: FEED_PAGE_SIZE }))[feed] as ChangePage;
}

interface Owner {
  schema: GraphQLSchema;
  createContext(claims: unknown): GraphContext;
}

/** Asks an owner that lives in this process; looked up when asked, since followers are opened before or after it. */
export function askInProcess(findOwner: () => Owner): AskOwner {
  return async (source, variableValues) => {
    const { schema, createContext } = findOwner();
    const contextValue = createContext({ role: 'SERVICE' });
    const { data, errors } = await graphql({ schema, source, variableValues, contextValue });
    if (!data || errors?.length)
      throw new Error(`the feed’s owner answered: ${errors?.[0]?.message ?? 'no data'}`);
    return data;
  };
}
