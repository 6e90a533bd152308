import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from '@jest/globals';
import { compose, findDrift, generateFiles } from '../../scripts/schema.js';
import { sourcePath } from '../support/source-path.js';

it('the committed schema is what the code generates', async () => {
  const files = generateFiles();
  console.info(`${Object.keys(files).length} generated files examined`);
  expect(Object.keys(files)).toHaveLength(8);
  expect(await findDrift(files, sourcePath('schema'))).toEqual([]);
});

it('a file that was changed by hand and one that is missing are found', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'schema-'));
  try {
    await writeFile(join(folder, 'same.graphql'), 'type Query { a: Int }\n');
    await writeFile(join(folder, 'edited.graphql'), 'type Query { b: Int }\n');
    const text = 'type Query { a: Int }\n';
    const files = { 'same.graphql': text, 'edited.graphql': text, 'missing.graphql': text };
    expect(await findDrift(files, folder)).toEqual(['edited.graphql', 'missing.graphql']);
  } finally {
    await rm(folder, { recursive: true });
  }
});

it('subgraphs that do not compose are refused with the reason', () => {
  const link = 'extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key"])';
  const sdls = {
    one: `${link} type Query { a: Thing } type Thing @key(fields: "id") { id: ID! }`,
    two: `${link} type Thing @key(fields: "id") { id: Int! name: String }`,
  };
  expect(() => compose(sdls)).toThrow(/do not compose[\s\S]*Thing\.id/);
});
