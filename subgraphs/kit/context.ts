import type { EntityManager } from '@mikro-orm/postgresql';
import type { Kysely } from 'kysely';
import type { Viewer } from './viewer.js';

/** What a request brings besides who asks. */
export interface RequestTerms {
  /** Under which its mutation is done once. */
  idempotencyKey?: string;
  /** Aborted when nobody waits for the answer any more. */
  signal?: AbortSignal;
}

/** What a resolver of any subgraph is given; made anew for each request. */
export interface GraphContext {
  viewer: Viewer;
  requestId: string;
  /** Aborted when nobody waits for the answer any more. */
  signal?: AbortSignal;
  /** Reads: composable SQL over the pool. Lists and entity references never load entities. */
  db: Kysely<unknown>;
  /** The mutation under way, for a request that may be repeated; its writes are counted. */
  mutation?: { place: string; fingerprint: string; writes: number };
  /** Statements it read with so far; writes are not among them. */
  reads: number;
  /** Runs a mutation's work in one transaction with its own unit of work, and flushes it; once per idempotency key. */
  write<T>(work: (em: EntityManager) => Promise<T>): Promise<T>;
  /** Reads every change feed this subgraph follows to its end. Refused inside `write`: it would wait for itself. */
  catchUp(): Promise<void>;
  /** One loader per fetch function and argument set, for this request only. */
  loaders: Map<unknown, Map<string, unknown>>;
}
