/** The database is gone, going or coming. */
const UNREACHABLE = /^(08\w{3}|57P0[1-3]|53300|ECONNREFUSED|ECONNRESET|EPIPE|ETIMEDOUT)$/;

/** What the drivers say of a connection that was lost under a statement, or closed before; such an error has no code. */
const LOST_CONNECTION =
  /^(Connection terminated|Client has encountered a connection error|Client was closed|driver has already been destroyed)/;

/** Whether a statement failed because there was no database to carry it out. */
export function isUnreachable(error: unknown): boolean {
  const { code, message } = error as { code?: string; message?: string };
  return UNREACHABLE.test(code ?? '') || LOST_CONNECTION.test(message ?? '');
}

export interface Client {
  query: (...args: unknown[]) => unknown;
}

/** Statements after whose failure Kysely 0.29 keeps the connection of a transaction for ever. */
const KEPT_AFTER = /^(begin|start transaction|rollback)/;

/**
 * A lost connection has rolled back, and whatever follows a lost `begin` fails on it. Told so, Kysely gives the
 * connection back; otherwise the pool would be one smaller with each transaction that a restart of the database cuts
 * off, until every request waits for ever.
 */
export function returnLostConnections(client: Client): void {
  const query = client.query.bind(client);
  client.query = (...args) => {
    const [statement] = args;
    const result = query(...args);
    if (!(result instanceof Promise) || typeof statement !== 'string' || !KEPT_AFTER.test(statement))
      return result;
    return result.catch((error: unknown) => {
      if (isUnreachable(error)) return { command: '', rowCount: 0, rows: [] };
      throw error;
    });
  };
}

export interface Pool {
  connect: () => Promise<{ release: () => void }>;
  ending: boolean;
}

/**
 * A pool that ends waits for every connection it has handed out, and Kysely 0.29 forgets one that arrives after its
 * own end: `npm start` once never ended, because a feed was read on a new connection while its subgraph closed.
 */
export function refuseWhenEnding(pool: Pool): void {
  const connect = pool.connect.bind(pool);
  pool.connect = async () => {
    const client = await connect();
    if (!pool.ending) return client;
    client.release();
    throw new Error('Connection terminated: the pool has ended');
  };
}
