import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { DEFINITIONS } from '../../gateway/main.js';
import { readPendingSql } from '../../scripts/migration.js';
import type { SubgraphDefinition } from '../../subgraphs/kit/subgraph.js';
import { openTestDatabase, type TestDatabase } from '../support/database.js';

/** Statements of a definition's migrations, as they would be sent. */
function statementsOf({ migrations }: Pick<SubgraphDefinition, 'migrations'>): string[] {
  return migrations.flatMap(({ class: MigrationClass }) => {
    const migration = new MigrationClass({ getPlatform: () => ({}) }, { get: () => undefined });
    void migration.up();
    return migration.getQueries().map(String);
  });
}

/** Schemas a statement names with a dot or after `schema`, other than its own and `public`. */
function findForeign(statements: readonly string[], own: string, all: readonly string[]): string[] {
  return all.filter(
    (schema) =>
      schema !== own && statements.some((text) => new RegExp(`\\b"?${schema}"?(\\.|;|\\s*$)`).test(text)),
  );
}

const SCHEMAS = DEFINITIONS.map(({ schema }) => schema);

describe('a migration names only the schema of its own subgraph', () => {
  it.each(DEFINITIONS.map((definition) => [definition.name, definition] as const))(
    '%s',
    (name, definition) => {
      const statements = statementsOf(definition);
      console.info(`${name}: ${statements.length} statements examined`);
      expect(statements.length).toBeGreaterThan(5);
      expect(findForeign(statements, definition.schema, SCHEMAS)).toEqual([]);
    },
  );

  it('finds a table and a dropped schema of another subgraph', () => {
    const all = ['organizations', 'campaigns', 'emulation'];
    const statements = [
      'drop table "organizations"."organization";',
      'drop schema if exists emulation;',
      'create table campaigns.topic ();',
    ];
    expect(findForeign(statements, 'campaigns', all)).toEqual(['organizations', 'emulation']);
  });
});

describe('migrations create what the entities have', () => {
  let database: TestDatabase;
  beforeAll(async () => void (database = await openTestDatabase({ empty: true })));
  afterAll(() => database.stop());

  it.each(DEFINITIONS.map((definition) => [definition.name, definition] as const))(
    '%s',
    async (_, definition) => {
      expect(await readPendingSql(definition, database.url)).toEqual([]);
    },
  );

  it('tells a column that no migration creates', async () => {
    const [definition] = DEFINITIONS;
    const forgetful = {
      ...definition!,
      schema: definition!.schema,
      migrations: definition!.migrations.slice(0, 0),
    };
    const empty = await openTestDatabase({ empty: true });
    const pending = await readPendingSql(forgetful, empty.url).finally(() => empty.stop());
    expect(pending.join('\n')).toContain('create table');
  });
});
