import { z } from 'zod';

const Settings = z.object({
  HOST: z.string().default('127.0.0.1'),
  PORT: z.coerce.number().int().min(0).max(65535).optional(),
  DATABASE_URL: z.url({ protocol: /^postgres(ql)?$/, error: 'must be postgres://…' }),
  JWT_INTERNAL_SECRET: z.string().min(32, 'must have at least 32 characters'),
  SUBGRAPH_ORGANIZATIONS_URL: z.url({ protocol: /^https?$/ }).default('http://127.0.0.1:4000/graphql'),
  LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'silent']).default('warn'),
});

export type SubgraphSettings = z.infer<typeof Settings>;

/** The settings of a subgraph that runs apart; all problems are reported together. */
export function readSubgraphSettings(environment: NodeJS.ProcessEnv = process.env): SubgraphSettings {
  const parsed = Settings.safeParse(environment);
  if (parsed.success) return parsed.data;
  const problems = parsed.error.issues.map((issue) => `  ${issue.path.join('.')}: ${issue.message}`);
  throw new Error(`These settings are wrong:\n${problems.join('\n')}`);
}
