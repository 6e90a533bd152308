import type { ApolloServerPlugin } from '@apollo/server';
import type { GatewayContext } from '../context.js';

/** Notes in the request's record what was asked and which codes the answer has. */
export function recordOperation(): ApolloServerPlugin<GatewayContext> {
  return {
    requestDidStart: () =>
      Promise.resolve({
        didResolveOperation: ({ operation, contextValue: { record } }) => {
          record.operationName = operation?.name?.value;
          record.operationType = operation?.operation;
          return Promise.resolve();
        },
        willSendResponse: ({ response: { body }, contextValue: { record } }) => {
          const errors = body.kind === 'single' ? (body.singleResult.errors ?? []) : [];
          for (const { extensions } of errors) record.codes.push(String(extensions?.['code']));
          return Promise.resolve();
        },
      }),
  };
}
