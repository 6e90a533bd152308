/** The database is gone, going or coming. */
const UNREACHABLE = /^(08\w{3}|57P0[1-3]|53300|ECONNREFUSED|ECONNRESET|EPIPE|ETIMEDOUT)$/;

/** What the driver says of a connection that was lost under a statement; such an error has no code. */
const LOST_CONNECTION =
  /^(Connection terminated|Client has encountered a connection error|Client was closed)/;

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
