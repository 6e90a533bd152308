import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it, jest } from '@jest/globals';
import { openTestDatabase } from '../support/database.js';
import { startProgram } from '../support/process.js';

jest.setTimeout(60_000);

let dataDir: string;
beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'settings-'));
});
afterAll(() => rm(dataDir, { recursive: true }));

async function startInVain(environment: Record<string, string>): Promise<{ code: unknown; output: string }> {
  const product = startProgram('scripts/start.js', { DATA_DIR: dataDir, PORT: '0', ...environment });
  return { code: await product.ended, output: product.output() };
}

it('lists everything wrong with the settings at once, and touches nothing', async () => {
  const { code, output } = await startInVain({
    ...{
      PORT: '99999',
      HOST: '',
      DATABASE_URL: 'mysql://x',
      LOG_LEVEL: 'loud',
      JWT_INTERNAL_SECRET: 'short',
    },
    ...{
      SUBGRAPH_NOWHERE_URL: 'http://x',
      SUBGRAPH_CAMPAIGNS_URL: 'ftp://x',
      JWT_ISSUER: 'https://issuer.example',
    },
  });
  expect(code).toBe(1);
  expect(output.trim().split('\n')).toEqual([
    'These settings are wrong:',
    '  HOST must not be empty',
    '  PORT must be a port number, 0 to 65535',
    '  DATABASE_URL must be a URL that starts with postgres://',
    '  JWT_INTERNAL_SECRET must have at least 32 characters',
    '  LOG_LEVEL must be one of fatal, error, warn, info, debug, silent',
    '  SUBGRAPH_NOWHERE_URL names no subgraph; there are organizations, security-forces, campaigns, emulation',
    '  SUBGRAPH_CAMPAIGNS_URL must be a URL that starts with http:// or https://',
    '  JWT_JWKS_URL is required as soon as one of JWT_JWKS_URL, JWT_ISSUER, JWT_AUDIENCE is set',
    '  JWT_AUDIENCE is required as soon as one of JWT_JWKS_URL, JWT_ISSUER, JWT_AUDIENCE is set',
  ]);
  expect(await readdir(dataDir)).toEqual([]);
});

it('refuses the development issuer in production', async () => {
  const { code, output } = await startInVain({ NODE_ENV: 'production' });
  expect(code).toBe(1);
  expect(output).toContain(
    'JWT_JWKS_URL is required when NODE_ENV is production: the development issuer is refused there',
  );
  expect(output).toContain('JWT_INTERNAL_SECRET is required when NODE_ENV is production');
});

it('says that the database cannot be reached, without its password', async () => {
  const { code, output } = await startInVain({
    DATABASE_URL: 'postgres://keeper:not-to-be-shown@127.0.0.1:9/register',
  });
  expect(code).toBe(1);
  expect(output).toMatch(
    /The database cannot be reached \(ECONNREFUSED\)\. Is it running, and is DATABASE_URL right\?\n$/,
  );
  expect(output).not.toContain('not-to-be-shown');
  expect(output).not.toMatch(/\n +at /);
});

it('gives the database’s own reason when it refuses the user', async () => {
  const database = await openTestDatabase();
  const url = new URL(database.url);
  Object.assign(url, { username: 'nobody', password: 'not-to-be-shown' });
  const { code, output } = await startInVain({ DATABASE_URL: url.href });
  expect(code).toBe(1);
  expect(output).toMatch(
    /The database cannot be reached \(.*(nobody|another user|password).*\)\. Is it running/,
  );
  expect(output).not.toContain('not-to-be-shown');
  await database.stop();
});
