import { MikroORM, type EntitySchema, type AnyEntity, type EntityClass } from '@mikro-orm/postgresql';
import { Migrator, type Migration } from '@mikro-orm/migrations';
import type { Constructor } from '@mikro-orm/core';
import {
  type Client,
  isUnreachable,
  type Pool,
  refuseWhenEnding,
  returnLostConnections,
} from './connections.js';
import { type ErrorCode, Refusal } from './errors.js';

export interface StorageOptions {
  databaseUrl: string;
  /** PostgreSQL schema this subgraph owns; it never names another. */
  schema: string;
  entities: readonly (EntityClass<AnyEntity> | EntitySchema)[];
  migrations: readonly MigrationEntry[];
  /** Every other schema of the database; only the migration writer needs to know them. */
  foreignSchemas?: readonly string[];
  /** Connections kept; the embedded database has one session, so more only queue. */
  poolSize?: number;
  /** Told every statement, for stories and benchmarks that count them and for the script that explains them. */
  onStatement?: (statement: string, parameters: readonly unknown[]) => void;
}

export interface MigrationEntry {
  name: string;
  class: Constructor<Migration>;
}

/** Tables of the kit itself, written by `foundation.ts`. */
const UNMAPPED_TABLES = [
  'change',
  'projection',
  'idempotency',
  'access_log',
  'dispute',
  'dispute_deadline',
  'migration',
];

function watchStatements(
  client: Client,
  onStatement: (statement: string, parameters: readonly unknown[]) => void,
): void {
  const query = client.query.bind(client);
  client.query = (...args: unknown[]) => {
    const [config, given] = args;
    const { text = 'cursor', values } =
      typeof config === 'string' ? { text: config } : (config as { text?: string; values?: unknown[] });
    onStatement(text, values ?? (Array.isArray(given) ? given : []));
    return query(...args);
  };
}

/**
 * For statements over a whole register. PostgreSQL compiles one that it believes to be expensive anew for each run: 3.2
 * of the 5.2 seconds of a statistic over 600,000 activities. And with the 4 MB it gives a sort or a group by default,
 * 200,000 groups go to the disk: 1.2 seconds instead of 0.4.
 */
export const SESSION_SETTINGS = `set jit = off; set work_mem = '16MB'`;

export async function openStorage(options: StorageOptions): Promise<MikroORM> {
  const { onStatement } = options;
  return MikroORM.init({
    clientUrl: options.databaseUrl,
    entities: [...options.entities],
    schema: options.schema,
    extensions: [Migrator],
    // A mistyped database name is an error to tell, not a database to create.
    ensureDatabase: false,
    schemaGenerator: {
      ignoreSchema: [...(options.foreignSchemas ?? ['public'])],
      skipTables: [...UNMAPPED_TABLES],
    },
    migrations: {
      tableName: `${options.schema}.migration`,
      migrationsList: [...options.migrations],
      snapshot: false,
      // Even so: a second subgraph's first migration once contained "drop schema" of the first.
      safe: true,
      dropTables: false,
      emit: 'ts',
    },
    pool: { min: 0, max: options.poolSize ?? 4 },
    driverOptions: {
      onConnect: (client: Client) => client.query(SESSION_SETTINGS),
      onPoolCreated: (pool: Pool & { on(event: 'connect', listener: (client: Client) => void): void }) => {
        refuseWhenEnding(pool);
        pool.on('connect', returnLostConnections);
        if (onStatement) pool.on('connect', (client) => watchStatements(client, onStatement));
      },
    },
    logger: () => undefined,
    discovery: { warnWhenNoEntities: false },
  });
}

/** What a named constraint means to a client. A constraint without an entry is our fault, not the client’s. */
export type ConstraintMeanings = Readonly<Record<string, { code: ErrorCode; reason: string; path?: string }>>;

interface DatabaseError {
  code?: string;
  constraint?: string;
  message: string;
}

const SERIALIZATION_FAILURES = new Set(['40001', '40P01']);

/** Day, text or number no column can hold or compare: the year 0000, a NUL character, a forged cursor. */
const UNSTORABLE_VALUES = new Set(['22003', '22007', '22008', '22021', '22P02']);

/** Turns a storage error into the refusal it stands for; anything else is returned as it came. */
export function translateStorageError(error: unknown, meanings: ConstraintMeanings): unknown {
  const { constraint, code } = error as DatabaseError;
  const meaning = constraint ? meanings[constraint] : undefined;
  if (meaning) return new Refusal(meaning.code, meaning.reason, meaning.path ? { path: meaning.path } : {});
  if (code && SERIALIZATION_FAILURES.has(code)) {
    return new Refusal('CONFLICT', 'Two changes met on the same record and this one lost. Retry.');
  }
  if (isUnreachable(error)) {
    return new Refusal(
      'SUBGRAPH_UNAVAILABLE',
      'The database cannot be reached at the moment. Retry, a mutation under its Idempotency-Key only: it may have been done.',
    );
  }
  if (code && UNSTORABLE_VALUES.has(code)) {
    return new Refusal(
      'BAD_USER_INPUT',
      'An argument holds a day, number, text or cursor that no record can have.',
    );
  }
  return error;
}
