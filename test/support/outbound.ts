import { Socket } from 'node:net';

const LOOPBACK = new Set(['127.0.0.1', '::1', 'localhost', undefined]);

/** The discard service, which nobody runs. */
const CLOSED = { host: '127.0.0.1', port: 9 };

export interface OutboundWatch {
  /** Hosts other than this machine that a connection was tried to. */
  readonly hosts: string[];
  /** The first of them. */
  readonly first: Promise<string>;
  stop(): void;
}

/** Watches every socket of this process; a connection to another host is noted and meets a closed port instead. */
export function watchOutbound(): OutboundWatch {
  const connect = Socket.prototype.connect;
  const hosts: string[] = [];
  const { promise: first, resolve } = Promise.withResolvers<string>();
  Socket.prototype.connect = function (this: Socket, ...args: unknown[]) {
    const host = hostOf(args);
    if (host === undefined) return Reflect.apply(connect, this, args) as Socket;
    hosts.push(host);
    resolve(host);
    return Reflect.apply(connect, this, [CLOSED]) as Socket;
  };
  return { hosts, first, stop: () => void (Socket.prototype.connect = connect) };
}

/** net.connect hands its normalised arguments on as one array; a path is a local socket. */
function hostOf(args: unknown[]): string | undefined {
  const [options] = args.flat() as [{ host?: string; path?: string | null } | undefined];
  const host = typeof options === 'object' ? options.host : undefined;
  return LOOPBACK.has(host) || options?.path ? undefined : host;
}
