import type { GatewayContext, Log } from '../context.js';

/** One line per request at level info. */
export function logRequest(log: Log, context: GatewayContext, status: number): void {
  const { requestId, viewer, cost, record } = context;
  const { clientName, clientVersion, operationName, operationType, fetches, codes, startedAt } = record;
  log.info(
    {
      requestId,
      client: clientName && { name: clientName, version: clientVersion },
      operation: operationName,
      type: operationType,
      role: viewer?.role ?? 'PUBLIC',
      status,
      milliseconds: Math.round(performance.now() - startedAt),
      fetches,
      cost,
      codes: codes.length ? [...new Set(codes)] : undefined,
    },
    'request',
  );
}
