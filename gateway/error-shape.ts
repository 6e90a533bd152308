import type { GraphQLError, GraphQLFormattedError } from 'graphql';
import type { GatewayContext, Log } from './context.js';
import { internalMessage } from './errors.js';

/** What graphql itself says carries no code; refusals of subgraphs and limits arrive here in their final words. */
export function toPublicErrors(
  errors: readonly GraphQLError[],
  { requestId }: Pick<GatewayContext, 'requestId'>,
  log: Log,
): GraphQLFormattedError[] {
  return errors.map((error) => {
    if (error.extensions['code'] !== undefined) return error.toJSON();
    log.error({ err: error, requestId }, 'unexpected error of the gateway');
    return {
      message: internalMessage(requestId),
      path: error.path,
      extensions: { code: 'INTERNAL', requestId },
    };
  });
}

/** The errors with a code, where they have none of their own. */
export function withCode(errors: readonly GraphQLError[], code: string): GraphQLFormattedError[] {
  return errors.map((error) => {
    const told = error.toJSON();
    return { ...told, extensions: { code, ...told.extensions } };
  });
}
