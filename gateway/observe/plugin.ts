import type { ApolloServerPlugin } from '@apollo/server';
import type { GatewayContext } from '../context.js';
import type { Metrics } from './metrics.js';
import { usageOf } from './usage.js';

/** Notes in the request's record what was asked and which codes the answer has, and counts what clients use. */
export function recordOperation(metrics?: Metrics): ApolloServerPlugin<GatewayContext> {
  return {
    requestDidStart: () =>
      Promise.resolve({
        didResolveOperation: ({ operation, document, schema, contextValue: { record } }) => {
          record.operationName = operation?.name?.value;
          record.operationType = operation?.operation;
          metrics?.countUsage(usageOf(document, schema), record.clientName);
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
