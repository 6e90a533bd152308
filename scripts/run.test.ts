import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { copyFile, mkdir, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { sourcePath } from '../test/support/source-path.js';

const PACKAGES = ['typescript', `node-${process.platform}-${process.arch}`];

let root: string;

const write = (path: string, content: string): Promise<void> => writeFile(join(root, path), content);

/** A product of a few lines with its own node_modules; `npm ci` is a program that notes that it was called. */
beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'register-run-'));
  await mkdir(join(root, 'scripts'));
  await mkdir(join(root, 'node_modules'));
  await copyFile(sourcePath('scripts/run.mjs'), join(root, 'scripts/run.mjs'));
  for (const name of PACKAGES) {
    const target = sourcePath(`node_modules/${name}`);
    if (existsSync(target)) await symlink(target, join(root, 'node_modules', name));
  }
  await write('package.json', '{ "type": "module" }');
  await write('package-lock.json', '{}');
  await write(
    'tsconfig.json',
    JSON.stringify({
      compilerOptions: {
        target: 'ES2023',
        module: 'NodeNext',
        strict: true,
        rootDir: '.',
        outDir: 'dist',
        incremental: true,
        tsBuildInfoFile: 'dist/.tsbuildinfo',
        types: [],
      },
      include: ['scripts'],
    }),
  );
  await write(
    'npm-cli.js',
    `(await import('node:fs')).writeFileSync('npm-called', process.argv.slice(2).join(' '));`,
  );
  await write(
    'scripts/hello.ts',
    `declare const process: any;\nconsole.log('hello', process.argv[2]);\nprocess.exitCode = 7;\n`,
  );
  await write('scripts/removed.test.ts', 'export const here = true;\n');
  await write(
    'scripts/wait.ts',
    `declare const process: any, setInterval: any;
process.on('SIGTERM', () => process.exit(42));
setInterval(() => {}, 1000);
console.log('waiting');\n`,
  );
});

afterAll(() => rm(root, { recursive: true }));

function start(...words: string[]): ChildProcess {
  const env = { ...process.env, npm_execpath: join(root, 'npm-cli.js') };
  return spawn(process.execPath, ['scripts/run.mjs', ...words], {
    cwd: root,
    env,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
}

async function run(...words: string[]): Promise<{ code: number; out: string; progress: string }> {
  const child = start(...words);
  const exited = once(child, 'exit') as Promise<[number]>;
  const [out, progress] = await Promise.all([text(child.stdout!), text(child.stderr!)]);
  return { code: (await exited)[0], out, progress };
}

test('installs by the lock file, compiles, then runs the module with its arguments and exit code', async () => {
  const { code, out, progress } = await run('scripts/hello.js', 'world');
  expect({ code, out }).toEqual({ code: 7, out: 'hello world\n' });
  expect(progress).toMatch(/Installing packages: done in .*Compiling: done in /s);
  expect(await readFile(join(root, 'npm-called'), 'utf8')).toMatch(/^ci --ignore-scripts --include=dev/);
});

test('does neither again while nothing changed', async () => {
  expect(await run('scripts/hello.js', 'again')).toEqual({ code: 7, out: 'hello again\n', progress: '' });
});

test('installs again when the lock file changed', async () => {
  await write('package-lock.json', '{ "changed": true }');
  expect((await run('build')).progress).toContain('Installing packages');
});

test('a removed source leaves no compiled twin', async () => {
  expect(existsSync(join(root, 'dist/scripts/removed.test.js'))).toBe(true);
  await rm(join(root, 'scripts/removed.test.ts'));
  await run('build');
  expect(existsSync(join(root, 'dist/scripts/removed.test.js'))).toBe(false);
  expect(existsSync(join(root, 'dist/scripts/hello.js'))).toBe(true);
});

test('a signal reaches the program, whose exit code is ours', async () => {
  const child = start('scripts/wait.js');
  await once(child.stdout!, 'data');
  child.kill('SIGTERM');
  expect(await once(child, 'exit')).toEqual([42, null]);
});

test('what does not compile does not run', async () => {
  await write('scripts/wrong.ts', 'export const n: number = "text";\n');
  const { code, out, progress } = await run('scripts/hello.js', 'stale');
  expect({ code, out }).toEqual({ code: 1, out: '' });
  expect(progress).toContain('Compiling: failed');
});
