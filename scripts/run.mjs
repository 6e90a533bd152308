/**
 * The door of every npm script: `node scripts/run.mjs [--clean] build | test | <compiled module> [arguments]`.
 * Plain JavaScript for whatever Node (20 or later) the machine has; the product itself runs on Node 24.
 */
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { constants } from 'node:os';
import { dirname, join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';

const ROOT = dirname(dirname(fileURLToPath(import.meta.url)));
const DIST = join(ROOT, 'dist');
const LOCK = join(ROOT, 'package-lock.json');
const NODE_MODULES = join(ROOT, 'node_modules');
const INSTALLED = join(NODE_MODULES, '.installed');
const COMPILED = join(DIST, '.compiled');
const SOURCE_FOLDERS = ['gateway', 'subgraphs', 'scripts', 'test'];

const digest = (text) => createHash('sha256').update(text).digest('hex');
const readIfThere = (file) => (existsSync(file) ? readFileSync(file, 'utf8') : null);

/** Runs a long step, saying what it is and how long it took: silence looks like a hang. */
async function runStep(title, file, args) {
  process.stderr.write(`${title} …\n`);
  const started = Date.now();
  const ticker = setInterval(() => {
    process.stderr.write(`  still at it, ${Math.round((Date.now() - started) / 1000)} s\n`);
  }, 10_000);
  const code = await runProgram(file, args, ['ignore', 2, 2]);
  clearInterval(ticker);
  if (code !== 0) fail(`${title}: failed (exit code ${code}), see above.`);
  process.stderr.write(`${title}: done in ${((Date.now() - started) / 1000).toFixed(1)} s\n`);
}

/** Runs a program to its end with our signals passed on, and answers its exit code. */
function runProgram(file, args, stdio) {
  const child = spawn(file, args, { cwd: ROOT, stdio });
  const forward = (signal) => {
    // On a terminal, Ctrl-C reaches the whole group: passing it on would deliver it twice.
    if (signal !== 'SIGINT' || !process.stdin.isTTY) child.kill(signal);
  };
  const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'];
  for (const signal of signals) process.on(signal, forward);
  return new Promise((resolve) => {
    child.on('error', (error) => fail(`${file} could not be started: ${error.message}`));
    child.on('exit', (code, signal) => {
      for (const name of signals) process.off(name, forward);
      resolve(code ?? 128 + constants.signals[signal]);
    });
  });
}

function fail(message) {
  process.stderr.write(`${message}\n`);
  process.exit(1);
}

/** Packages as the lock file says; the lock's digest is kept so that a fresh checkout of another lock installs. */
async function install() {
  if (!existsSync(LOCK)) fail('package-lock.json is missing: the packages of this product are not known.');
  const wanted = digest(readFileSync(LOCK));
  const installed = readIfThere(INSTALLED);
  if (installed === wanted) return;
  const byNpm = join(NODE_MODULES, '.package-lock.json');
  const fresh = installed === null && existsSync(byNpm) && statSync(byNpm).mtimeMs >= statSync(LOCK).mtimeMs;
  if (!fresh) {
    // --include=dev: with NODE_ENV=production npm would leave out the compiler.
    const args = [
      'ci',
      '--ignore-scripts',
      '--include=dev',
      '--no-audit',
      '--no-fund',
      '--no-progress',
      '--loglevel=error',
    ];
    const cli = process.env.npm_execpath;
    if (cli?.endsWith('.js')) await runStep('Installing packages', process.execPath, [cli, ...args]);
    else await runStep('Installing packages', 'npm', args);
  }
  writeFileSync(INSTALLED, wanted);
}

/** Node 24 as a package where there is one for the platform; elsewhere the machine's own must do. */
function findNode() {
  const packaged = [
    join(NODE_MODULES, `node-${process.platform}-${process.arch}`, 'bin', 'node'),
    join(NODE_MODULES, `node-win-${process.arch}`, 'bin', 'node.exe'),
  ].find(existsSync);
  if (packaged) return packaged;
  if (Number(process.versions.node.split('.')[0]) >= 24) return process.execPath;
  return fail(
    `Node 24 or later is needed on ${process.platform}-${process.arch}; this is ${process.versions.node}.`,
  );
}

function listFiles(folder, extensions) {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return listFiles(path, extensions);
    return extensions.some((extension) => entry.name.endsWith(extension)) ? [path] : [];
  });
}

/** Everything compilation depends on, by name, size and time: reading it costs milliseconds. */
function describeSources() {
  const files = SOURCE_FOLDERS.flatMap((folder) => listFiles(join(ROOT, folder), ['.ts', '.json']));
  const lines = [...files, join(ROOT, 'tsconfig.json'), LOCK].map((file) => {
    const { size, mtimeMs } = statSync(file);
    return `${relative(ROOT, file)} ${size} ${mtimeMs}`;
  });
  return digest(lines.sort().join('\n'));
}

/** A removed source must not live on as its compiled twin: its test would still run. */
function removeOrphans() {
  for (const compiled of listFiles(DIST, ['.js', '.json'])) {
    const source = join(ROOT, relative(DIST, compiled));
    if (!existsSync(source) && !existsSync(source.replace(/\.js$/, '.ts'))) rmSync(compiled);
  }
}

async function compile(node, clean) {
  const sources = describeSources();
  if (!clean && readIfThere(COMPILED) === sources) return;
  if (clean) rmSync(DIST, { recursive: true, force: true });
  mkdirSync(DIST, { recursive: true });
  rmSync(COMPILED, { force: true });
  await runStep('Compiling', node, [join(NODE_MODULES, 'typescript', 'bin', 'tsc'), '-p', ROOT]);
  removeOrphans();
  writeFileSync(COMPILED, sources);
}

const words = process.argv.slice(2);
const clean = words[0] === '--clean';
const [target, ...args] = clean ? words.slice(1) : words;
if (!target) fail('Say what to run: build, test, or a compiled module such as scripts/start.js.');

await install();
const node = findNode();
await compile(node, clean);
if (target === 'test') {
  const jest = [
    '--experimental-vm-modules',
    '--disable-warning=ExperimentalWarning',
    join('node_modules', 'jest', 'bin', 'jest.js'),
  ];
  process.exitCode = await runProgram(node, [...jest, ...args], 'inherit');
} else if (target !== 'build') {
  const module = join(DIST, ...target.split('/'));
  if (!existsSync(module))
    fail(`${target} is not among the compiled modules (${relative(ROOT, DIST)}${sep}).`);
  process.exitCode = await runProgram(node, ['--enable-source-maps', module, ...args], 'inherit');
}
