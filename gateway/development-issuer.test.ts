import { mkdtemp, readdir, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { jwtVerify } from 'jose';
import {
  DEVELOPMENT_AUDIENCE,
  DEVELOPMENT_ISSUER,
  openDevelopmentIssuer,
  openDevelopmentSecret,
} from './development-issuer.js';

let folder: string;
beforeAll(async () => {
  folder = join(await mkdtemp(join(tmpdir(), 'issuer-')), 'data');
});
afterAll(() => rm(folder, { recursive: true, force: true }));

it('makes one key pair, whoever comes first, readable by its owner only', async () => {
  const [one, two] = await Promise.all([openDevelopmentIssuer(folder), openDevelopmentIssuer(folder)]);
  const later = await openDevelopmentIssuer(folder);
  const token = await one.sign({ role: 'ADMIN' }, 1);
  const expected = { issuer: DEVELOPMENT_ISSUER, audience: DEVELOPMENT_AUDIENCE };
  for (const { publicKey } of [two, later]) {
    const { payload } = await jwtVerify(token, publicKey, expected);
    expect(payload).toMatchObject({ role: 'ADMIN', exp: payload.iat! + 3600 });
  }
  expect(await readdir(folder)).toEqual(['development-key.json']);
  const file = join(folder, 'development-key.json');
  expect((await stat(file)).mode & 0o777).toBe(0o600);
  expect(JSON.parse(await readFile(file, 'utf8'))).toHaveProperty('d');
});

it('makes one secret, long enough to sign with', async () => {
  const secrets = await Promise.all([openDevelopmentSecret(folder), openDevelopmentSecret(folder)]);
  expect(new Set(secrets).size).toBe(1);
  expect(secrets[0]).toMatch(/^[0-9a-f]{64}$/);
});
