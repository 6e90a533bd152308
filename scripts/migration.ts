import { mkdtemp, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DEFINITIONS } from '../gateway/main.js';
import { openStorage } from '../subgraphs/kit/storage.js';
import type { SubgraphDefinition } from '../subgraphs/kit/subgraph.js';
import { openDatabase } from './database.js';

/** Indexes and constraints entities cannot express live in migrations alone, so their absence there is no drift. */
const ADDED_BY_HAND = /^(drop index|alter table \S+ drop constraint) /;

/**
 * What the entities of a subgraph have and its migrations do not yet create, as SQL statements; empty: they agree.
 * `databaseUrl` is an empty database, which is left migrated.
 */
export async function readPendingSql(definition: SubgraphDefinition, databaseUrl: string): Promise<string[]> {
  const foreignSchemas = [
    'public',
    ...DEFINITIONS.map(({ schema }) => schema).filter((s) => s !== definition.schema),
  ];
  const orm = await openStorage({ ...definition, databaseUrl, foreignSchemas });
  try {
    await orm.migrator.up();
    const statements = await orm.schema.getUpdateSchemaSQL({ wrap: false, safe: true });
    return statements.split('\n').filter((line) => line.trim() !== '' && !ADDED_BY_HAND.test(line));
  } finally {
    await orm.close();
  }
}

function toMigration(className: string, statements: readonly string[]): string {
  const lines = statements.map((statement) => `    this.addSql(${JSON.stringify(statement)});`);
  return `import { Migration } from '@mikro-orm/migrations';

export class ${className} extends Migration {
  override up(): void {
${lines.join('\n')}
  }
}
`;
}

const ENTRIES = /MigrationEntry\[\] = \[\n?([\s\S]*?),?\n?\];/;

/** The list of a subgraph's migrations with one more at its end. */
export function addEntry(
  index: string,
  { file, className, name }: Record<'file' | 'className' | 'name', string>,
): string {
  const lastImport = index.lastIndexOf('\n', index.indexOf('\n\n'));
  const imported = `${index.slice(0, lastImport)}\nimport { ${className} } from './${file}.js';${index.slice(lastImport)}`;
  return imported.replace(
    ENTRIES,
    (_, entries: string) =>
      `MigrationEntry[] = [\n  ${entries.trim()},\n  { name: '${name}', class: ${className} },\n];`,
  );
}

/** Writes the next migration of a subgraph and names it in its list; to be read before it is committed. */
async function main([subgraph, name]: readonly string[]): Promise<void> {
  const definition = DEFINITIONS.find((one) => one.name === subgraph);
  if (!definition || !name)
    throw new Error(`usage: npm run migration -- <${DEFINITIONS.map((d) => d.name).join('|')}> <kebab-name>`);
  const database = await openDatabase({
    dataDir: await mkdtemp(join(tmpdir(), 'migration-')),
    holder: 'shared',
  });
  const statements = await readPendingSql(definition, database.url).finally(() => database.stop());
  const className = name.replace(/(^|-)(\w)/g, (_, __, letter: string) => letter.toUpperCase());
  const folder = `subgraphs/${subgraph}/migrations`;
  const numbered = `${String(definition.migrations.length + 1).padStart(3, '0')}-${name}`;
  await writeFile(`${folder}/${name}.ts`, toMigration(className, statements));
  const index = await readFile(`${folder}/index.ts`, 'utf8');
  await writeFile(`${folder}/index.ts`, addEntry(index, { file: name, className, name: numbered }));
  process.stdout.write(`${statements.length} statements in ${folder}/${name}.ts, listed as ${numbered}\n`);
}

if (process.argv[1] === import.meta.filename) await main(process.argv.slice(2));
