import { once } from 'node:events';
import { connect, createServer, type Server, type Socket } from 'node:net';

export interface TcpProxy {
  /** The address given, through the proxy. */
  url: string;
  /** Every connection is lost, new ones are refused: what clients see of a server that is gone. */
  cut(): Promise<void>;
  /** It is back at the same port. */
  back(): Promise<void>;
}

/** Stands before a database server that other tests use as well, and can therefore not be restarted itself. */
export async function openTcpProxy(target: string): Promise<TcpProxy> {
  const { hostname, port } = new URL(target);
  const sockets = new Set<Socket>();
  const server: Server = createServer((client) => {
    const upstream = connect({ host: hostname, port: Number(port) });
    for (const [socket, other] of [
      [client, upstream],
      [upstream, client],
    ] as const) {
      sockets.add(socket);
      socket.pipe(other);
      socket.on('error', () => socket.destroy());
      socket.on('close', () => {
        sockets.delete(socket);
        other.destroy();
      });
    }
  });
  const listen = async (wanted: number): Promise<void> => {
    await once(server.listen(wanted, '127.0.0.1'), 'listening');
  };
  await listen(0);
  const own = (server.address() as { port: number }).port;
  const url = new URL(target);
  url.host = `127.0.0.1:${own}`;
  return {
    url: url.href,
    cut: async () => {
      const closed = once(server, 'close');
      server.close();
      for (const socket of sockets) socket.destroy();
      await closed;
    },
    back: () => listen(own),
  };
}
