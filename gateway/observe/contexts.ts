import type { FastifyRequest } from 'fastify';
import type { GatewayContext } from '../context.js';

const contexts = new WeakMap<FastifyRequest, GatewayContext>();

export function keepContext(request: FastifyRequest, context: GatewayContext): void {
  contexts.set(request, context);
}

/** Undefined: the request is not one for the graph. */
export function contextOf(request: FastifyRequest): GatewayContext | undefined {
  return contexts.get(request);
}
