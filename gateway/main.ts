import { readFile } from 'node:fs/promises';
import { createRemoteJWKSet } from 'jose';
import { type Logger, pino } from 'pino';
import { askOverHttp } from '../subgraphs/kit/server.js';
import { findOwnerAmong, type FindOwner } from '../subgraphs/kit/feed/source.js';
import {
  openSubgraph,
  type Subgraph,
  type SubgraphDefinition,
  type SubgraphOptions,
} from '../subgraphs/kit/subgraph.js';
import { openTracing } from '../subgraphs/kit/tracing.js';
import { INTERNAL_ISSUER } from '../subgraphs/kit/token.js';
import { ROLES } from '../subgraphs/kit/viewer.js';
import { definition as campaigns } from '../subgraphs/campaigns/subgraph.js';
import { definition as emulation } from '../subgraphs/emulation/subgraph.js';
import { definition as organizations } from '../subgraphs/organizations/subgraph.js';
import { definition as securityForces } from '../subgraphs/security-forces/subgraph.js';
import { readSettings, type Settings } from './config.js';
import {
  DEVELOPMENT_ALGORITHM,
  DEVELOPMENT_AUDIENCE,
  DEVELOPMENT_ISSUER,
  type DevelopmentIssuer,
  openDevelopmentIssuer,
  openDevelopmentSecret,
} from './development-issuer.js';
import { readManifest } from './documents/manifest.js';
import type { ExplorerOptions } from './explorer.js';
import { followSupergraph } from './follow-supergraph.js';
import { CLIENT_ALGORITHMS, type TrustedIssuer } from './identity.js';
import { INTERNAL_ALGORITHM } from './internal-token.js';
import { readSamples } from './samples.js';
import { createGateway, type Gateway, type GatewayOptions } from './server.js';

/** The subgraphs of the graph. */
export const DEFINITIONS: readonly SubgraphDefinition[] = [
  organizations,
  securityForces,
  campaigns,
  emulation,
];

const SUPERGRAPH = new URL('../../schema/supergraph.graphql', import.meta.url);
const EXPLORER_ROLE = 'PROVINCE_OFFICER';
const EXPLORER_TOKEN_HOURS = 12;
const LOOPBACK = new Set(['127.0.0.1', '::1', '[::1]', 'localhost']);

export interface GraphOptions
  extends Pick<SubgraphOptions, 'poolSize' | 'onStatement' | 'pollEvery'>, Pick<GatewayOptions, 'onFetch'> {
  log?: Logger;
}

export interface RunningGraph extends Gateway {
  /** Those that run in this process. */
  subgraphs: ReadonlyMap<string, Subgraph>;
}

export function readGraphSettings(environment?: NodeJS.ProcessEnv): Settings {
  return readSettings(
    DEFINITIONS.map(({ name }) => name),
    environment,
  );
}

/** Serves the graph over a migrated database: subgraphs without a URL in this process, then the gateway. */
export async function openGraph(settings: Settings, options: GraphOptions = {}): Promise<RunningGraph> {
  const log = options.log ?? pino({ level: settings.logLevel });
  const opened = new AsyncDisposableStack();
  try {
    // In production the setting is required, see config.ts.
    const secret = settings.internalSecret ?? (await openDevelopmentSecret(settings.dataDir));
    const subgraphs = await openSubgraphs(
      { ...settings, internalSecret: secret },
      { ...options, log },
      opened,
    );
    const development = await openIssuer(settings);
    const supergraphSdl = await readFile(settings.supergraphFile ?? SUPERGRAPH, 'utf8');
    const tracing = await openTracing(settings.tracesEndpoint, 'gateway');
    opened.defer(() => tracing?.stop());
    const gateway = await createGateway({
      supergraphSdl,
      tracing,
      subgraphs: { ...Object.fromEntries(subgraphs), ...toEndpoints(settings.subgraphUrls) },
      host: settings.host,
      port: settings.port,
      issuers: trustedIssuers(settings.jwt, development, secret),
      internalToken: { issuer: INTERNAL_ISSUER, secret },
      corsOrigins: settings.corsOrigins,
      trustedProxies: settings.trustedProxies,
      limits: settings.costPerMinute === undefined ? undefined : { costPerMinute: settings.costPerMinute },
      trustedDocuments: settings.trustedDocuments ? await readManifest(settings.trustedDocuments) : undefined,
      trustedDocumentsMode: settings.trustedDocumentsMode,
      trustedDocumentsModeByRole: requireRoles(settings.trustedDocumentsModeByRole),
      metrics: settings.metrics,
      explorer: { samples: await readSamples(), createHeaders: explorerHeaders(settings, development) },
      development: !settings.production,
      log,
      onFetch: options.onFetch,
    });
    opened.defer(() => gateway.stop());
    if (settings.supergraphFile)
      opened.defer(followSupergraph(settings.supergraphFile, { ...gateway, supergraphSdl, log }));
    let stopping: Promise<void> | undefined;
    return { ...gateway, subgraphs, stop: () => (stopping ??= opened.disposeAsync()) };
  } catch (error) {
    await opened.disposeAsync();
    throw error;
  }
}

/** A mistyped role would be answered by the general mode, unnoticed. */
function requireRoles<Modes extends object>(byRole: Modes): Modes {
  const unknown = Object.keys(byRole).filter((role) => !ROLES.some((known) => known === role));
  if (unknown.length)
    throw new Error(
      `These settings are wrong:\n  TRUSTED_DOCUMENTS_MODE_BY_ROLE names ${unknown.join(', ')}; the roles are ${ROLES.join(', ')}`,
    );
  return byRole;
}

async function openSubgraphs(
  { databaseUrl, subgraphUrls, internalSecret }: Settings & { internalSecret: string },
  options: GraphOptions & { log: Logger },
  opened: AsyncDisposableStack,
): Promise<Map<string, Subgraph>> {
  const subgraphs = new Map<string, Subgraph>();
  const findHere = findOwnerAmong(() => subgraphs.values());
  const findOwner: FindOwner = (feed) => {
    const url = subgraphUrls[DEFINITIONS.find((definition) => definition.feed === feed)?.name ?? ''];
    return url ? askOverHttp(url, internalSecret) : findHere(feed);
  };
  for (const definition of DEFINITIONS) {
    if (subgraphUrls[definition.name]) continue;
    if (!databaseUrl)
      throw new Error(
        `${definition.name} runs in this process and needs a database; DATABASE_URL is not set`,
      );
    const subgraph = await openSubgraph(definition, { ...options, databaseUrl, findOwner });
    opened.defer(() => subgraph.stop());
    subgraphs.set(definition.name, subgraph);
  }
  // They follow each other, so all are open before the first reads a feed, and all rest before the first is closed.
  opened.defer(async () => void (await Promise.all([...subgraphs.values()].map(({ rest }) => rest()))));
  for (const subgraph of subgraphs.values()) await subgraph.start();
  return subgraphs;
}

function toEndpoints(urls: Readonly<Record<string, string>>): Record<string, { url: string }> {
  return Object.fromEntries(Object.entries(urls).map(([name, url]) => [name, { url }]));
}

function openIssuer({ jwt, production, dataDir }: Settings): Promise<DevelopmentIssuer> | undefined {
  return jwt || production ? undefined : openDevelopmentIssuer(dataDir);
}

/** Clients’ tokens come from one issuer; a subgraph that runs apart may read the change feed through the gateway. */
function trustedIssuers(
  jwt: Settings['jwt'],
  development: DevelopmentIssuer | undefined,
  secret: string,
): TrustedIssuer[] {
  const roles = ROLES.filter((role) => role !== 'SERVICE');
  const issuers: TrustedIssuer[] = [];
  if (jwt) {
    const keys = createRemoteJWKSet(new URL(jwt.jwksUrl));
    issuers.push({ issuer: jwt.issuer, audience: jwt.audience, algorithms: CLIENT_ALGORITHMS, keys, roles });
  }
  if (development) {
    const { publicKey: keys } = development;
    issuers.push({
      issuer: DEVELOPMENT_ISSUER,
      audience: DEVELOPMENT_AUDIENCE,
      algorithms: [DEVELOPMENT_ALGORITHM],
      keys,
      roles,
    });
  }
  issuers.push({
    issuer: INTERNAL_ISSUER,
    algorithms: [INTERNAL_ALGORITHM],
    keys: new TextEncoder().encode(secret),
    roles: ['SERVICE'],
    viewerOf: ({ viewer }) => viewer,
  });
  return issuers;
}

/**
 * A token for whoever opens the explorer on this machine. Both checks count: a server open to the network has
 * visitors from elsewhere, and a foreign page that has its own name resolve to this machine brings that name.
 */
function explorerHeaders(
  { host }: Settings,
  development: DevelopmentIssuer | undefined,
): ExplorerOptions['createHeaders'] {
  if (!development || !LOOPBACK.has(host)) return undefined;
  return async (hostname): Promise<Record<string, string>> => {
    if (!LOOPBACK.has(hostname)) return {};
    const token = await development.sign({ sub: 'explorer', role: EXPLORER_ROLE }, EXPLORER_TOKEN_HOURS);
    return { Authorization: `Bearer ${token}` };
  };
}
