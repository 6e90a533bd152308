import { once } from 'node:events';
import {
  createServer,
  type IncomingHttpHeaders,
  type IncomingMessage,
  type Server,
  type ServerResponse,
} from 'node:http';
import type { AddressInfo } from 'node:net';

/** What becomes of a request; `pass` hands it to the subgraph behind. */
export type Fault =
  'pass' | 'reset' | 'hang' | 'drip' | 'half' | 'garbage' | 'html' | 'nothing' | 'status 500' | 'status 503';

interface SeenRequest {
  body: string;
  headers: IncomingHttpHeaders;
  receivedAt: number;
  /** When the connection or the answer ended. */
  endedAt?: number;
}

export interface FaultProxy {
  url: string;
  /** What it was sent, readyz left out. */
  readonly seen: SeenRequest[];
  /** Applies to the requests that follow; with a count, to so many of them, and the rest pass. */
  inject(fault: Fault, count?: number): void;
  /** Closes the port: connections are refused. */
  close(): Promise<void>;
  /** Opens the same port again. */
  open(): Promise<void>;
}

const JSON_HEADERS = { 'content-type': 'application/json' };
const DRIP_EVERY = 20;

const FAULTS: Record<Exclude<Fault, 'pass'>, (response: ServerResponse) => void> = {
  reset: (response) => void response.socket!.resetAndDestroy(),
  hang: () => undefined,
  drip: (response) => {
    response.writeHead(200, JSON_HEADERS).write('{"data":');
    const timer = setInterval(() => response.write(' '), DRIP_EVERY);
    response.once('close', () => clearInterval(timer));
  },
  half: (response) => {
    response.writeHead(200, { ...JSON_HEADERS, 'content-length': '1000' }).write('{"data":{"_entities":[');
    response.socket!.destroySoon();
  },
  garbage: (response) => void response.writeHead(200, JSON_HEADERS).end('\u0000\u0001{{{'),
  html: (response) =>
    void response.writeHead(200, { 'content-type': 'text/html' }).end('<html>nginx 10.0.0.7</html>'),
  nothing: (response) => void response.writeHead(200, JSON_HEADERS).end(),
  'status 500': (response) =>
    void response.writeHead(500, JSON_HEADERS).end('{"errors":[{"message":"at /srv/app 10.0.0.7"}]}'),
  'status 503': (response) => void response.writeHead(503).end('<html>nginx 10.0.0.7</html>'),
};

/** A proxy before a subgraph that can do to it what networks and servers do. */
export async function openFaultProxy(target: string): Promise<FaultProxy> {
  const seen: SeenRequest[] = [];
  let fault: Fault = 'pass';
  let left = Infinity;
  const nextFault = (): Fault => ((left -= 1) >= 0 ? fault : 'pass');

  const handle = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const isQuestion = request.method === 'POST';
    const entry: SeenRequest = { body: '', headers: request.headers, receivedAt: performance.now() };
    if (isQuestion) seen.push(entry);
    response.once('close', () => (entry.endedAt = performance.now()));
    for await (const chunk of request) entry.body += String(chunk);
    const current = isQuestion ? nextFault() : fault;
    if (current === 'pass') await forward(target, request, { body: entry.body, response });
    else FAULTS[current](response);
  };
  const serve = (): Server =>
    createServer((request, response) => void handle(request, response).catch(() => response.destroy()));

  let server = serve();
  const listen = async (port: number): Promise<void> => {
    server.listen(port, '127.0.0.1');
    await once(server, 'listening');
  };
  await listen(0);
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}/private/graphql`,
    seen,
    inject: (next, count = Infinity) => ([fault, left] = [next, count]),
    close: async () => {
      if (!server.listening) return;
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
    open: () => {
      server = serve();
      return listen(port);
    },
  };
}

async function forward(
  target: string,
  { method, headers, url }: IncomingMessage,
  { body, response }: { body: string; response: ServerResponse },
): Promise<void> {
  const { host: _host, connection: _connection, 'content-length': _length, ...rest } = headers;
  const address = method === 'POST' ? target : new URL(url!, target).href;
  const answer = await fetch(address, {
    method,
    headers: rest as Record<string, string>,
    body: method === 'POST' ? body : undefined,
  });
  response.writeHead(answer.status, JSON_HEADERS).end(await answer.text());
}
