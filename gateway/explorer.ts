import { randomBytes } from 'node:crypto';
import { getDistDirectory, type RenderOptions, renderAltair } from 'altair-static';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance } from 'fastify';
import { GatewayError } from './errors.js';

export interface Sample {
  title: string;
  query: string;
  variables?: Record<string, unknown>;
}

export interface ExplorerOptions {
  /** One tab each. */
  samples: readonly Sample[];
  /** Headers the tabs start with, for a visitor who knows this server by that name; fresh on each visit. */
  createHeaders?: (hostname: string) => Promise<Record<string, string>>;
}

export const EXPLORER_FILES = '/explorer/';

/** Only this server is ever asked: the explorer works without internet, and what it holds cannot leave. */
function contentSecurityPolicy(nonce: string): string {
  return [
    "default-src 'none'",
    `script-src 'self' 'nonce-${nonce}'`,
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data:",
    "font-src 'self' data:",
    "connect-src 'self'",
    "worker-src 'self' blob:",
    "frame-src 'none'",
    "base-uri 'self'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join('; ');
}

/** GET / is the explorer, its files come from the installed package. */
export async function serveExplorer(
  app: FastifyInstance,
  { samples, createHeaders }: ExplorerOptions,
): Promise<void> {
  await app.register(fastifyStatic, { root: getDistDirectory(), prefix: EXPLORER_FILES, index: false });
  app.get('/', async ({ protocol, host, hostname }, reply) => {
    const nonce = randomBytes(16).toString('base64');
    const html = renderAltair({
      ...renderOptions(graphAt(protocol, host), samples, await createHeaders?.(hostname)),
      cspNonce: nonce,
    });
    return reply
      .type('text/html; charset=utf-8')
      .headers({
        'content-security-policy': contentSecurityPolicy(nonce),
        'cache-control': 'no-store',
        'referrer-policy': 'no-referrer',
      })
      .send(html);
  });
}

/** The explorer needs a full address; as the browser knows this server, not as we listen. */
function graphAt(protocol: string, host: string): string {
  const address = `${protocol}://${host}/graphql`;
  if (!URL.canParse(address)) throw new GatewayError('BAD_REQUEST', 'The Host header is no host.');
  return new URL(address).href;
}

function renderOptions(
  endpointURL: string,
  samples: readonly Sample[],
  headers: Record<string, string> = {},
): RenderOptions {
  return {
    baseURL: EXPLORER_FILES,
    endpointURL,
    // Altair opens the last tab; the first sample is the one to meet.
    initialWindows: samples.toReversed().map(({ title, query, variables }) => ({
      initialName: title,
      endpointURL,
      initialQuery: query,
      initialVariables: JSON.stringify(variables ?? {}, null, 2),
      initialHeaders: headers,
    })),
    initialHeaders: headers,
    initialSettings: { 'schema.reloadOnStart': true },
    // Merged over what the browser kept: none of these may be turned back on to another host.
    persistedSettings: {
      disablePushNotification: true,
      'alert.disableUpdateNotification': true,
      'banners.disable': true,
      'plugin.list': [],
    },
    disableAccount: true,
    preserveState: false,
  };
}
