import { readFile } from 'node:fs/promises';
import { expect, test } from '@jest/globals';
import { DEFINITIONS } from '../../gateway/main.js';
import { sourcePath } from '../support/source-path.js';

const read = (path: string): Promise<string> => readFile(sourcePath(path), 'utf8');

type Manifest = Partial<
  Record<'dependencies' | 'devDependencies' | 'optionalDependencies', Record<string, string>>
>;

async function readDependencies(): Promise<string[]> {
  const manifest = JSON.parse(await read('package.json')) as Manifest;
  const { dependencies, devDependencies, optionalDependencies } = manifest;
  return [dependencies, devDependencies, optionalDependencies].flatMap((part) => Object.keys(part ?? {}));
}

/** Settings a source file reads: keys of its zod shape. */
const settingsIn = (source: string): string[] =>
  [...source.matchAll(/^ {2}([A-Z][A-Z_]+):/gm)].map(([, name]) => name!);

async function readSettingNames(): Promise<string[]> {
  const sources = await Promise.all(['gateway/config.ts', 'subgraphs/kit/config.ts'].map(read));
  return [...new Set(sources.flatMap(settingsIn))];
}

/** Names a document has nowhere as a word of its own: `pg` does not count as named by `@types/pg`. */
const findUnnamed = (names: readonly string[], text: string): string[] =>
  names.filter((name) => !new RegExp(`(?<![\\w@/-])${name}(?![\\w/-])`).test(text));

/** Scripts a document tells people to run. */
const scriptsIn = (text: string): string[] =>
  [...text.matchAll(/npm (?:run (?:-s )?([\w:]+)|(start|test)\b)/g)].map(([, run, own]) => run ?? own!);

test('CONTRIBUTING gives a reason for every dependency', async () => {
  const dependencies = await readDependencies();
  console.info(`documents: ${dependencies.length} dependencies examined`);
  expect(dependencies.length).toBeGreaterThan(40);
  expect(findUnnamed(dependencies, await read('CONTRIBUTING.md'))).toEqual([]);
});

test('README and .env.example name every setting', async () => {
  const names = await readSettingNames();
  console.info(`documents: ${names.length} settings examined`);
  expect(names).toEqual(expect.arrayContaining(['HOST', 'JWT_INTERNAL_SECRET', 'NODE_ENV']));
  expect(
    findUnnamed([...names.filter((name) => !name.startsWith('SUBGRAPH_'))], await read('README.md')),
  ).toEqual([]);
  const urls = DEFINITIONS.map(({ name }) => `SUBGRAPH_${name.toUpperCase().replaceAll('-', '_')}_URL`);
  expect(findUnnamed([...names, ...urls], await read('.env.example'))).toEqual([]);
});

test('.env.example names no setting that nobody reads', async () => {
  const named = [...(await read('.env.example')).matchAll(/^#?([A-Z_]+)=/gm)].map(([, name]) => name!);
  const known = await readSettingNames();
  expect(named.filter((name) => !known.includes(name) && !/^SUBGRAPH_\w+_URL$/.test(name))).toEqual([]);
});

test.each(['README.md', 'CONTRIBUTING.md', 'test/README.md'])(
  '%s names only scripts there are',
  async (document) => {
    const { scripts } = JSON.parse(await read('package.json')) as { scripts: Record<string, string> };
    const named = scriptsIn(await read(document));
    console.info(`${document}: ${named.length} commands examined`);
    expect(named.length).toBeGreaterThan(0);
    expect(named.filter((name) => !(name in scripts))).toEqual([]);
  },
);

test('a name that is missing, or only part of another, is found', () => {
  expect(findUnnamed(['pg', 'jose', '@types/pg'], '`@types/pg`, `joseph`')).toEqual(['pg', 'jose']);
  expect(settingsIn('const A = {\n  HOST: x,\n  inner: { PORT: y },\n  NEW_ONE: z\n};')).toEqual([
    'HOST',
    'NEW_ONE',
  ]);
  expect(scriptsIn('npm start, npm run -s token -- --role X, npm run start:subgraph')).toEqual([
    'start',
    'token',
    'start:subgraph',
  ]);
});
