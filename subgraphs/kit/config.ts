import { z } from 'zod';

const LOG_LEVELS = ['fatal', 'error', 'warn', 'info', 'debug', 'silent'] as const;
const PORT_WORDS = 'must be a port number, 0 to 65535';

const Settings = z.object({
  HOST: z.string().default('127.0.0.1'),
  PORT: z.coerce.number(PORT_WORDS).int(PORT_WORDS).min(0, PORT_WORDS).max(65_535, PORT_WORDS).optional(),
  DATABASE_URL: z.url({ protocol: /^postgres(ql)?$/, error: 'must be a URL that starts with postgres://' }),
  JWT_INTERNAL_SECRET: z.string().min(32, 'must have at least 32 characters'),
  /** Where the change feeds of the others are read. */
  GRAPH_URL: z
    .url({ protocol: /^https?$/, error: 'must be a URL that starts with http:// or https://' })
    .default('http://127.0.0.1:4000/graphql'),
  OTEL_EXPORTER_OTLP_ENDPOINT: z
    .url({ protocol: /^https?$/, error: 'must be a URL that starts with http:// or https://' })
    .optional(),
  LOG_LEVEL: z.enum(LOG_LEVELS, `must be one of ${LOG_LEVELS.join(', ')}`).default('warn'),
});

export type SubgraphSettings = z.infer<typeof Settings>;

/** The settings of a subgraph that runs apart; all problems are reported together. */
export function readSubgraphSettings(environment: NodeJS.ProcessEnv = process.env): SubgraphSettings {
  const parsed = Settings.safeParse(environment);
  if (parsed.success) return parsed.data;
  const problems = parsed.error.issues.map((issue) => `  ${issue.path.join('.')} ${issue.message}`);
  throw new Error(`These settings are wrong:\n${problems.join('\n')}`);
}
