import { Command } from 'commander';
import { DEFINITIONS, readGraphSettings } from '../gateway/main.js';
import { today } from '../subgraphs/kit/clock.js';
import { applyRetention, type RetentionLine } from '../subgraphs/kit/retention.js';
import type { Subgraph } from '../subgraphs/kit/subgraph.js';
import { openDatabase } from './database.js';
import { withSubgraphs } from './prepare.js';

/** What each subgraph keeps for a time only, with what is due and, with `run`, what was erased. */
export async function retainAll(
  subgraphs: ReadonlyMap<string, Subgraph>,
  run: boolean,
): Promise<(RetentionLine & { subgraph: string })[]> {
  const lines: (RetentionLine & { subgraph: string })[] = [];
  for (const { name, retention = [] } of DEFINITIONS) {
    const em = subgraphs.get(name)!.orm.em.fork();
    const own = await applyRetention(em, retention, { run, today: today() });
    lines.push(...own.map((line) => ({ subgraph: name, ...line })));
  }
  return lines;
}

async function report(databaseUrl: string, run: boolean): Promise<void> {
  const lines = await withSubgraphs(databaseUrl, (subgraphs) => retainAll(subgraphs, run));
  for (const { subgraph, name, kept, due, erased } of lines)
    process.stdout.write(`${subgraph} ${name}: ${due} due, ${erased} erased; kept ${kept}\n`);
  process.stdout.write(
    run ? 'Done.\n' : 'Nothing was changed. `npm run retention -- --run` erases what is due.\n',
  );
}

async function main({ run }: { run: boolean }): Promise<void> {
  const { databaseUrl, dataDir } = readGraphSettings();
  if (databaseUrl) return report(databaseUrl, run);
  const database = await openDatabase({ dataDir, holder: 'shared' });
  await report(database.url, run).finally(() => database.stop());
}

if (process.argv[1] === import.meta.filename) {
  const command = new Command('npm run retention --')
    .description('Erases what was kept long enough, or turns it into counts; without --run it only reports.')
    .option('--run', 'erase', false)
    .action((options: { run: boolean }) =>
      main(options).catch((error: Error) => command.error(error.message)),
    );
  await command.parseAsync();
}
