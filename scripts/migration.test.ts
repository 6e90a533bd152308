import { readFile } from 'node:fs/promises';
import { expect, it } from '@jest/globals';
import { sourcePath } from '../test/support/source-path.js';
import { addEntry } from './migration.js';

const entry = { file: 'add-short-name', className: 'AddShortName', name: '009-add-short-name' };

it.each(['organizations', 'emulation'])('a migration of %s is listed after the others', async (subgraph) => {
  const index = await readFile(sourcePath(`subgraphs/${subgraph}/migrations/index.ts`), 'utf8');
  const lines = addEntry(index, entry).split('\n');
  expect(lines).toContain("import { AddShortName } from './add-short-name.js';");
  expect(lines.slice(-3)).toEqual(["  { name: '009-add-short-name', class: AddShortName },", '];', '']);
  const kept = index.match(/name: '[^']+', class: \w+/g)!;
  for (const line of kept) expect(lines.join('\n')).toContain(line);
});
