import {
  type CompiledQuery,
  type DatabaseConnection,
  DefaultQueryExecutor,
  type Kysely,
  type QueryExecutor,
  type QueryResult,
} from 'kysely';
import { Refusal } from './errors.js';

/** Milliseconds the gateway still waits, as it says in `x-request-timeout`; a day at most. */
export function toDeadline(header: string | string[] | undefined): AbortSignal | undefined {
  if (typeof header !== 'string' || !/^\d{1,8}$/.test(header)) return undefined;
  return AbortSignal.timeout(Number(header));
}

/** What is asked when the gateway waits no longer is not begun. */
export function requireTime(signal: AbortSignal | undefined): void {
  if (signal?.aborted) throw refuseLate();
}

export function refuseLate(): Refusal {
  return new Refusal('SUBGRAPH_UNAVAILABLE', 'The time for this request is over.');
}

/** The same reads, counted; none begun and each under way cancelled in the database once the signal is aborted. */
export function boundBy(
  db: Kysely<unknown>,
  signal: AbortSignal | undefined,
  onRead: () => void,
): Kysely<unknown> {
  const bounded = new BoundExecutor(db.getExecutor(), { signal, onRead });
  // Reads are SQL (`sql`), which asks for an executor only; a builder's statement would not be bounded, so there is none.
  return { getExecutor: () => bounded } as unknown as Kysely<unknown>;
}

interface Bounds {
  signal: AbortSignal | undefined;
  onRead: () => void;
}

/** What Kysely does under a signal itself, with one listener per request in place of one and two races per statement. */
class BoundExecutor extends DefaultQueryExecutor {
  /** How each statement under way is left. */
  readonly #underWay = new Set<() => void>();
  readonly #inner: QueryExecutor;
  readonly #bounds: Bounds;
  #isListening = false;

  constructor(inner: QueryExecutor, bounds: Bounds) {
    super({ compileQuery: (node, id) => inner.compileQuery(node, id) }, inner.adapter, inner, [
      ...inner.plugins,
    ]);
    this.#inner = inner;
    this.#bounds = bounds;
  }

  override executeQuery<Row>(query: CompiledQuery): Promise<QueryResult<Row>> {
    const { signal, onRead } = this.#bounds;
    onRead();
    if (!signal) return this.#inner.executeQuery<Row>(query);
    this.#listen(signal);
    const { promise, resolve, reject } = Promise.withResolvers<QueryResult<Row>>();
    let running: DatabaseConnection | undefined;
    let cancelling: Promise<unknown> | undefined;
    const leave = (): void => {
      if (running) cancelling = this.#cancel(running);
      reject(signal.reason as Error);
    };
    this.#underWay.add(leave);
    const run = async (connection: DatabaseConnection): Promise<QueryResult<Row>> => {
      signal.throwIfAborted();
      running = connection;
      try {
        return await connection.executeQuery<Row>(query);
      } finally {
        this.#underWay.delete(leave);
        // Given back before, the connection could lose the next one's statement instead.
        if (cancelling) await cancelling;
      }
    };
    void this.#inner.provideConnection(run).then(resolve, reject);
    return promise;
  }

  #listen(signal: AbortSignal): void {
    if (this.#isListening) return;
    this.#isListening = true;
    const leaveAll = (): void => {
      for (const leave of this.#underWay) leave();
    };
    signal.addEventListener('abort', leaveAll, { once: true });
  }

  /** That it was too late, or could not be told, is no failure: nobody waits for the outcome. */
  async #cancel(connection: DatabaseConnection): Promise<void> {
    try {
      await connection.collectSessionInfo?.();
      await connection.cancelQuery?.((work) => this.#inner.provideConnection(work));
    } catch {
      // The statement ends by itself.
    }
  }
}
