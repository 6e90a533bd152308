import { randomUUID } from 'node:crypto';
import type { MikroORM } from '@mikro-orm/postgresql';
import { GraphQLError, type GraphQLSchema } from 'graphql';
import { logPersonalReads, type PersonalTypes } from './access-log.js';
import { isUnreachable } from './connections.js';
import type { GraphContext, RequestTerms } from './context.js';
import { boundBy, refuseLate } from './deadline.js';
import { Refusal } from './errors.js';
import { Follower, type Projection } from './feed/projection.js';
import { feedResolverOf } from './feed/feed.resolver.js';
import { feedSource, type FindOwner } from './feed/source.js';
import { doOnce, forgetOldKeys, type Repeatable, toRequestKey } from './idempotency.js';
import type { RetentionRule } from './retention.js';
import { type BuiltSchema, buildSubgraph, type SchemaOptions } from './schema.js';
import {
  type ConstraintMeanings,
  openStorage,
  type StorageOptions,
  translateStorageError,
} from './storage.js';
import { PUBLIC_VIEWER, toViewer } from './viewer.js';

/** All wiring of a subgraph, on one screen of its `subgraph.ts`. */
export interface SubgraphDefinition
  extends
    Pick<StorageOptions, 'schema' | 'entities' | 'migrations'>,
    Pick<SchemaOptions, 'resolvers' | 'references'> {
  name: string;
  constraints: ConstraintMeanings;
  /** The query through which others follow what this subgraph publishes; its migrations have `outboxSql`. */
  feed?: string;
  projections: readonly Projection[];
  /** Types of the graph that are about a natural person: every read of one is logged. */
  personal?: PersonalTypes;
  /** What is kept for a time only. */
  retention?: readonly RetentionRule[];
}

export interface SubgraphOptions extends Pick<StorageOptions, 'databaseUrl' | 'poolSize' | 'onStatement'> {
  /** Who answers for each followed feed: in process or over HTTP. */
  findOwner?: FindOwner;
  /** Milliseconds between looks at the feeds; the embedded database cannot notify. */
  pollEvery?: number;
  log: { error(details: object, message: string): void; warn(details: object, message: string): void };
}

export interface Subgraph {
  name: string;
  feed?: string;
  schema: GraphQLSchema;
  sdl: string;
  orm: MikroORM;
  /** A request's context from the claims the gateway verified (absent: the public). */
  createContext(claims?: unknown, requestId?: string, terms?: RequestTerms): GraphContext;
  migrate(): Promise<void>;
  /** Reads all followed feeds to their end. */
  catchUp(): Promise<void>;
  /** Catches up, then keeps following until it rests. */
  start(): Promise<void>;
  /** Follows no more; the feeds it is reading must last until then. */
  rest(): Promise<void>;
  /** Rests, then frees everything. */
  stop(): Promise<void>;
  /** Migrated and caught up, or the reason why not. */
  readiness(): Promise<{ ready: boolean; reason?: string }>;
}

/** The schema alone, without a database: for the SDL files and the guards. */
export function buildDefinition(definition: SubgraphDefinition, log?: SubgraphOptions['log']): BuiltSchema {
  const { feed, schema } = definition;
  return buildSubgraph({
    resolvers: feed ? [...definition.resolvers, feedResolverOf(feed, schema)] : definition.resolvers,
    references: definition.references,
    prepare: (schema) => logPersonalReads(schema, definition),
    toPublicError: (error, context) => toPublicError(error, context, { definition, log }),
  });
}

export async function openSubgraph(
  definition: SubgraphDefinition,
  options: SubgraphOptions,
): Promise<Subgraph> {
  const { schema, sdl } = buildDefinition(definition, options.log);
  const orm = await openStorage({ ...definition, ...options });
  const followers = definition.projections.map(
    (projection) =>
      new Follower(projection, {
        schema: definition.schema,
        source: feedSource(projection.feed, options.findOwner),
        fork: () => orm.em.fork(),
      }),
  );
  const catchUp = async (): Promise<void> => {
    for (const follower of followers) await follower.catchUp();
  };
  let caughtUp = followers.length === 0;
  let following = false;
  let timer: NodeJS.Timeout | undefined;
  let look: Promise<void> | undefined;
  const follow = async (): Promise<void> => {
    await catchUp().then(
      () => (caughtUp = true),
      (error: unknown) =>
        options.log.warn({ err: error, subgraph: definition.name }, 'feed not readable, will retry'),
    );
    if (following) timer = setTimeout(() => (look = follow()), options.pollEvery ?? 1000).unref();
  };
  const rest = async (): Promise<void> => {
    following = false;
    clearTimeout(timer);
    await look;
  };

  return {
    name: definition.name,
    feed: definition.feed,
    schema,
    sdl,
    orm,
    createContext: (claims, requestId = randomUUID(), terms = {}) =>
      createContext(orm, { claims, requestId, ...terms, schema: definition.schema }, catchUp),
    migrate: async () => {
      await orm.migrator.up();
      await forgetOldKeys(orm.em.fork(), definition.schema);
    },
    catchUp,
    start: async () => {
      following = followers.length > 0;
      if (following) await (look = follow());
    },
    rest,
    stop: async () => {
      await rest();
      await orm.close(true);
    },
    readiness: async () => {
      const pending = await orm.migrator.getPending().catch(() => null);
      if (pending === null) return { ready: false, reason: 'database unreachable' };
      if (pending.length) return { ready: false, reason: `${pending.length} migrations pending` };
      return caughtUp ? { ready: true } : { ready: false, reason: 'projections behind' };
    },
  };
}

interface ContextOptions extends RequestTerms {
  claims: unknown;
  requestId: string;
  schema: string;
}

function createContext(
  orm: MikroORM,
  { claims, requestId, idempotencyKey, signal, schema }: ContextOptions,
  catchUp: () => Promise<void>,
): GraphContext {
  let writing = 0;
  const viewer = claims === undefined ? PUBLIC_VIEWER : toViewer(claims);
  const key = toRequestKey(viewer, idempotencyKey);
  const context: GraphContext = {
    viewer,
    requestId,
    signal,
    reads: 0,
    db: boundBy(orm.em.getConnection().getClient(), signal, () => (context.reads += 1)),
    loaders: new Map(),
    write: async (work) => {
      writing += 1;
      try {
        const repeatable = key && context.mutation && toRepeatable(key, context.mutation);
        return await orm.em
          .fork({ signal, inflightQueryAbortStrategy: 'cancel query' })
          .transactional((em) => (repeatable ? doOnce(em, { schema, repeatable }, work) : work(em)));
      } finally {
        writing -= 1;
      }
    },
    catchUp: () => {
      // One session serves the embedded database: waiting for another reader inside a transaction never ends.
      if (writing > 0) throw new Error('catchUp inside write would wait for itself; call it before');
      return catchUp();
    },
  };
  return context;
}

function toRepeatable(key: string, mutation: NonNullable<GraphContext['mutation']>): Repeatable {
  mutation.writes += 1;
  return { key, place: `${mutation.place}#${mutation.writes}`, fingerprint: mutation.fingerprint };
}

function toPublicError(
  error: unknown,
  context: GraphContext,
  { definition, log }: { definition: SubgraphDefinition; log?: SubgraphOptions['log'] },
): Error {
  if (error instanceof GraphQLError) return error;
  // Whatever it was that the end of the time interrupted.
  const translated = context.signal?.aborted
    ? refuseLate()
    : translateStorageError(error, definition.constraints);
  if (translated instanceof Refusal) {
    if (isUnreachable(error))
      log?.warn(
        { err: error, requestId: context.requestId, subgraph: definition.name },
        'database unreachable',
      );
    return new GraphQLError(translated.message, {
      extensions: { code: translated.code, ...translated.details },
    });
  }
  log?.error({ err: error, requestId: context.requestId, subgraph: definition.name }, 'unexpected error');
  return new GraphQLError(`Something went wrong on our side. Request ${context.requestId}.`, {
    extensions: { code: 'INTERNAL', requestId: context.requestId },
  });
}
