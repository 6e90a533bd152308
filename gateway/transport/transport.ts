import type { DocumentNode, GraphQLFormattedError } from 'graphql';
import type { GatewayContext } from '../context.js';
import type { BreakerState } from './resilience.js';

/** One operation of a plan, for one subgraph. */
export interface SubgraphFetch {
  query: string;
  /** The same operation parsed; as long as its plan is cached it is the same object. */
  document: DocumentNode;
  variables: Record<string, unknown>;
  operationName?: string;
}

export interface SubgraphAnswer {
  data?: Record<string, unknown> | null;
  errors?: readonly GraphQLFormattedError[];
}

export interface Readiness {
  ready: boolean;
  /** Why not, without host or path: readyz is public. */
  reason?: string;
}

/** How one subgraph is reached; everything else about a fetch is the same for all. */
export interface Transport {
  /** Rejects when the subgraph gives no GraphQL answer, with the cause for the log. */
  execute(fetch: SubgraphFetch, context: GatewayContext): Promise<SubgraphAnswer>;
  readiness(): Promise<Readiness>;
  /** Absent where nothing can break: in this process. */
  breaker?(): BreakerState;
  close(): Promise<void>;
}
