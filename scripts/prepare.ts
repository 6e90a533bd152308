import { DEFINITIONS } from '../gateway/main.js';
import { findOwnerAmong } from '../subgraphs/kit/feed/source.js';
import { openSubgraph, type Subgraph } from '../subgraphs/kit/subgraph.js';
import { loadPlaces } from './places.js';
import { SIZES } from './seed/plan.js';
import { isRegisterEmpty, seedRegister } from './seed/seed.js';

/** Reported in full where it is thrown; a script has no log to keep. */
const LOG = {
  error: ({ err }: { err?: unknown }, message: string) =>
    process.stderr.write(`${message}: ${String(err)}\n`),
  warn: ({ err }: { err?: unknown }, message: string) => process.stderr.write(`${message}: ${String(err)}\n`),
};

/** Works on the four subgraphs over one database, migrated first, without serving anything. */
export async function withSubgraphs<T>(
  databaseUrl: string,
  work: (subgraphs: ReadonlyMap<string, Subgraph>) => Promise<T>,
): Promise<T> {
  const subgraphs = new Map<string, Subgraph>();
  const findOwner = findOwnerAmong(() => subgraphs.values());
  try {
    for (const definition of DEFINITIONS) {
      subgraphs.set(definition.name, await openSubgraph(definition, { databaseUrl, findOwner, log: LOG }));
    }
    await requireConnection(subgraphs.get('organizations')!);
    for (const subgraph of subgraphs.values()) await subgraph.migrate();
    return await work(subgraphs);
  } finally {
    for (const subgraph of subgraphs.values()) await subgraph.stop();
  }
}

async function requireConnection({ orm }: Subgraph): Promise<void> {
  await orm.em
    .fork()
    .execute('select 1')
    .catch((error: Error & { code?: string }) => {
      // A connection's code speaks for itself (ECONNREFUSED), the database's own (28000) does not.
      const reason = error.code?.startsWith('E') ? error.code : error.message;
      throw new Error(
        `The database cannot be reached (${reason}). Is it running, and is DATABASE_URL right?`,
        { cause: error },
      );
    });
}

export interface PrepareSteps {
  /** Told before each long step. */
  step(title: string): void;
  /** Told the lines of the load report, the first time. */
  log(line: string): void;
  progress(rows: number): void;
}

const SILENT: PrepareSteps = { step: () => undefined, log: () => undefined, progress: () => undefined };

/**
 * Migrates, loads the places and, if wanted and the register is empty, the small demonstration.
 * Run again it changes nothing.
 */
export async function prepareRegister(
  databaseUrl: string,
  steps: PrepareSteps & { demonstration: boolean },
): Promise<void> {
  steps.step('Migrating the database');
  await withSubgraphs(databaseUrl, async (subgraphs) => {
    steps.step('Loading the administrative units of the country');
    await loadPlaces(subgraphs.get('organizations')!.orm.em.fork(), steps.log);
    if (!steps.demonstration || !(await isRegisterEmpty(subgraphs))) return;
    steps.step('Filling the empty register with a small demonstration');
    await seedRegister(subgraphs, { seed: 1, count: SIZES.small, progress: steps.progress });
  });
}

/** What tests and stories start from. */
export function prepareDemonstration(databaseUrl: string): Promise<void> {
  return prepareRegister(databaseUrl, { ...SILENT, demonstration: true });
}
