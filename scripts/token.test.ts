import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { jwtVerify } from 'jose';
import {
  DEVELOPMENT_AUDIENCE,
  DEVELOPMENT_ISSUER,
  openDevelopmentIssuer,
} from '../gateway/development-issuer.js';

const run = promisify(execFile);
const UNIT = '0198f7a0-0000-7000-8000-000000000001';
const SCRIPT = fileURLToPath(new URL('./token.js', import.meta.url));

let dataDir: string;
beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'token-'));
});
afterAll(() => rm(dataDir, { recursive: true, force: true }));

const token = (
  args: string[],
  environment: NodeJS.ProcessEnv = {},
): Promise<{ stdout: string; stderr: string }> =>
  run(process.execPath, [SCRIPT, ...args], {
    env: { PATH: process.env['PATH'], DATA_DIR: dataDir, ...environment },
  });

it('prints a token that the gateway of the same data directory accepts, and nothing else', async () => {
  const { stdout, stderr } = await token(['--role', 'COMMUNE_OFFICER', '--area', UNIT, '--hours', '2']);
  expect(stderr).toBe('');
  expect(stdout).toMatch(/^\S+\n$/);
  const { publicKey } = await openDevelopmentIssuer(dataDir);
  const { payload } = await jwtVerify(stdout.trim(), publicKey, {
    issuer: DEVELOPMENT_ISSUER,
    audience: DEVELOPMENT_AUDIENCE,
  });
  expect(payload).toMatchObject({ role: 'COMMUNE_OFFICER', area: UNIT, exp: payload.iat! + 7200 });
});

it.each<[string[], NodeJS.ProcessEnv, string]>([
  [['--role', 'KING'], {}, 'There is no role KING; the roles are ORGANIZATION, COMMUNE_OFFICER'],
  [['--role', 'SERVICE'], {}, 'There is no role SERVICE'],
  [[], {}, "required option '--role <role>' not specified"],
  [['--role', 'COMMUNE_OFFICER'], {}, 'the role COMMUNE_OFFICER needs --area'],
  [['--role', 'COMMUNE_OFFICER', '--area', '10525'], {}, 'not its code'],
  [['--role', 'ADMIN', '--hours', '0'], {}, 'Hours are a number above 0'],
  [['--role', 'ADMIN'], { NODE_ENV: 'production' }, 'the development issuer is refused'],
])('refuses %j %j', async (args, environment, reason) => {
  await expect(token(args, environment)).rejects.toMatchObject({
    stdout: '',
    stderr: expect.stringContaining(reason),
  });
});
