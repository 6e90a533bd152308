import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { inspectRooms, MODULE_FLOOR, type RoomsReport } from '../../scripts/rooms.js';
import { sourcePath } from '../support/source-path.js';

const CONFIGURATION = sourcePath('.dependency-cruiser.mjs');

/** Each line: a rule, and an import that breaks it and nothing else. */
const VIOLATIONS: [rule: string, from: string, to: string][] = [
  ['gateway-apart', 'gateway/server.ts', 'subgraphs/fruit/subgraph.ts'],
  ['gateway-apart', 'gateway/identity.ts', 'subgraphs/kit/clock.ts'],
  ['gateway-apart', 'gateway/limits.ts', 'test/support/database.ts'],
  ['gateway-main', 'gateway/main.ts', 'subgraphs/fruit/apple/apple.ts'],
  ['gateway-main', 'gateway/main.ts', 'scripts/seed.ts'],
  ['kit-apart', 'subgraphs/kit/page.ts', 'subgraphs/fruit/apple/apple.ts'],
  ['subgraph-apart', 'subgraphs/fruit/apple/apple.view.ts', 'subgraphs/tools/saw/saw.ts'],
  ['subgraph-inside', 'subgraphs/fruit/apple/apple.inputs.ts', 'gateway/server.ts'],
  ['test-beside', 'subgraphs/fruit/apple/apple.test.ts', 'scripts/seed.ts'],
  ['rules-pure', 'subgraphs/fruit/apple/apple.rules.ts', 'graphql'],
  ['rules-pure', 'subgraphs/fruit/apple/apple.rules.ts', 'node:fs'],
  ['rules-pure', 'subgraphs/fruit/apple/apple.states.ts', 'subgraphs/kit/page.ts'],
  ['entity-first', 'subgraphs/fruit/apple/apple.ts', 'subgraphs/fruit/apple/apple.inputs.ts'],
  ['resolvers-wired-once', 'subgraphs/fruit/apple/apple.view.ts', 'subgraphs/fruit/apple/apple.resolver.ts'],
  ['subgraph-wires', 'subgraphs/fruit/subgraph.ts', 'subgraphs/fruit/apple/apple.rules.ts'],
  ['main-thin', 'subgraphs/fruit/main.ts', 'subgraphs/fruit/apple/apple.ts'],
  ['main-last', 'subgraphs/fruit/apple/pear.view.ts', 'subgraphs/fruit/main.ts'],
  ['no-cycle', 'subgraphs/fruit/cherry/cherry.ts', 'subgraphs/fruit/cherry/stone.ts'],
];

const ALLOWED: [from: string, to: string][] = [
  ['gateway/main.ts', 'subgraphs/fruit/subgraph.ts'],
  ['gateway/main.ts', 'subgraphs/kit/subgraph.ts'],
  ['gateway/server.test.ts', 'test/support/database.ts'],
  ['subgraphs/fruit/subgraph.ts', 'subgraphs/fruit/apple/apple.resolver.ts'],
  ['subgraphs/fruit/main.ts', 'subgraphs/fruit/subgraph.ts'],
  ['subgraphs/fruit/apple/apple.resolver.ts', 'subgraphs/fruit/apple/apple.rules.ts'],
  ['subgraphs/fruit/apple/apple.rules.ts', 'subgraphs/kit/errors.ts'],
  ['subgraphs/fruit/cherry/stone.ts', 'subgraphs/fruit/cherry/cherry.ts'],
  ['scripts/seed.ts', 'subgraphs/fruit/apple/apple.ts'],
  ['test/support/database.ts', 'scripts/seed.ts'],
];

let root: string;
let seeded: RoomsReport;

function toStatement(from: string, to: string, index: number): string {
  const target = to.includes('/')
    ? `${'../'.repeat(from.split('/').length - 1)}${to.replace(/\.ts$/, '.js')}`
    : to;
  return `import * as name${index} from '${target}';\nconsole.log(name${index});\n`;
}

beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'register-rooms-'));
  const imports = [...VIOLATIONS.map(([, from, to]) => [from, to] as const), ...ALLOWED];
  const files = new Map<string, string>();
  for (const file of imports.flat()) if (file.includes('/')) files.set(file, 'export const here = true;\n');
  imports.forEach(([from, to], i) => files.set(from, files.get(from)! + toStatement(from, to, i)));
  // A type of an entity is no dependency of a decision.
  const typed = 'subgraphs/fruit/apple/pear.rules.ts';
  files.set(typed, `import type { here } from './apple.js';\nexport type Here = typeof here;\n`);
  files.set(
    'tsconfig.json',
    '{ "compilerOptions": { "module": "NodeNext", "moduleResolution": "NodeNext" } }',
  );
  for (const [file, content] of files) {
    await mkdir(dirname(join(root, file)), { recursive: true });
    await writeFile(join(root, file), content);
  }
  seeded = await inspectRooms(root, CONFIGURATION);
});

afterAll(() => rm(root, { recursive: true }));

test.each(VIOLATIONS)('%s: %s may not import %s', (rule, from, to) => {
  expect(seeded.violations).toContainEqual(
    expect.stringMatching(new RegExp(`^${rule}: ${from} → .*${to.replace('node:', '')}`)),
  );
});

test('each seeded import breaks its own rule only, and every allowed one none', () => {
  expect(seeded.violations).toHaveLength(VIOLATIONS.length);
});

test('every rule has a seeded violation', async () => {
  const { default: config } = (await import(CONFIGURATION)) as { default: { forbidden: { name: string }[] } };
  expect(new Set(VIOLATIONS.map(([rule]) => rule))).toEqual(
    new Set(config.forbidden.map(({ name }) => name)),
  );
});

test('the product keeps its rooms, and more modules than the floor were looked at', async () => {
  const { modules, violations } = await inspectRooms(sourcePath('.'), CONFIGURATION);
  console.info(`rooms: ${modules} modules examined`);
  expect(violations).toEqual([]);
  expect(modules).toBeGreaterThan(MODULE_FLOOR);
});
