import type { FastifyInstance } from 'fastify';
import { GatewayError } from './errors.js';

const ALLOWED = {
  'access-control-allow-methods': 'GET, POST',
  'access-control-allow-headers':
    'authorization, content-type, x-request-id, x-graph-cost, idempotency-key, apollo-require-preflight, apollographql-client-name, apollographql-client-version',
  'access-control-max-age': '600',
};

/** Pages of these origins may ask from a browser; without any, only our own explorer may. Cookies are never allowed. */
export function serveCors(app: FastifyInstance, origins: ReadonlySet<string>): void {
  app.addHook('onRequest', async ({ headers: { origin } }, reply) => {
    void reply.header('vary', 'Origin');
    if (origin === undefined || !origins.has(origin)) return;
    void reply.headers({
      'access-control-allow-origin': origin,
      'access-control-expose-headers': 'x-request-id, retry-after',
    });
  });
  app.options('/graphql', async ({ headers: { origin } }, reply) => {
    if (origin === undefined || !origins.has(origin))
      throw new GatewayError('BAD_REQUEST', 'Pages of this origin may not ask here.', 403);
    return reply.code(204).headers(ALLOWED).send();
  });
}
