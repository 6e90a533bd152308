/** The few messages of PostgreSQL's wire protocol the embedded database's socket must tell apart. */
const SSL_REQUEST = 80877103;
const GSS_REQUEST = 80877104;
const CANCEL_REQUEST = 80877102;
/** Our own first packet: answered with the database's id, so that a lock file can be told from a reused pid. */
const PROBE = 80870000;
const MAX_MESSAGE = 1 << 30;

export interface ClientMessage {
  /** The type letter; `start`, `encrypt`, `cancel` and `probe` have none on the wire. */
  type: string;
  bytes: Buffer;
}

const FIRST_PACKETS: Readonly<Record<number, string>> = {
  [SSL_REQUEST]: 'encrypt',
  [GSS_REQUEST]: 'encrypt',
  [CANCEL_REQUEST]: 'cancel',
  [PROBE]: 'probe',
};

/** Cuts a connection's bytes into messages; one message may arrive in many chunks, and many in one. */
export class MessageReader {
  #chunks: Buffer[] = [];
  #length = 0;
  #wanted = 0;
  #started = false;

  read(chunk: Buffer): ClientMessage[] {
    this.#chunks.push(chunk);
    this.#length += chunk.length;
    // Joining at every chunk would copy a large message once per 64 kB of it.
    if (this.#length < this.#wanted) return [];
    let rest = Buffer.concat(this.#chunks);
    const messages: ClientMessage[] = [];
    for (let size = this.#sizeOf(rest); size > 0 && size <= rest.length; size = this.#sizeOf(rest)) {
      messages.push(this.#cut(rest.subarray(0, size)));
      rest = rest.subarray(size);
    }
    this.#chunks = [rest];
    this.#length = rest.length;
    this.#wanted = this.#sizeOf(rest);
    return messages;
  }

  /** Bytes of the message at the front; 0 while its length has not arrived. */
  #sizeOf(bytes: Buffer): number {
    const typed = this.#started ? 1 : 0;
    if (bytes.length < typed + 4) return 0;
    const length = bytes.readInt32BE(typed);
    if (length < 4 || length > MAX_MESSAGE) throw new Error(`a message cannot have ${length} bytes`);
    return typed + length;
  }

  #cut(bytes: Buffer): ClientMessage {
    if (this.#started) return { type: String.fromCharCode(bytes[0]!), bytes };
    const type = (bytes.length >= 8 && FIRST_PACKETS[bytes.readInt32BE(4)]) || 'start';
    this.#started = type === 'start';
    return { type, bytes };
  }
}

function toMessage(type: string, body: Buffer): Buffer {
  const head = Buffer.alloc(5);
  head.write(type, 0, 'latin1');
  head.writeInt32BE(body.length + 4, 1);
  return Buffer.concat([head, body]);
}

export const SYNC = toMessage('S', Buffer.alloc(0));
export const ROLLBACK = toMessage('Q', Buffer.from('rollback\0'));
export const ASK_PASSWORD = toMessage('R', Buffer.from([0, 0, 0, 3]));
export const WRONG_PASSWORD = toMessage(
  'E',
  Buffer.from('SFATAL\0VFATAL\0C28P01\0Mthis database belongs to another user of this machine\0\0'),
);

export function createProbe(): Buffer {
  const probe = Buffer.alloc(8);
  probe.writeInt32BE(8, 0);
  probe.writeInt32BE(PROBE, 4);
  return probe;
}
