import { createServer, type Server, type Socket } from 'node:net';
import {
  ASK_PASSWORD,
  type ClientMessage,
  MessageReader,
  ROLLBACK,
  SYNC,
  WRONG_PASSWORD,
} from './database-wire.js';

/** The one session behind all connections. */
export interface Session {
  execute(bytes: Uint8Array): Promise<Uint8Array[]>;
  isInTransaction(): boolean;
}

interface Unit {
  connection: Connection;
  bytes: Uint8Array;
  /** Whether it ends in ReadyForQuery, after which another connection may have the session. */
  ends: boolean;
}

/**
 * Shares one session among connections. A connection has the session from its first message to the
 * ReadyForQuery outside a transaction: pglite-socket 0.2.17 hands it on between the messages of one query when
 * a large one arrives in pieces, and then binds one client's values to another's statement.
 */
class SessionQueue {
  #units: Unit[] = [];
  #owner: Connection | null = null;
  #busy = false;

  constructor(
    private readonly session: Promise<Session>,
    private readonly onBroken: (error: unknown) => void,
  ) {}

  submit(unit: Unit): void {
    this.#units.push(unit);
    this.#run();
  }

  /** A connection that vanished leaves neither waiting work nor an open transaction. */
  forget(connection: Connection): void {
    this.#units = this.#units.filter((unit) => unit.connection !== connection);
    this.#run();
  }

  #run(): void {
    if (this.#busy) return;
    this.#busy = true;
    this.session
      .then((session) => this.#drain(session))
      .then(
        () => (this.#busy = false),
        (error: unknown) => this.onBroken(error),
      );
  }

  async #drain(session: Session): Promise<void> {
    for (;;) {
      if (this.#owner?.closed) await this.#abandon(session);
      const unit = this.#takeNext();
      if (!unit) return;
      unit.connection.send(await session.execute(unit.bytes));
      this.#owner = unit.ends && !session.isInTransaction() ? null : unit.connection;
    }
  }

  #takeNext(): Unit | undefined {
    const index = this.#owner ? this.#units.findIndex((unit) => unit.connection === this.#owner) : 0;
    return index < 0 ? undefined : this.#units.splice(index, 1)[0];
  }

  async #abandon(session: Session): Promise<void> {
    // Sync first: after a failed query the session ignores everything up to it, the next client's query too.
    await session.execute(SYNC);
    if (session.isInTransaction()) await session.execute(ROLLBACK);
    this.#owner = null;
  }
}

class Connection {
  closed = false;
  #reader = new MessageReader();
  #startup: Buffer | null = null;
  #batch: Buffer[] = [];

  constructor(
    private readonly socket: Socket,
    private readonly house: { queue: SessionQueue; password: string; onProbe: (socket: Socket) => void },
  ) {}

  open(): void {
    const { socket } = this;
    socket.setNoDelay(true);
    socket.on('data', (chunk) => this.#receive(chunk));
    socket.on('error', () => socket.destroy());
    socket.on('close', () => {
      this.closed = true;
      this.house.queue.forget(this);
    });
  }

  send(parts: readonly Uint8Array[]): void {
    if (this.closed) return;
    this.socket.cork();
    for (const part of parts) this.socket.write(part);
    this.socket.uncork();
  }

  #receive(chunk: Buffer): void {
    try {
      for (const message of this.#reader.read(chunk)) this.#handle(message);
    } catch {
      this.socket.destroy();
    }
  }

  #handle({ type, bytes }: ClientMessage): void {
    if (type === 'encrypt') this.socket.write('N');
    else if (type === 'probe') this.house.onProbe(this.socket);
    else if (type === 'start') {
      this.#startup = bytes;
      this.socket.write(ASK_PASSWORD);
    } else if (this.#startup) this.#admit(this.#startup, type, bytes);
    else if (type === 'X' || type === 'cancel') this.socket.end();
    else this.#collect(type, bytes);
  }

  /** Any user of the machine can reach a loopback port; only ours can read the lock file with the password. */
  #admit(startup: Buffer, type: string, bytes: Buffer): void {
    if (type !== 'p' || bytes.toString('utf8', 5, bytes.length - 1) !== this.house.password) {
      this.socket.end(WRONG_PASSWORD);
      return;
    }
    this.#startup = null;
    this.house.queue.submit({ connection: this, bytes: startup, ends: true });
  }

  #collect(type: string, bytes: Buffer): void {
    this.#batch.push(bytes);
    const ends = type === 'Q' || type === 'S' || type === 'F';
    if (!ends && type !== 'H') return;
    const batch = Buffer.concat(this.#batch);
    this.#batch = [];
    this.house.queue.submit({ connection: this, bytes: batch, ends });
  }
}

export interface DatabaseSocketOptions {
  /** Answered to a probe. */
  id: string;
  password: string;
  session: Promise<Session>;
  onBroken: (error: unknown) => void;
}

/** Serves the session on a free loopback port. Probes stay open as leases of others that use the database. */
export class DatabaseSocket {
  #server: Server;
  #sockets = new Set<Socket>();
  #leases = new Set<Socket>();
  #closing = false;
  onLastLease: () => void = () => undefined;

  constructor(private readonly options: DatabaseSocketOptions) {
    const house = {
      queue: new SessionQueue(options.session, options.onBroken),
      password: options.password,
      onProbe: (socket: Socket) => this.#lease(socket),
    };
    this.#server = createServer((socket) => {
      this.#sockets.add(socket);
      socket.on('close', () => this.#sockets.delete(socket));
      new Connection(socket, house).open();
    });
  }

  get leases(): number {
    return this.#leases.size;
  }

  async listen(port: number): Promise<number> {
    await new Promise<void>((resolve, reject) => {
      this.#server.once('error', reject).listen(port, '127.0.0.1', resolve);
    });
    return (this.#server.address() as { port: number }).port;
  }

  /** From now on nobody may count on this database. */
  refuseLeases(): void {
    this.#closing = true;
  }

  close(): void {
    this.#server.close();
    for (const socket of this.#sockets) socket.destroy();
  }

  #lease(socket: Socket): void {
    if (this.#closing) return void socket.destroy();
    this.#leases.add(socket);
    socket.on('close', () => {
      this.#leases.delete(socket);
      if (this.#leases.size === 0) this.onLastLease();
    });
    socket.write(this.options.id);
  }
}
