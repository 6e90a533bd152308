import type { FastifyInstance } from 'fastify';
import type { Transports } from './supergraph.js';
import type { Readiness } from './transport/transport.js';

interface Health {
  ready: boolean;
  subgraphs: Record<string, Readiness>;
}

/** Ready when every subgraph is; the supergraph is loaded before the port opens. */
async function readHealth(transports: Transports): Promise<Health> {
  const subgraphs = Object.fromEntries(
    await Promise.all(
      [...transports].map(async ([name, transport]) => [name, await transport.readiness()] as const),
    ),
  );
  return { ready: Object.values(subgraphs).every(({ ready }) => ready), subgraphs };
}

export function serveHealth(app: FastifyInstance, transports: Transports): void {
  app.get('/livez', () => ({ live: true }));
  app.get('/readyz', async (_, reply) => {
    const health = await readHealth(transports);
    return reply.code(health.ready ? 200 : 503).send(health);
  });
}
