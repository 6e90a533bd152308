import { readdir } from 'node:fs/promises';
import { expect, it } from '@jest/globals';
import { DEFINITIONS } from '../../gateway/main.js';
import { drawCycle, drawReadmes, findCycles, placeDiagrams } from '../../scripts/life-cycles.js';
import { findDrift } from '../../scripts/schema.js';
import { sourcePath } from '../support/source-path.js';

const ROOT = sourcePath('.');

it('every table of states is drawn in its subgraph’s README as it is', async () => {
  const cycles = await Promise.all(DEFINITIONS.map(({ name }) => findCycles(name)));
  const files = await readdir(sourcePath('subgraphs'), { recursive: true });
  const tables = files.filter((file) => file.endsWith('.states.ts'));
  console.info(`${cycles.flat().length} life cycles of ${tables.length} files examined`);
  expect(new Set(cycles.flat().map(([name]) => name)).size).toBe(tables.length);
  expect(await findDrift(await drawReadmes(ROOT), sourcePath('schema'))).toEqual([]);
});

const LIFE = {
  OPEN: { from: ['DRAFT'], to: 'OPEN', who: ['ADMIN'], document: true },
  KEEP: { from: ['OPEN'], to: 'OPEN', who: ['ADMIN'] },
  CLOSE: { from: ['DRAFT', 'OPEN'], to: 'CLOSED', who: ['ADMIN'] },
} as const;

it('a diagram shows where a life begins and ends, and which steps name a document', () => {
  expect(
    drawCycle(LIFE)
      .split('\n')
      .map((line) => line.trim()),
  ).toEqual([
    'stateDiagram-v2',
    '[*] --> DRAFT',
    'DRAFT --> OPEN: OPEN †',
    'OPEN --> OPEN: KEEP',
    'DRAFT --> CLOSED: CLOSE',
    'OPEN --> CLOSED: CLOSE',
    'CLOSED --> [*]',
  ]);
});

it('a step that was added, and a README without a place for diagrams, are found', async () => {
  const [[path, text] = ['', '']] = Object.entries(await drawReadmes(ROOT));
  const changed = placeDiagrams(text, [['thing', LIFE]]);
  expect(await findDrift({ [path]: changed }, sourcePath('schema'))).toEqual([path]);
  expect(() => placeDiagrams('# no marks', [['thing', LIFE]])).toThrow('a README needs the lines');
});
