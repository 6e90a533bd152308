import { isIP, isIPv6 } from 'node:net';
import { z } from 'zod';

/** All settings of one process that serves the graph. */
export interface Settings {
  host: string;
  port: number;
  dataDir: string;
  /** Absent: the embedded database. */
  databaseUrl?: string;
  /** File of a supergraph to serve and follow; absent: the one of this version, which does not change. */
  supergraphFile?: string;
  /** Subgraphs that run apart, by name. */
  subgraphUrls: Readonly<Record<string, string>>;
  /** Absent: the development issuer. */
  jwt?: { jwksUrl: string; issuer: string; audience: string };
  /** Absent: the development secret of the data directory. */
  internalSecret?: string;
  /** Pages of other origins that may ask from a browser. */
  corsOrigins: readonly string[];
  /** Addresses of proxies in front, whose `x-forwarded-for` counts; absent: whoever connects is the client. */
  trustedProxies?: readonly string[];
  /** Cost that one client may ask for within a minute; absent: the default of `limits/limits.ts`. */
  costPerMinute?: number;
  /** File of documents by id. */
  trustedDocuments?: string;
  trustedDocumentsMode: (typeof DOCUMENT_MODES)[number];
  trustedDocumentsModeByRole: Readonly<Record<string, (typeof DOCUMENT_MODES)[number]>>;
  /** Where operators read metrics; absent: nowhere. */
  metrics?: { host: string; port: number };
  /** OpenTelemetry collector (OTLP over HTTP) that is sent traces; absent: none. */
  tracesEndpoint?: string;
  logLevel: (typeof LOG_LEVELS)[number];
  production: boolean;
}

const LOG_LEVELS = ['fatal', 'error', 'warn', 'info', 'debug', 'silent'] as const;
const DOCUMENT_MODES = ['off', 'log', 'enforce'] as const;
type DocumentMode = (typeof DOCUMENT_MODES)[number];
const MODE_BY_ROLE = /^([A-Z_]+=(off|log|enforce)(,(?=.)|$))+$/;
const SUBGRAPH_URL = /^SUBGRAPH_([A-Z0-9_]+)_URL$/;
const JWT_SETTINGS = ['JWT_JWKS_URL', 'JWT_ISSUER', 'JWT_AUDIENCE'] as const;

const httpUrl = z.url({ protocol: /^https?$/, error: 'must be a URL that starts with http:// or https://' });
const ORIGINS = 'must be origins such as https://portal.example, separated by commas';
const isOrigin = (text: string): boolean => URL.parse(text)?.origin === text;
const list = z.string().transform((text) => text.split(',').map((entry) => entry.trim()));
/** An address, or all that begin with as many bits of it. */
const isNetwork = (text: string): boolean => {
  const [address = '', bits = '0', ...rest] = text.split('/');
  return (
    isIP(address) > 0 &&
    /^\d{1,3}$/.test(bits) &&
    Number(bits) <= (isIPv6(address) ? 128 : 32) &&
    !rest.length
  );
};
const filled = z.string().min(1, 'must not be empty');
const port = z
  .string()
  .regex(/^\d{1,5}$/, 'must be a port number, 0 to 65535')
  .transform(Number)
  .refine((port) => port <= 65_535, 'must be a port number, 0 to 65535');

const Environment = z.object({
  HOST: filled.default('127.0.0.1'),
  PORT: port.default(4000),
  DATA_DIR: filled.default('.data'),
  DATABASE_URL: z
    .url({ protocol: /^postgres(ql)?$/, error: 'must be a URL that starts with postgres://' })
    .optional(),
  SUPERGRAPH_FILE: filled.optional(),
  JWT_JWKS_URL: httpUrl.optional(),
  JWT_ISSUER: filled.optional(),
  JWT_AUDIENCE: filled.optional(),
  JWT_INTERNAL_SECRET: z.string().min(32, 'must have at least 32 characters').optional(),
  CORS_ORIGINS: list.refine((origins) => origins.every(isOrigin), ORIGINS).default([]),
  TRUSTED_PROXIES: list
    .refine(
      (proxies) => proxies.every(isNetwork),
      'must be addresses such as 10.0.0.0/8, separated by commas',
    )
    .optional(),
  COST_PER_MINUTE: z
    .string()
    .regex(/^[1-9]\d{0,11}$/, 'must be a whole number of at least 1')
    .transform(Number)
    .optional(),
  TRUSTED_DOCUMENTS: filled.optional(),
  TRUSTED_DOCUMENTS_MODE: z
    .enum(DOCUMENT_MODES, `must be one of ${DOCUMENT_MODES.join(', ')}`)
    .default('off'),
  TRUSTED_DOCUMENTS_MODE_BY_ROLE: z
    .string()
    .regex(MODE_BY_ROLE, `must be like ANALYST=off,PUBLIC=enforce, each one of ${DOCUMENT_MODES.join(', ')}`)
    .transform((list) => list.split(',').map((pair) => pair.split('=') as [string, DocumentMode]))
    .transform((pairs) => Object.fromEntries(pairs))
    .default({}),
  METRICS_HOST: filled.default('127.0.0.1'),
  METRICS_PORT: port.optional(),
  OTEL_EXPORTER_OTLP_ENDPOINT: httpUrl.optional(),
  LOG_LEVEL: z.enum(LOG_LEVELS, `must be one of ${LOG_LEVELS.join(', ')}`).default('warn'),
  NODE_ENV: z.string().optional(),
});

/** The settings, or one error that lists everything wrong with them. `names` are the subgraphs there are. */
export function readSettings(
  names: readonly string[],
  environment: NodeJS.ProcessEnv = process.env,
): Settings {
  const parsed = Environment.safeParse(environment);
  const problems = parsed.error?.issues.map(({ path, message }) => `${path.join('.')} ${message}`) ?? [];
  const subgraphUrls = readSubgraphUrls(names, environment, problems);
  problems.push(...findMissing(environment));
  if (!parsed.success || problems.length) {
    throw new Error(`These settings are wrong:\n${problems.map((problem) => `  ${problem}`).join('\n')}`);
  }
  const { JWT_JWKS_URL: jwksUrl, JWT_ISSUER: issuer, JWT_AUDIENCE: audience, ...values } = parsed.data;
  return {
    host: values.HOST,
    port: values.PORT,
    dataDir: values.DATA_DIR,
    databaseUrl: values.DATABASE_URL,
    supergraphFile: values.SUPERGRAPH_FILE,
    subgraphUrls,
    jwt: jwksUrl && issuer && audience ? { jwksUrl, issuer, audience } : undefined,
    internalSecret: values.JWT_INTERNAL_SECRET,
    corsOrigins: values.CORS_ORIGINS,
    trustedProxies: values.TRUSTED_PROXIES,
    costPerMinute: values.COST_PER_MINUTE,
    trustedDocuments: values.TRUSTED_DOCUMENTS,
    trustedDocumentsMode: values.TRUSTED_DOCUMENTS_MODE,
    trustedDocumentsModeByRole: values.TRUSTED_DOCUMENTS_MODE_BY_ROLE,
    metrics:
      values.METRICS_PORT === undefined
        ? undefined
        : { host: values.METRICS_HOST, port: values.METRICS_PORT },
    tracesEndpoint: values.OTEL_EXPORTER_OTLP_ENDPOINT,
    logLevel: values.LOG_LEVEL,
    production: isProduction(environment),
  };
}

function isProduction({ NODE_ENV }: NodeJS.ProcessEnv): boolean {
  return NODE_ENV === 'production';
}

function readSubgraphUrls(
  names: readonly string[],
  environment: NodeJS.ProcessEnv,
  problems: string[],
): Record<string, string> {
  const urls: Record<string, string> = {};
  for (const [setting, value] of Object.entries(environment)) {
    const name = SUBGRAPH_URL.exec(setting)?.[1]?.toLowerCase().replaceAll('_', '-');
    if (name === undefined) continue;
    const url = httpUrl.safeParse(value);
    if (!names.includes(name)) problems.push(`${setting} names no subgraph; there are ${names.join(', ')}`);
    else if (url.success) urls[name] = url.data;
    else problems.push(`${setting} ${url.error.issues[0]!.message}`);
  }
  return urls;
}

/** Settings that are only needed together with others. */
function findMissing(environment: NodeJS.ProcessEnv): string[] {
  const production = isProduction(environment);
  const problems: string[] = [];
  const someJwt = JWT_SETTINGS.some((setting) => environment[setting] !== undefined);
  if (production || someJwt) {
    const why = production
      ? 'is required when NODE_ENV is production: the development issuer is refused there'
      : `is required as soon as one of ${JWT_SETTINGS.join(', ')} is set`;
    for (const setting of JWT_SETTINGS)
      if (environment[setting] === undefined) problems.push(`${setting} ${why}`);
  }
  const mode = environment['TRUSTED_DOCUMENTS_MODE'] ?? 'off';
  if (environment['TRUSTED_DOCUMENTS'] === undefined) {
    if (mode !== 'off') problems.push(`TRUSTED_DOCUMENTS is required when TRUSTED_DOCUMENTS_MODE is ${mode}`);
    if (environment['TRUSTED_DOCUMENTS_MODE_BY_ROLE'] !== undefined)
      problems.push('TRUSTED_DOCUMENTS is required when TRUSTED_DOCUMENTS_MODE_BY_ROLE is set');
  }
  if (production && environment['JWT_INTERNAL_SECRET'] === undefined) {
    problems.push('JWT_INTERNAL_SECRET is required when NODE_ENV is production');
  }
  return problems;
}
