import { createGateway, type Gateway, type GatewayOptions } from '../../gateway/server.js';
import {
  authorSubgraph,
  bookSubgraph,
  composeTiny,
  serveTiny,
  type TinySubgraph,
} from './tiny-supergraph.js';

export type TransportName = 'in process' | 'over HTTP';

export interface Answer {
  status: number;
  headers: Headers;
  data?: Record<string, unknown> | null;
  errors?: { message: string; path?: (string | number)[]; extensions: Record<string, unknown> }[];
}

/** One client request. */
export async function askGraph(
  url: string,
  body: object | string,
  headers: Record<string, string> = {},
): Promise<Answer> {
  const response = await fetch(`${url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  });
  return { status: response.status, headers: response.headers, ...((await response.json()) as object) };
}

export interface TinyGateway extends Gateway {
  ask(query: string, variables?: object, headers?: Record<string, string>): Promise<Answer>;
}

/** A gateway over the tiny subgraphs, in this process or each behind its own HTTP server. */
export async function openTinyGateway(
  transport: TransportName,
  options: Partial<GatewayOptions> = {},
  subgraphs: readonly TinySubgraph[] = [bookSubgraph(), authorSubgraph()],
): Promise<TinyGateway> {
  const servers = transport === 'over HTTP' ? await Promise.all(subgraphs.map(serveTiny)) : [];
  const endpoints = subgraphs.map((subgraph, index) => [subgraph.name, servers[index] ?? subgraph]);
  const gateway = await createGateway({
    supergraphSdl: composeTiny(subgraphs),
    subgraphs: Object.fromEntries(endpoints),
    development: true,
    internalToken: { issuer: 'urn:test:internal', secret: 'a secret of at least 32 characters' },
    ...options,
  });
  return {
    ...gateway,
    ask: (query, variables = {}, headers = {}) => askGraph(gateway.url, { query, variables }, headers),
    stop: async () => {
      await gateway.stop();
      await Promise.all(servers.map((server) => server.stop()));
    },
  };
}
