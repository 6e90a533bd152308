import { spawn } from 'node:child_process';
import { copyFile, mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { sourcePath } from '../support/source-path.js';

let root: string;

beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'register-schema-'));
  await mkdir(join(root, 'schema'));
  await symlink(sourcePath('node_modules'), join(root, 'node_modules'));
  await copyFile(sourcePath('eslint.config.mjs'), join(root, 'eslint.config.mjs'));
});

afterAll(() => rm(root, { recursive: true }));

/** The rules that object to a schema, sorted. */
async function lint(sdl: string): Promise<string[]> {
  await writeFile(join(root, 'schema/public.graphql'), sdl);
  const args = ['node_modules/eslint/bin/eslint.js', '--format', 'json', 'schema/public.graphql'];
  const eslint = spawn(process.execPath, args, { cwd: root, stdio: ['ignore', 'pipe', 'inherit'] });
  const [file] = JSON.parse(await text(eslint.stdout)) as { messages: { ruleId: string }[] }[];
  return file!.messages.map(({ ruleId }) => ruleId.replace('@graphql-eslint/', '')).sort();
}

const described = (field: string): string => `"""Reads."""\ntype Query {\n  """One."""\n  ${field}\n}\n`;

test('a described schema passes', async () => {
  expect(await lint(described('one: Int'))).toEqual([]);
});

test.each([
  ['require-description', `${described('one: Int')}type Bare {\n  """One."""\n  one: Int\n}\n`],
  ['require-description', `"""Reads."""\ntype Query {\n  one: Int\n}\n`],
  ['require-description', described('one(bare: Int): Int')],
  ['require-description', `${described('one: Colour')}"""Colours."""\nenum Colour {\n  RED\n}\n`],
  ['naming-convention', described('One: Int')],
  ['naming-convention', described('getOne: Int')],
  ['naming-convention', `${described('one: Colour')}"""Colours."""\nenum Colour {\n  """Red."""\n  red\n}\n`],
  ['require-deprecation-reason', described('one: Int @deprecated')],
])('%s objects to %j', async (rule, sdl) => {
  expect(await lint(sdl)).toEqual([rule]);
});
