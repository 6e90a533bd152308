import { Presets, SingleBar } from 'cli-progress';
import { Command, InvalidArgumentError, Option } from 'commander';
import { readGraphSettings } from '../gateway/main.js';
import { openDatabase } from './database.js';
import { loadPlaces } from './places.js';
import { withSubgraphs } from './prepare.js';
import { type Size, SIZES } from './seed/plan.js';
import { isRegisterEmpty, resetRegister, seedRegister } from './seed/seed.js';

interface Options {
  size: Size;
  seed: number;
  reset: boolean;
}

/** Rows per organisation in all four subgraphs, measured; only the bar's length depends on it. */
const ROWS_EACH = 85;

function toSeed(text: string): number {
  if (!/^\d{1,9}$/.test(text)) throw new InvalidArgumentError('must be a whole number from 0 to 999999999');
  return Number(text);
}

async function fill(databaseUrl: string, { size, seed, reset }: Options): Promise<void> {
  await withSubgraphs(databaseUrl, async (subgraphs) => {
    if (!reset && !(await isRegisterEmpty(subgraphs))) {
      throw new Error(
        'The register is not empty. Nothing was changed; `--reset` empties it first, for good.',
      );
    }
    if (reset) await resetRegister(subgraphs);
    // After the reset, which empties the feed: the units are published again.
    await loadPlaces(subgraphs.get('organizations')!.orm.em.fork(), () => undefined);
    const bar = new SingleBar(
      { format: 'Seeding [{bar}] {value} rows | {duration_formatted}' },
      Presets.shades_classic,
    );
    bar.start(SIZES[size] * ROWS_EACH, 0);
    const counts = await seedRegister(subgraphs, {
      seed,
      count: SIZES[size],
      progress: (rows) => bar.increment(rows),
    }).finally(() => bar.stop());
    for (const [what, count] of Object.entries(counts))
      process.stdout.write(`${String(count).padStart(9)} ${what}\n`);
  });
}

async function run(options: Options): Promise<void> {
  const { databaseUrl, dataDir } = readGraphSettings();
  if (databaseUrl) return fill(databaseUrl, options);
  const database = await openDatabase({ dataDir, holder: 'shared' });
  await fill(database.url, options).finally(() => database.stop());
}

const command = new Command('npm run seed --')
  .description('Fills the register with demonstration data; the same seed gives the same data.')
  .addOption(
    new Option('--size <size>', 'organisations: small 300, medium 5,000, large 50,000')
      .choices(Object.keys(SIZES))
      .default('small'),
  )
  .option('--seed <number>', 'what the data depends on', toSeed, 1)
  .option('--reset', 'empty a register that has data first', false)
  .action(async (options: Options) => {
    await run(options).catch((error: Error) => command.error(error.message));
  });

await command.parseAsync();
