import { readFile } from 'node:fs/promises';
import { expect, test } from '@jest/globals';
import { sourcePath } from '../support/source-path.js';

type Versions = Record<string, string>;
type Manifest = Partial<
  Record<'dependencies' | 'devDependencies' | 'optionalDependencies' | 'overrides', Versions>
>;

const EXACT = /^\d+\.\d+\.\d+(-[0-9a-z.]+)?$/;

async function readJson<Content>(path: string): Promise<Content> {
  return JSON.parse(await readFile(sourcePath(path), 'utf8')) as Content;
}

function toVersions(manifest: Manifest): [name: string, version: string][] {
  const { dependencies, devDependencies, optionalDependencies, overrides } = manifest;
  return [dependencies, devDependencies, optionalDependencies, overrides].flatMap((part) =>
    Object.entries(part ?? {}),
  );
}

function findUnpinned(manifest: Manifest): string[] {
  return toVersions(manifest)
    .filter(([, version]) => !EXACT.test(version))
    .map(([name, version]) => `${name}@${version}`);
}

/** Where a package is installed, by npm's own list of what it put into node_modules. */
function findCopies(installed: { packages: Record<string, unknown> }, name: string): string[] {
  return Object.keys(installed.packages).filter((path) => path.endsWith(`node_modules/${name}`));
}

test('every dependency is pinned to one version', async () => {
  const manifest = await readJson<Manifest>('package.json');
  console.info(`pins: ${toVersions(manifest).length} dependencies examined`);
  expect(findUnpinned(manifest)).toEqual([]);
  expect(toVersions(manifest).length).toBeGreaterThan(40);
});

test.each(['^1.0.0', '~1.0.0', '1.x', '*', 'latest', '>=1.0.0', '1.0', 'github:a/b', 'file:../b'])(
  'a dependency at %s is found',
  (version) => {
    expect(
      findUnpinned({ dependencies: { a: '1.0.0', b: '2.0.0-rc.4' }, devDependencies: { c: version } }),
    ).toEqual([`c@${version}`]);
  },
);

test('exactly one copy of graphql is installed', async () => {
  const installed = await readJson<{ packages: Record<string, unknown> }>('node_modules/.package-lock.json');
  console.info(`copies: ${Object.keys(installed.packages).length} installed packages examined`);
  expect(findCopies(installed, 'graphql')).toEqual(['node_modules/graphql']);
});

test('a second copy of graphql is found; packages of similar name are not taken for it', () => {
  const paths = ['node_modules/graphql', 'node_modules/a/node_modules/graphql', 'node_modules/type-graphql'];
  const installed = { packages: Object.fromEntries(paths.map((path) => [path, {}])) };
  expect(findCopies(installed, 'graphql')).toEqual([
    'node_modules/graphql',
    'node_modules/a/node_modules/graphql',
  ]);
});
