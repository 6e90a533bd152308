import type { ApolloServerPlugin } from '@apollo/server';
import type { GatewayContext } from '../context.js';

const HEADER = 'x-graph-cost';

/** Adds `extensions.cost` for a client that sends the header, so that it can see how far from the limit it is. */
export function tellCost(limit: number): ApolloServerPlugin<GatewayContext> {
  return {
    requestDidStart: ({ request }) =>
      Promise.resolve(
        request.http?.headers.get(HEADER) === undefined
          ? undefined
          : {
              willSendResponse: ({ response: { body }, contextValue: { cost } }) => {
                if (body.kind === 'single' && cost !== undefined)
                  body.singleResult.extensions = { ...body.singleResult.extensions, cost: { cost, limit } };
                return Promise.resolve();
              },
            },
      ),
  };
}
