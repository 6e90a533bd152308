import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { openTestDatabase, type TestDatabase } from './database.js';
import { readRegisterState } from './register-state.js';
import { runOnServer } from './server.js';

let database: TestDatabase;
beforeAll(async () => {
  database = await openTestDatabase();
});
afterAll(() => database.stop());

it('sees one changed value in one row, and every table', async () => {
  const before = await readRegisterState(database.url);
  console.info(`${Object.keys(before).length} tables examined`);
  expect(Object.keys(before).length).toBeGreaterThan(20);
  expect(await readRegisterState(database.url)).toEqual(before);
  await runOnServer(database.url, `update organizations.organization set version = 2 where code = 'HD-0001'`);
  const after = await readRegisterState(database.url);
  const changed = Object.keys(after).filter((name) => after[name] !== before[name]);
  expect(changed).toEqual(['organizations.organization']);
});
