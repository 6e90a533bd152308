import { fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { Command, Argument } from 'commander';
import { DEFINITIONS } from '../gateway/main.js';
import { openDevelopmentSecret } from '../gateway/development-issuer.js';
import { openDatabase } from './database.js';

/** Runs one subgraph as its own process; without DATABASE_URL it shares the embedded database of the data directory. */
async function run(name: string): Promise<void> {
  const {
    DATABASE_URL: databaseUrl,
    DATA_DIR: dataDir = '.data',
    NODE_ENV,
    JWT_INTERNAL_SECRET,
  } = process.env;
  const database = databaseUrl ? undefined : await openDatabase({ dataDir, holder: 'shared' });
  // In production the secret is given, or the subgraph says that it is missing.
  const secret =
    JWT_INTERNAL_SECRET ?? (NODE_ENV === 'production' ? undefined : await openDevelopmentSecret(dataDir));
  const child = fork(fileURLToPath(new URL(`../subgraphs/${name}/main.js`, import.meta.url)), {
    env: {
      ...process.env,
      DATABASE_URL: databaseUrl ?? database!.url,
      ...(secret && { JWT_INTERNAL_SECRET: secret }),
    },
  });
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
    process.on(signal, () => child.kill('SIGTERM'));
  const [code] = (await once(child, 'exit')) as [number | null];
  await database?.stop();
  process.exitCode = code ?? 1;
}

const command = new Command('npm run start:subgraph --')
  .description('Runs one subgraph as its own private HTTP server.')
  .addArgument(new Argument('<name>', 'the subgraph').choices(DEFINITIONS.map(({ name }) => name)))
  .action((name: string) => run(name).catch((error: Error) => command.error(error.message)));

await command.parseAsync();
